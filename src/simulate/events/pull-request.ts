import { partly, repositoryPayload, untold, untoldFields } from './payload';
import { RepositoryFacts } from './repository-facts';
import { join, Text } from '../value';
import { Mapping } from '../workflow-file';

/** A pull request and what happens to it. */
export interface PullRequestEvent {
  readonly number?: number;
  /** The branch that it wants to be merged into. */
  readonly base: Text;
  /** The branch that it comes from. */
  readonly head?: string;
  /** `opened` if left out. */
  readonly action?: string;
  readonly fromFork?: boolean;
  /** Whether it is closed by merging it. */
  readonly merged?: boolean;
  /** The files that it changes. */
  readonly changedFiles?: readonly string[];
}

/**
 * What the event of a pull request carries besides for some activities.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request
 */
export const PULL_REQUEST_ACTIVITY_FIELDS: Readonly<Record<string, readonly string[]>> = {
  assigned: ['assignee'],
  unassigned: ['assignee'],
  auto_merge_disabled: ['reason'],
  auto_merge_enabled: ['reason'],
  dequeued: ['reason'],
  edited: ['changes'],
  labeled: ['label'],
  unlabeled: ['label'],
  milestoned: ['milestone'],
  demilestoned: ['milestone'],
  review_requested: ['requested_reviewer', 'requested_team'],
  review_request_removed: ['requested_reviewer', 'requested_team'],
  stacked: ['stack'],
  synchronize: ['after', 'before'],
};

// Whoever has the fork: it only matters that it is somebody else.
const CONTRIBUTOR = 'contributor';

/** `refs/pull/7/merge`, what the pull request would give. */
export function mergeRef({ number }: PullRequestEvent): Text {
  return join('refs/pull/', numberText(number), '/merge');
}

/** `7/merge` */
export function mergeRefName({ number }: PullRequestEvent): Text {
  return join(numberText(number), '/merge');
}

/** What the event of a pull request carries. */
export function pullRequestPayload(event: PullRequestEvent, facts: RepositoryFacts): Mapping {
  const { number, action = 'opened', merged = false } = event;
  return {
    ...untoldFields(PULL_REQUEST_ACTIVITY_FIELDS[action] ?? []),
    number: number ?? untold('number'),
    pull_request: partly('pull_request', {
      number,
      state: action === 'closed' ? 'closed' : 'open',
      merged,
      base: partly('pull_request.base', { ref: event.base, repo: repositoryPayload('pull_request.base.repo', facts) }),
      head: partly('pull_request.head', {
        ref: event.head,
        repo: repositoryPayload('pull_request.head.repo', event.fromFork ? forkOf(facts) : facts),
      }),
    }),
  };
}

function forkOf({ repository, visibility }: RepositoryFacts): RepositoryFacts {
  return { repository: `${CONTRIBUTOR}/${repository?.split('/')[1] ?? 'fork'}`, visibility, fork: true };
}

function numberText(number: number | undefined): Text {
  return number === undefined ? untold('number') : String(number);
}
