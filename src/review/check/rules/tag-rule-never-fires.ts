import { attributeOf, fieldsOf } from '../../../simulate/metadata-action/lists';
import { Value } from '../../../simulate/value';
import { StepSource } from '../../../simulate/workflow-file';
import { Rule } from '../rule';
import { neverHolds, Situation, situationsOf } from '../situations';

/** A rule of docker/metadata-action for what never happens. */
export const tagRuleNeverFires: Rule = {
  id: 'tag-rule-never-fires',
  severity: 'warning',
  title: 'A tag rule gives no tag in any run',
  explanation: 'The triggers of the workflow allow no event for which docker/metadata-action follows the rule. A tag that people expect is never pushed.',
  check: ({ workflow: { on, jobs }, locate }) => jobs.flatMap((job) => job.steps.flatMap((step, index) => rulesOf(step).flatMap((rule) => {
    const never = whyNever(rule, on);
    return never === undefined ? [] : [{
      at: locate(['jobs', job.id, 'steps', index, 'with', 'tags'], rule),
      message: `The tag rule ${rule} never gives a tag: ${never.reason}`,
      help: 'Remove the rule, or add the trigger that it is for',
      ...(never.isUsual && { severity: 'note' as const }),
    }];
  }))),
};

/** The rules as they are written; none where an expression stands for more than one line. */
function rulesOf({ uses = '', with: inputs }: StepSource): string[] {
  if (!/^(?:docker\/metadata-action|crazy-max\/ghaction-docker-meta)@/i.test(uses) || typeof inputs.tags !== 'string' || ![undefined, 'workflow'].includes(inputs.context as string | undefined)) {
    return [];
  }
  return inputs.tags.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#') && /^[\w-]+=/.test(line));
}

interface Never {
  readonly reason: string;
  /** Whether it is one of the rules that stand in nearly every example, for an event that this workflow has not. */
  readonly isUsual: boolean;
}

function whyNever(rule: string, on: Value): Never | undefined {
  const situations = situationsOf(on)?.map(asTheActionSees);
  if (situations === undefined || situations.length === 0 || rule.includes('"')) {
    return undefined;
  }
  const expressions: string[] = [];
  const hidden = rule.replace(/\$\{\{.*?\}\}/g, (expression) => `Zgap${expressions.push(expression) - 1}Z`);
  const attributes = new Map(fieldsOf(hidden).map(attributeOf).map(({ key, value }) => [key, value]));
  const enable = attributes.get('enable') ?? 'true';
  const condition = /^Zgap(\d+)Z$/.exec(enable)?.[1];
  if (condition !== undefined && neverHolds(expressions[Number(condition)], on)) {
    return { reason: 'no event of this workflow meets its condition', isUsual: false };
  }
  const places = placesOf(attributes, enable);
  if (attributes.get('type') === 'schedule') {
    return situations.some(({ event }) => event === 'schedule') ? undefined : { reason: 'this workflow has no schedule', isUsual: true };
  }
  return places === undefined || situations.some(({ ref }) => mayStart(ref, places.start)) ? undefined : { reason: places.reason, isUsual: places === PULL_REQUESTS };
}

function asTheActionSees(situation: Situation): Situation {
  return situation.event === 'pull_request_target' ? { ...situation, ref: 'refs/pull/' } : situation;
}

const TAGS = { start: 'refs/tags/', reason: 'this workflow never runs for a git tag' };
const BRANCHES = { start: 'refs/heads/', reason: 'this workflow never runs for a branch' };
const PULL_REQUESTS = { start: 'refs/pull/', reason: 'this workflow never runs for a pull request' };

/** The refs that the rule needs; none if it does without. */
function placesOf(attributes: ReadonlyMap<string | undefined, string>, enable: string): typeof TAGS | undefined {
  if (/^\{\{ *is_default_branch *\}\}$/.test(enable)) {
    return BRANCHES;
  }
  switch (attributes.get('type')) {
    case 'semver':
    case 'pep440':
    case 'match': return (attributes.get('value') ?? '') === '' ? TAGS : undefined;
    case 'edge': return BRANCHES;
    case 'ref': return ({ branch: BRANCHES, tag: TAGS, pr: PULL_REQUESTS } as Readonly<Record<string, typeof TAGS>>)[attributes.get('event') ?? ''];
    default: return undefined;
  }
}

/** Whether the ref starts so, or may. */
function mayStart(ref: Situation['ref'], start: string): boolean {
  const known = typeof ref === 'string' ? ref : ref.parts[0];
  return typeof known !== 'string' || known.startsWith(start);
}
