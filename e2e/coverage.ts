import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { code, prose, table } from '../src/review/markdown';
import { gapsOfOutcome, mayPush, pushesOf } from '../src/simulate/outcome';
import { Plan, planOf } from '../src/simulate/plan';
import { readWorkflow } from '../src/simulate/workflow-file';

/** Where a repository's files were taken from. */
interface Origin {
  readonly repository: string;
  readonly commit: string;
  readonly files: readonly string[];
  readonly default_branch?: string;
}

/** What the simulator says of a workflow. */
interface Coverage {
  readonly origin: Origin;
  readonly path: string;
  readonly outcome: 'exact' | 'in part' | 'unknown' | 'nothing' | 'refused';
  readonly references: number;
  readonly exact: number;
  readonly reasons: readonly string[];
}

// What changes with every run says nothing against the simulator: the commit, the time, the digest of what is built.
const TOLD_BY_EVERY_RUN = /^(<short commit>|<commit>|\$\{\{ github\.(sha|run_id|run_number|run_attempt)\b.*|<?\$\{?digest\}?>?|.*\bdate\b.*)$/;

/**
 * Tries the simulator on workflows of public repositories, which are in folders `<owner>+<name>` with a `SOURCE.json`, and
 * writes what came of it to docs/simulator-coverage.md. The workflows themselves are not ours to commit.
 */
function main(folder: string): void {
  const coverages = readdirSync(folder).sort().filter((name) => existsSync(join(folder, name, 'SOURCE.json'))).flatMap((name) => coveragesOf(join(folder, name)));
  writeFileSync('docs/simulator-coverage.md', documentOf(coverages));
  console.log(summaryOf(coverages).join('\n'));
}

function coveragesOf(folder: string): Coverage[] {
  const origin = JSON.parse(readFileSync(join(folder, 'SOURCE.json'), 'utf8')) as Origin;
  const readFile = (path: string): string | undefined => {
    const file = join(folder, path);
    return existsSync(file) && statSync(file).isFile() ? readFileSync(file, 'utf8') : undefined;
  };
  const workflows = origin.files.filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)).sort();
  return workflows.flatMap((path) => coverageOf(origin, path, readFile) ?? []);
}

function coverageOf(origin: Origin, path: string, readFile: (path: string) => string | undefined): Coverage | undefined {
  const facts = { repository: origin.repository, ...(origin.default_branch !== undefined && { defaultBranch: origin.default_branch }), visibility: 'public' as const };
  let plan: Plan;
  try {
    plan = planOf(readWorkflow(path, readFile(path) ?? ''), { facts, readFile });
  } catch (error) {
    return { origin, path, outcome: 'refused', references: 0, exact: 0, reasons: [(error as Error).message] };
  }
  const outcomes = plan.events.map(({ outcome }) => outcome);
  const references = outcomes.flatMap(pushesOf);
  const unread = outcomes.some(({ jobs }) => jobs.filter(mayPush).some(({ steps }) => steps.some(({ effects }) => effects.some(({ kind }) => kind === 'unread'))));
  const concerned = references.length > 0 || outcomes.some(({ jobs }) => jobs.some(({ steps }) => steps.some(({ effects }) => effects.some(({ kind }) => kind === 'build' || kind === 'login'))));
  if (!concerned) {
    return undefined;
  }
  const exact = references.filter(({ reference }) => typeof reference === 'string' || reference.gaps.every(({ source }) => TOLD_BY_EVERY_RUN.test(source)));
  const reasons = [...new Map(outcomes.flatMap(gapsOfOutcome).filter(({ source }) => !TOLD_BY_EVERY_RUN.test(source)).map(({ source, reason }) => [source, `${code(source)} ${prose(reason)}`])).values()];
  const outcome = references.length === 0 ? (unread ? 'unknown' : 'nothing') : exact.length === references.length && !unread ? 'exact' : 'in part';
  return { origin, path, outcome, references: references.length, exact: exact.length, reasons };
}

function summaryOf(coverages: readonly Coverage[]): string[] {
  const repositories = new Set(coverages.map(({ origin }) => origin.repository)).size;
  const references = coverages.reduce((sum, coverage) => sum + coverage.references, 0);
  const exact = coverages.reduce((sum, coverage) => sum + coverage.exact, 0);
  const share = (outcome: Coverage['outcome']): string => {
    const count = coverages.filter((coverage) => coverage.outcome === outcome).length;
    return `${count} (${Math.round((count / coverages.length) * 100)} %)`;
  };
  return [
    `${repositories} repositories, ${coverages.length} workflows, no crash.`,
    `- every reference known, and nothing unread that could push: ${share('exact')}`,
    `- some known, the rest said to be unknown: ${share('in part')}`,
    `- no reference known, and what could push named: ${share('unknown')}`,
    `- nothing is pushed: ${share('nothing')}`,
    `- refused as no workflow: ${share('refused')}`,
    `- of ${references} references, event by event, ${exact} (${Math.round((exact / Math.max(references, 1)) * 100)} %) are exact but for what every run tells anew: the commit, the time, the digest`,
  ];
}

function documentOf(coverages: readonly Coverage[]): string {
  const rows = coverages.map(({ origin: { repository, commit }, path, outcome, references, exact, reasons }) => [
    prose(repository), code(commit.slice(0, 12)), prose(path.split('/').at(-1) ?? path), outcome, references === 0 ? '' : `${exact} / ${references}`, reasons.slice(0, 3).join('<br>') + (reasons.length > 3 ? `<br>and ${reasons.length - 3} more` : ''),
  ]);
  return [
    '# What the simulator makes of workflows out there',
    '',
    'Workflows of public repositories that build or publish images, taken at the commits named, as they were found. They were also looked at while the simulator was written, so they show what it can do, not how it does on others. Written by `npx tsx e2e/coverage.ts FOLDER`; the workflows are not in this repository.',
    '',
    ...summaryOf(coverages),
    '',
    '*exact / all* counts references over all events that the triggers allow. What is not known is listed with the reason.',
    '',
    ...table(['repository', 'commit', 'workflow', 'outcome', 'exact / all', 'not known'], rows),
    '',
  ].join('\n');
}

main(process.argv[2]);
