import { mapping } from '../../../simulate/workflow-file';
import { partsOf } from '../reference';
import { Rule } from '../rule';
import { deedsOf, grouped, isCertain, pathOf, Run, runsOf } from '../runs';
import { areOf, listed, quoted } from '../wording';

/** A pre-release is not for everybody. */
export const latestOnPrerelease: Rule = {
  id: 'latest-on-prerelease',
  severity: 'error',
  title: 'A pre-release moves the tag latest',
  explanation: 'Who names no tag pulls latest, and so gets the release candidate.',
  check: (context) => {
    const pushes = deedsOf('push', runsOf(context)).filter(({ run, effect }) => isOfPrerelease(run) && partsOf(effect.reference).tag === 'latest');
    return grouped(pushes, (push) => JSON.stringify(pathOf(push))).map((group) => {
      const certain = group.filter(isCertain);
      const told = certain.length > 0 ? certain : group;
      const references = told.map(({ effect }) => String(effect.reference));
      const events = listed(told.map(({ run }) => quoted(run.planned.title)));
      return {
        at: context.locate(pathOf(group[0])),
        message: certain.length > 0 ? `${listed(references)} ${areOf(references)} pushed on ${events}` : `${listed(references)} could be pushed on ${events}`,
        help: 'Push latest for stable versions only: type=raw,value=latest,enable=${{ !github.event.release.prerelease }} and flavor: latest=false, or latest=auto with type=semver',
        ...(certain.length === 0 && { severity: 'note' as const }),
      };
    });
  },
};

function isOfPrerelease({ event }: Run): boolean {
  const tag = event.refType === 'tag' && typeof event.refName === 'string' ? event.refName : '';
  return mapping(event.payload.release).prerelease === true || /^v?\d+\.\d+\.\d+-/.test(tag);
}
