import { ActionRun, isIn, nameOfRef, shortSha } from './action-run';
import { dateExpression } from './dates';
import { Answer } from './hidden';
import { textAt } from './payload';
import { Names, render } from './template';

/** Events that GitHub starts for the last commit of the default branch, as the action sees it. */
const ON_DEFAULT_BRANCH = /create|discussion|issues|schedule/;

const NOT: Readonly<Record<Answer, Answer>> = { yes: 'no', no: 'yes', unknown: 'unknown' };

/**
 * Replaces the expressions that can stand nearly everywhere.
 *
 * @see https://github.com/docker/metadata-action/tree/v6.2.0#global-expressions
 * @throws what the action fails with
 */
export function expand(template: string, run: ActionRun): string {
  return template.includes('{{') ? expandWith(template, globalNames(run), run) : template;
}

/** Replaces the expressions of a pattern, which knows other names. */
export function expandWith(template: string, names: Names, { hidden }: ActionRun): string {
  const inside = (template.match(/\{\{.*?(?:\}\}|$)/gs) ?? []).join('');
  if (!hidden.isKnown(inside)) {
    return hidden.perhaps(hidden.describe(template), inside);
  }
  if (!/\{\{~?[#^]/.test(template)) {
    return render(template, names);
  }
  const asked: string[] = [];
  const text = render(template, watched(names, asked));
  // What a block asks may decide what it gives.
  return hidden.isKnown(asked.join('')) ? text : hidden.perhaps(hidden.describe(template), asked.join(''));
}

/** The names, each adding what it gives to a list. */
function watched(names: Names, asked: string[]): Names {
  return Object.fromEntries(Object.entries(names).map(([name, value]) => [name, typeof value !== 'function' ? value : (...given: unknown[]) => {
    const text = value(...given) as string;
    asked.push(text);
    return text;
  }]));
}

/** The names of dates, which patterns of `type=schedule` know too. */
export function dateNames({ now, commitDate, hidden }: ActionRun): Names {
  return { date: dateExpression('date', now, hidden), commit_date: dateExpression('commit_date', commitDate, hidden) };
}

function globalNames(run: ActionRun): Names {
  return {
    ...dateNames(run),
    branch: () => nameIn('heads', run),
    tag: () => nameIn('tags', run),
    sha: () => shortSha(run),
    base_ref: () => baseRef(run),
    is_default_branch: () => truth('is_default_branch', isDefaultBranch(run), run),
    is_not_default_branch: () => truth('is_not_default_branch', NOT[isDefaultBranch(run)], run),
  };
}

function nameIn(folder: 'heads' | 'tags', run: ActionRun): string {
  switch (isIn(folder, run)) {
    case 'yes': return nameOfRef(folder, run);
    case 'no': return '';
    default: return run.hidden.perhaps(folder === 'heads' ? '{{branch}}' : '{{tag}}', run.ref);
  }
}

function baseRef(run: ActionRun): string {
  const { hidden, payload, ref } = run;
  if (isIn('tags', run) === 'unknown' || isIn('pull', run) === 'unknown') {
    return hidden.perhaps('{{base_ref}}', ref);
  }
  if (isIn('tags', run) === 'yes') {
    return hidden.hide(textAt(payload, 'base_ref') ?? '').replace(/^refs\/heads\//, '');
  }
  return isIn('pull', run) === 'yes' ? hidden.hide(textAt(payload, 'pull_request', 'base', 'ref') ?? '') : '';
}

function isDefaultBranch(run: ActionRun): Answer {
  const { eventName, hidden, payload } = run;
  const branch = run.ref.replace(/^refs\/heads\//, '');
  if (branch === '') {
    return 'no';
  }
  const known = textAt(payload, 'repository', 'default_branch');
  const same = known === undefined ? 'no' : sameBranch(hidden.hideFilled(known), branch, run);
  return same !== 'yes' && ON_DEFAULT_BRANCH.test(eventName) ? 'yes' : same;
}

/** No branch is called as a tag or a pull request is. */
function sameBranch(defaultBranch: string, branch: string, run: ActionRun): Answer {
  const { hidden } = run;
  const isOther = isIn('tags', run) === 'yes' || isIn('pull', run) === 'yes';
  return !hidden.isKnown(defaultBranch) && isOther ? 'no' : hidden.equal(defaultBranch, branch);
}

function truth(name: string, answer: Answer, { ref, payload, hidden }: ActionRun): string {
  if (answer !== 'unknown') {
    return String(answer === 'yes');
  }
  return hidden.derived(`{{${name}}}`, `${ref}${hidden.hide(textAt(payload, 'repository', 'default_branch') ?? '')}`);
}
