import { Event } from './event';

/**
 * Whether the run has no rights because its code comes from a fork: unless the repository is set to trust forks, it
 * gets no secret but a token that can only read.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#how-permissions-are-calculated-for-a-workflow-job
 */
export function isUntrusted(event: Event): boolean {
  return event.name === 'pull_request' && event.pullRequest?.fromFork === true;
}
