/** What GitHub documents of an event that starts workflows. */
export interface EventKind {
  /** Its activity types; left out if it has none, or any. */
  readonly activities?: readonly string[];
  /** The activity types that start a workflow that names none; all of them if left out. */
  readonly defaultActivities?: readonly string[];
  /** What it carries besides its activity, the repository and who did it. */
  readonly fields: readonly string[];
  /** Where the run takes place, if that is not the default branch: at a ref that only the event tells. */
  readonly ref?: 'of the event';
}

const PULL_REQUEST_ACTIVITIES = [
  'assigned', 'unassigned', 'labeled', 'unlabeled', 'opened', 'edited', 'closed', 'reopened', 'synchronize', 'converted_to_draft', 'locked',
  'unlocked', 'enqueued', 'dequeued', 'milestoned', 'demilestoned', 'ready_for_review', 'review_requested', 'review_request_removed',
  'auto_merge_enabled', 'auto_merge_disabled', 'stacked',
];
const PULL_REQUEST_DEFAULTS = ['opened', 'synchronize', 'reopened'];

/**
 * The events that start workflows, with what they carry.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
export const EVENT_KINDS: Readonly<Record<string, EventKind>> = {
  branch_protection_rule: { activities: ['created', 'edited', 'deleted'], fields: ['rule', 'changes'] },
  check_run: { activities: ['created', 'rerequested', 'completed', 'requested_action'], fields: ['check_run', 'requested_action'] },
  check_suite: { activities: ['completed'], fields: ['check_suite'] },
  create: { fields: ['description', 'master_branch', 'pusher_type', 'ref', 'ref_type'], ref: 'of the event' },
  delete: { fields: ['pusher_type', 'ref', 'ref_type'] },
  deployment: { fields: ['action', 'deployment', 'workflow', 'workflow_run'], ref: 'of the event' },
  deployment_status: { fields: ['action', 'check_run', 'deployment', 'deployment_status', 'workflow', 'workflow_run'], ref: 'of the event' },
  discussion: {
    activities: [
      'created', 'edited', 'deleted', 'transferred', 'pinned', 'unpinned', 'labeled', 'unlabeled', 'locked', 'unlocked', 'category_changed', 'answered', 'unanswered',
    ],
    fields: ['answer', 'changes', 'discussion', 'label', 'old_answer'],
  },
  discussion_comment: { activities: ['created', 'edited', 'deleted'], fields: ['changes', 'comment', 'discussion'] },
  fork: { fields: ['forkee'] },
  gollum: { fields: ['pages'] },
  image_version: { activities: ['created', 'ready', 'deleted'], fields: ['image_version'] },
  issue_comment: { activities: ['created', 'edited', 'deleted'], fields: ['changes', 'comment', 'issue'] },
  issues: {
    activities: [
      'opened', 'edited', 'deleted', 'transferred', 'pinned', 'unpinned', 'closed', 'reopened', 'assigned', 'unassigned', 'labeled', 'unlabeled',
      'locked', 'unlocked', 'milestoned', 'demilestoned', 'field_added', 'field_removed', 'typed', 'untyped',
    ],
    fields: ['assignee', 'changes', 'issue', 'issue_field', 'issue_field_value', 'label', 'milestone', 'type'],
  },
  label: { activities: ['created', 'edited', 'deleted'], fields: ['changes', 'label'] },
  merge_group: { activities: ['checks_requested'], fields: ['merge_group'], ref: 'of the event' },
  milestone: { activities: ['created', 'closed', 'opened', 'edited', 'deleted'], fields: ['changes', 'milestone'] },
  page_build: { fields: ['build', 'id'] },
  project: { activities: ['created', 'closed', 'reopened', 'edited', 'deleted'], fields: ['changes', 'project'] },
  project_card: { activities: ['created', 'moved', 'converted', 'edited', 'deleted'], fields: ['changes', 'project_card'] },
  project_column: { activities: ['created', 'updated', 'moved', 'deleted'], fields: ['changes', 'project_column'] },
  public: { fields: [] },
  pull_request: { activities: PULL_REQUEST_ACTIVITIES, defaultActivities: PULL_REQUEST_DEFAULTS, fields: ['number', 'pull_request'], ref: 'of the event' },
  pull_request_review: { activities: ['submitted', 'edited', 'dismissed'], fields: ['changes', 'pull_request', 'review'], ref: 'of the event' },
  pull_request_review_comment: { activities: ['created', 'edited', 'deleted'], fields: ['changes', 'comment', 'pull_request'], ref: 'of the event' },
  pull_request_target: { activities: PULL_REQUEST_ACTIVITIES, defaultActivities: PULL_REQUEST_DEFAULTS, fields: ['number', 'pull_request'] },
  push: {
    fields: ['after', 'base_ref', 'before', 'commits', 'compare', 'created', 'deleted', 'forced', 'head_commit', 'pusher', 'ref'],
    ref: 'of the event',
  },
  registry_package: { activities: ['published', 'updated'], fields: ['registry_package'], ref: 'of the event' },
  release: {
    activities: ['published', 'unpublished', 'created', 'edited', 'deleted', 'prereleased', 'released'],
    fields: ['changes', 'release'],
    ref: 'of the event',
  },
  repository_dispatch: { fields: ['action', 'branch', 'client_payload'] },
  schedule: { fields: ['schedule', 'workflow'] },
  status: {
    fields: ['avatar_url', 'branches', 'commit', 'context', 'created_at', 'description', 'id', 'name', 'sha', 'state', 'target_url', 'updated_at'],
  },
  watch: { activities: ['started'], fields: [] },
  workflow_dispatch: { fields: ['inputs', 'ref', 'workflow'], ref: 'of the event' },
  workflow_run: { activities: ['completed', 'requested', 'in_progress'], fields: ['workflow', 'workflow_run'] },
};

/** What GitHub documents of the event, if it is one. */
export function eventKind(name: string): EventKind | undefined {
  return Object.hasOwn(EVENT_KINDS, name) ? EVENT_KINDS[name] : undefined;
}
