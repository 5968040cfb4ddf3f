import { RECORD } from './record-job';
import { checkOutScripts, JobsContext, ReleaseJob } from './release-job';
import { Occasion } from '../../model/notifier';
import { DEFAULT_RUNNER } from '../../model/runner';
import { notifySteps } from '../../steps/notify-steps';
import { expression } from '../conditions';
import { Script } from '../script';

/** Tells people how it ended. Of a rehearsal nobody is told but who started it. */
export function notifyJob(context: JobsContext): ReleaseJob {
  const { project, release, condition, rehearse, only } = context;
  const { notifiers, name } = release;
  const failuresOnly = notifiers.every(({ on }) => on.every((occasion) => occasion === Occasion.FAILURE));
  // What is repaired everywhere is published; what is repaired in one place may still be missing in another.
  const about = only && expression(`${only} == 'all' && 'versions' || format('the repair of {0}', ${only})`);
  return {
    id: 'notify',
    job: {
      name: 'Notify',
      needs: [RECORD],
      if: expression([
        'always()',
        condition,
        ...(rehearse ? [`!${rehearse}`] : []),
        ...(failuresOnly ? [`needs.${RECORD}.result != 'success'`] : []),
      ].join(' && ')),
      runsOn: DEFAULT_RUNNER,
      timeoutMinutes: 10,
    },
    steps: [
      checkOutScripts(context),
      ...notifySteps(project, notifiers, (script) => Script.in(project, script), { release: name, about }),
    ],
  };
}
