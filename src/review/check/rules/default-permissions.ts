import { Rule } from '../rule';
import { runsByJob } from '../runs';
import { areOf, listed } from '../wording';

/** What a job may do is to be read in the file. */
export const defaultPermissions: Rule = {
  id: 'default-permissions',
  severity: 'warning',
  title: 'The settings of the repository decide what the token of the run may do',
  explanation: 'Without permissions in the file a job gets what the repository or the organisation has set: all rights to write in older ones, and in newer ones not the right to push to ghcr.io.',
  check: (context) => {
    const jobs = runsByJob(context).filter(({ runs }) => runs.some(({ event, job }) => !event.called && job.permissions.origin === 'default')).map(({ source }) => source.id);
    return jobs.length === 0 ? [] : [{
      at: context.locate(['jobs', jobs[0]]),
      message: `No permissions are given to ${listed(jobs)}: the settings of the repository decide what ${areOf(jobs) === 'is' ? 'it' : 'they'} may do`,
      help: 'Write permissions: {} at the top, and what a job needs at the job',
    }];
  },
};
