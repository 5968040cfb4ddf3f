import { Event } from '../../simulate/events/event';
import { eventKind } from '../../simulate/events/event-kinds';
import { hasFilter } from '../../simulate/events/pattern-filter';
import { startsOn } from '../../simulate/events/trigger-filter';
import { filterOf, TriggerSource, triggersOf } from '../../simulate/events/triggers';
import { Contexts, ExpressionSyntaxError, expressionsIn, holds } from '../../simulate/expressions/expression';
import { PartlyKnown, Text, Unknown, Value } from '../../simulate/value';

/** What is known of all runs of one kind: their event, and how their ref starts. */
export interface Situation {
  readonly event: string;
  /** `refs/tags/` and what only the run tells, or nothing known. */
  readonly ref: Text;
}

const REST = { source: '<ref>', reason: 'the event tells it' };
const BRANCH = new Unknown(['refs/heads/', REST]);
const TAG = new Unknown(['refs/tags/', REST]);
const PULL_REQUEST = new Unknown(['refs/pull/', REST]);
const ANY_REF = new Unknown([REST]);

/**
 * Every kind of run that the triggers of a workflow allow; none told where another workflow may call it, in whose runs
 * anything is possible.
 */
export function situationsOf(on: Value): Situation[] | undefined {
  const triggers = triggersOf(on);
  return triggers.some(({ event }) => event === 'workflow_call')
    ? undefined
    : triggers.flatMap((trigger) => refsOf(trigger).map((ref) => ({ event: trigger.event, ref })));
}

function refsOf({ event, value }: TriggerSource): Text[] {
  switch (event) {
    case 'push': return refsOfPush(value);
    case 'release': return [TAG];
    case 'workflow_dispatch': return [BRANCH, TAG];
    case 'pull_request': return [PULL_REQUEST, ...(filterOf(value, 'types') ?? []).includes('closed') ? [ANY_REF] : []];
    default: return [eventKind(event) === undefined || eventKind(event)?.ref === 'of the event' ? ANY_REF : BRANCH];
  }
}

function refsOfPush(trigger: Value): Text[] {
  const [onBranches, onTags] = [hasFilter(trigger, 'branches'), hasFilter(trigger, 'tags')];
  return [...onBranches || !onTags ? [BRANCH] : [], ...onTags || !onBranches ? [TAG] : []];
}

/** Whether a condition is false in every run that the triggers allow, whatever else is not known. */
export function neverHolds(condition: Value, on: Value): boolean {
  try {
    return isAlwaysFalse(condition, on);
  } catch (error) {
    // What is no expression is found by others.
    if (error instanceof ExpressionSyntaxError) {
      return false;
    }
    throw error;
  }
}

function isAlwaysFalse(condition: Value, on: Value): boolean {
  const situations = situationsOf(on);
  if (situations === undefined || situations.length === 0) {
    return false;
  }
  // Any run can be cancelled.
  const text = String(condition).replace(/\bcancelled\s*\(\s*\)/gi, 'job.cancelled');
  const isFalse = (situation: Situation) => holds(text, contextsOf(situation), UNTOLD_STATUS) === false;
  return situations.every((situation) => isFalse(situation) || namedRefs(text, situation, on)?.every(isFalse) === true);
}

const UNTOLD_STATUS = { success: untold('success()'), failure: untold('failure()') };

function contextsOf({ event, ref }: Situation): Contexts {
  const github = new PartlyKnown({ event_name: event, ref, ...ofKind(ref) }, untold('github'));
  const [env, vars, needs, secrets, inputs] = ['env', 'vars', 'needs', 'secrets', 'inputs'].map(untold);
  return { github, env, vars, needs, secrets, inputs, steps: untold('steps'), matrix: untold('matrix'), job: untold('job'), runner: untold('runner'), strategy: untold('strategy') };
}

function ofKind(ref: Text): { ref_name: Text; ref_type?: string } {
  const start = typeof ref === 'string' ? ref : String(ref.parts[0]);
  const kind = /^refs\/(heads|tags)\//.exec(start)?.[1];
  return {
    ref_name: typeof ref === 'string' ? ref.replace(/^refs\/\w+\//, '') : untold('github.ref_name'),
    ...(kind !== undefined && { ref_type: kind === 'tags' ? 'tag' : 'branch' }),
  };
}

function untold(name: string): Unknown {
  return Unknown.of(`\${{ ${name} }}`, 'the run tells it');
}

/**
 * The refs of a situation that a condition can tell from all others where it only compares: those that it names and
 * that start the workflow, and one more. Nothing where it does more than compare.
 */
function namedRefs(condition: string, { event, ref }: Situation, on: Value): Situation[] | undefined {
  const expression = expressionsIn(condition)[0] ?? condition;
  const withoutStatus = expression.replace(/\b(?:always|success|failure)\s*\(\s*\)/gi, '');
  if (/\w\s*\(/.test(withoutStatus.replace(/'(?:[^']|'')*'/g, "''")) || ref === ANY_REF || ref === PULL_REQUEST) {
    return undefined;
  }
  const start = ref === TAG ? 'refs/tags/' : 'refs/heads/';
  const names = [...expression.matchAll(/'((?:[^']|'')*)'/g)].map(([, text]) => text.replace(/^refs\/(?:heads|tags)\//, ''));
  const possible = names.filter((name) => name !== '' && (event !== 'push' || startsOn(on, ref === TAG ? Event.pushOfTag({ tag: name }) : Event.pushTo({ branch: name })).verdict !== 'skipped'));
  return [...possible, 'a-name-that-no-condition-has'].map((name) => ({ event, ref: `${start}${name}` }));
}
