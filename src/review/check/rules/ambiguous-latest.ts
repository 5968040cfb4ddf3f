import { Push } from '../../../simulate/effect';
import { partsOf } from '../reference';
import { Rule } from '../rule';
import { Deed, deedsOf, grouped, isCertain, isOfPullRequest, pathOf, runsOf } from '../runs';
import { areOf, listed, quoted } from '../wording';

/** `latest` has to mean one thing. */
export const ambiguousLatest: Rule = {
  id: 'ambiguous-latest',
  severity: 'warning',
  title: 'Both releases and pushes to a branch move the tag latest',
  explanation: 'After a release latest is the release, after the next commit it is that commit. Nobody who pulls it knows which.',
  check: (context) => {
    const pushes = deedsOf('push', runsOf(context)).filter((push) => isCertain(push) && partsOf(push.effect.reference).tag === 'latest' && !isOfPullRequest(push.run.event));
    const ambiguous = grouped(pushes, ({ effect }) => String(effect.reference)).flatMap((group) => {
      const ofBranch = group.find(isOfBranch);
      const ofVersion = group.find(isOfVersion);
      return ofBranch === undefined || ofVersion === undefined ? [] : [{ ofBranch, ofVersion }];
    });
    return grouped(ambiguous, ({ ofBranch, ofVersion }) => JSON.stringify([pathOf(ofBranch), ofVersion.run.planned.id])).map((group) => {
      const [{ ofBranch, ofVersion }] = group;
      const references = group.map((pair) => String(pair.ofBranch.effect.reference));
      return {
        at: context.locate(pathOf(ofBranch)),
        message: `${listed(references)} ${areOf(references)} pushed both on ${quoted(ofBranch.run.planned.title)} and on ${quoted(ofVersion.run.planned.title)}`,
        help: 'Keep latest for releases, and give the branch a tag of its own, such as edge',
      };
    });
  },
};

function isOfBranch({ run: { event } }: Deed<Push>): boolean {
  return event.refType === 'branch' && event.name === 'push';
}

function isOfVersion({ run: { event } }: Deed<Push>): boolean {
  return event.refType === 'tag' && (event.name === 'push' || event.name === 'release');
}
