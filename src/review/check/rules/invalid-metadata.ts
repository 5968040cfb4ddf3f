import { Rule } from '../rule';
import { grouped, isOfItsOwn, pathOf, runsOf } from '../runs';
import { listed, quoted } from '../wording';

/** What docker/metadata-action is given must be what it takes. */
export const invalidMetadata: Rule = {
  id: 'invalid-metadata',
  severity: 'error',
  title: 'docker/metadata-action fails with its inputs',
  explanation: 'The action reads its inputs only when it runs, so that the mistake stops the release.',
  check: (context) => {
    const failing = runsOf(context).filter(isOfItsOwn).flatMap((run) => run.job.steps.flatMap((step) => /^(?:docker\/metadata-action|crazy-max\/ghaction-docker-meta)@/i.test(step.uses ?? '') && step.failure !== undefined && !isTaken(step.failure)
      ? [{ run, step, failure: step.failure }]
      : []));
    return grouped(failing, (failed) => JSON.stringify([pathOf(failed), failed.failure])).map((group) => ({
      at: context.locate(pathOf(group[0])),
      message: `docker/metadata-action fails on ${listed(group.map(({ run }) => quoted(run.planned.title)))}: ${group[0].failure.replace(/\.$/, '')}`,
      help: 'See the inputs of the action: https://github.com/docker/metadata-action#customizing',
    }));
  },
};

/** A plan may ask what happens if a job fails. */
function isTaken(failure: string): boolean {
  return failure === 'it is taken to fail';
}
