import { Event } from './event';
import { eventKind } from './event-kinds';
import { decideByPatterns, hasFilter, listed } from './pattern-filter';
import { filterOf, schedulesOf, triggerFor, triggersOf } from './triggers';
import { Decision } from '../decision';
import { Unknown, Value } from '../value';

const CHECKS = [byActivity, byRef, byPaths, bySchedule, byWorkflow];
const STRONGEST_FIRST = ['skipped', 'unknown', 'runs'] as const;

/**
 * Whether the event starts a workflow.
 *
 * @param on what the workflow runs on, as YAML gives it
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#on
 */
export function startsOn(on: Value, event: Event): Decision {
  const name = event.called ? 'workflow_call' : event.name;
  const trigger = triggerFor(on, name);
  if (trigger === undefined) {
    return { verdict: 'skipped', reason: `${name} is not among what the workflow runs on: ${triggersOf(on).map((source) => source.event).join(', ')}` };
  }
  const decisions = event.called ? [] : CHECKS.flatMap((check) => check(trigger, event));
  for (const verdict of STRONGEST_FIRST) {
    const reasons = decisions.filter((decision) => decision.verdict === verdict).map(({ reason }) => reason);
    if (reasons.length > 0) {
      return { verdict, reason: `${name}: ${reasons.join(' and ')}` };
    }
  }
  return { verdict: 'runs', reason: '' };
}

function byActivity(trigger: Value, { name, action }: Event): Decision[] {
  const types = filterOf(trigger, 'types');
  const wanted = types ?? eventKind(name)?.defaultActivities ?? [];
  if (wanted.length === 0) {
    return [];
  }
  if (action === undefined) {
    return [{ verdict: 'unknown', reason: `only ${listed(wanted)} start it, and the activity of the event is not given` }];
  }
  if (!wanted.includes(action)) {
    return [{ verdict: 'skipped', reason: types === undefined ? `without types only ${listed(wanted)} start it, not ${action}` : `types ${listed(types)} does not have ${action}` }];
  }
  return types === undefined ? [] : [{ verdict: 'runs', reason: `types ${listed(types)} has ${action}` }];
}

function byRef(trigger: Value, { name, filteredRef }: Event): Decision[] {
  if (filteredRef === undefined) {
    return hasFilter(trigger, 'branches') || hasFilter(trigger, 'tags') ? [{ verdict: 'unknown', reason: 'the branch or tag of the event is not given' }] : [];
  }
  const [filter, other] = filteredRef.type === 'branch' ? ['branches', 'tags'] as const : ['tags', 'branches'] as const;
  if (name === 'push' && hasFilter(trigger, other) && !hasFilter(trigger, filter)) {
    return [{ verdict: 'skipped', reason: `it has a filter for ${other} and none for ${filter}, so that ${filter} do not start it` }];
  }
  return decideByPatterns(trigger, filter, {
    names: filteredRef.name instanceof Unknown ? undefined : [filteredRef.name],
    noneMatches: `does not match ${filteredRef.name}`,
    allMatch: `matches ${filteredRef.name}`,
    unknown: `the ${filteredRef.type} is not known`,
  });
}

function byPaths(trigger: Value, { filteredRef, changedFiles }: Event): Decision[] {
  // "Path filters are not evaluated for pushes of tags."
  return filteredRef?.type === 'tag' ? [] : decideByPatterns(trigger, 'paths', {
    names: changedFiles,
    noneMatches: 'matches no changed file',
    allMatch: 'matches every changed file',
    unknown: 'the changed files are not given',
  });
}

function bySchedule(trigger: Value, { name, payload }: Event): Decision[] {
  const crons = schedulesOf(trigger).map(({ cron }) => cron);
  return name !== 'schedule' || crons.some((cron) => cron === payload.schedule)
    ? []
    : [{ verdict: 'skipped', reason: `${payload.schedule} is not among its times ${listed(crons)}` }];
}

function byWorkflow(trigger: Value, { otherWorkflow }: Event): Decision[] {
  const workflows = filterOf(trigger, 'workflows');
  if (otherWorkflow === undefined || workflows === undefined) {
    return [];
  }
  if (workflows.includes(otherWorkflow)) {
    return [{ verdict: 'runs', reason: `workflows ${listed(workflows)} has ${otherWorkflow}` }];
  }
  return [workflows.some((pattern) => pattern.includes('*'))
    ? { verdict: 'unknown', reason: `workflows ${listed(workflows)} has a pattern, of which GitHub does not say what it does there` }
    : { verdict: 'skipped', reason: `workflows ${listed(workflows)} does not have ${otherWorkflow}` }];
}
