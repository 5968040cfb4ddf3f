import { mapping } from '../../../simulate/workflow-file';
import { Rule } from '../rule';
import { deedsOf, runsByJob } from '../runs';

/** A job that hangs should end. */
export const missingTimeout: Rule = {
  id: 'missing-timeout',
  severity: 'note',
  title: 'A job that pushes has no timeout',
  explanation: 'A push that hangs holds its runner, and the releases that wait behind it, for six hours.',
  check: (context) => runsByJob(context)
    .filter(({ source, runs }) => source.uses === undefined && deedsOf('push', runs).length > 0 && mapping(mapping(context.source.jobs)[source.id])['timeout-minutes'] === undefined)
    .map(({ source: { id } }) => ({ at: context.locate(['jobs', id]), message: `The job ${id} has no timeout-minutes`, help: 'Set timeout-minutes to about three times what the job takes' })),
};
