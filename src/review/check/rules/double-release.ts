import { Push } from '../../../simulate/effect';
import { isSameEverywhere } from '../reference';
import { Rule } from '../rule';
import { Deed, deedsOf, grouped, isCertain, runsOf } from '../runs';
import { areOf, listed, quoted } from '../wording';

// https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#release
const OF_ONE_RELEASE = ['published', 'released', 'prereleased', 'created'];

/** One release should run once. */
export const doubleRelease: Rule = {
  id: 'double-release',
  severity: 'warning',
  title: 'One release starts the workflow twice',
  explanation: 'Publishing a release makes its tag, which is an event too. Both runs build and push the same tags: which of the images stays is chance, and a digest that somebody has noted is gone.',
  check: (context) => {
    const pushes = deedsOf('push', runsOf(context)).filter((push) => isCertain(push) && isOfRelease(push) && isSameEverywhere(push.effect.reference));
    const doubled = grouped(pushes, ({ run, effect }) => JSON.stringify([String(run.event.refName), String(effect.reference)]))
      .filter((group) => new Set(group.map(({ run }) => run.planned.id)).size > 1);
    return grouped(doubled, (group) => JSON.stringify(group.map(({ run }) => run.planned.id))).slice(0, 1).map((groups) => {
      const references = groups.map(([{ effect }]) => String(effect.reference));
      return {
        at: context.locate(['on', groups[0][groups[0].length - 1].run.event.name]),
        message: `${listed(references)} ${areOf(references)} pushed twice for one release: on ${listed(groups[0].map(({ run }) => quoted(run.planned.title)))}`,
        help: 'Keep one of the two triggers',
      };
    });
  },
};

function isOfRelease({ run: { event } }: Deed<Push>): boolean {
  return event.refType === 'tag' && (event.name === 'push' || (event.name === 'release' && OF_ONE_RELEASE.includes(event.action ?? '')));
}
