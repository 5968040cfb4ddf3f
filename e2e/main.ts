import { join } from 'node:path';
import { CACHE } from './cache';
import { Checks } from './check';
import { checkAll } from './checks/all';
import { runFaultMatrix } from './fault-matrix';
import { insideNamespace, runInNamespace } from './namespace';
import { MIRROR } from './registries';
import { HEADINGS, cells, documentReliability } from './reliability';
import { missingPrograms, missingRights } from './requirements';
import { Scenario } from './scenario';
import { SCENARIOS } from './scenarios';
import { SEQUENCES, Sequence, playSequences } from './sequences';
import { perform } from './stage';
import { table } from './table';
import { Tools, installTools } from './tools';
import { withStage } from './with-stage';
import { Stage } from './world';

/** What the last run left: logs, registries, layouts. */
const RUN = join(CACHE, 'run');

const FAULTS = 'faults';
const WRITE = '--write';

interface Plan {
  readonly scenarios: readonly Scenario[];
  readonly sequences: readonly Sequence[];
  readonly faults: boolean;
  /** Whether docs/reliability.md is written, rather than checked. */
  readonly write: boolean;
}

async function runScenarios(checks: Checks, scenarios: readonly Scenario[], stage: Stage): Promise<void> {
  const rows = [['event', 'registry', 'tags', 'digest', 'outcome']];
  for (const scenario of scenarios) {
    const failedBefore = checks.failed;
    const rowsBefore = rows.length;
    await timed(scenario.title, () => checks.all(scenario.name, () => perform(scenario, join(RUN, scenario.name), stage, async (observation) => {
      const published = await checkAll(checks, observation);
      const outcome = checks.failed > failedBefore ? 'FAILED' : observation.run.succeeded ? 'green' : 'red, as it should';
      for (const { registry, tags, digests } of published.filter((each) => each.registry !== MIRROR)) {
        const short = digests.map((digest) => digest.slice('sha256:'.length, 19));
        rows.push([scenario.title, registry.name, tags.join(' ') || '-', short.join(' ') || '-', outcome]);
      }
    })));
    if (rows.length === rowsBefore) rows.push([scenario.title, '?', '?', '?', 'FAILED']);
  }
  if (scenarios.length > 0) console.log(`\n${table(rows)}`);
}

async function runFaults(checks: Checks, stage: Stage, write: boolean): Promise<void> {
  await timed('faults', async () => {
    const rows = await runFaultMatrix(checks, join(RUN, FAULTS), stage);
    documentReliability(checks, rows, write);
    console.log(`\n${table([HEADINGS, ...rows.map(cells)])}\n`);
  });
}

async function timed(title: string, work: () => Promise<void>): Promise<void> {
  const started = Date.now();
  console.log(`\n${title}`);
  await work();
  console.log(`  ${((Date.now() - started) / 1_000).toFixed(1)} s`);
}

async function runAll(plan: Plan, tools: Tools): Promise<number> {
  const checks = new Checks();
  await withStage(RUN, tools, async (stage) => {
    await runScenarios(checks, plan.scenarios, stage);
    if (plan.sequences.length > 0) await timed('sequences of runs', () => playSequences(checks, plan.sequences, RUN, stage));
    if (plan.faults) await checks.all(FAULTS, () => runFaults(checks, stage, plan.write));
  });
  console.log(`\n${checks.passed} passed, ${checks.failed} failed`);
  return checks.failed === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  const names = process.argv.slice(2).filter((name) => name !== WRITE);
  const known = [...[...SCENARIOS, ...SEQUENCES].map(({ name }) => name), FAULTS];
  const problems = [
    ...names.filter((name) => !known.includes(name)).map((name) => `there is no scenario ${name}; there are: ${known.join(', ')}`),
    ...missingPrograms(),
    ...await missingRights(),
  ];
  if (problems.length > 0) {
    problems.forEach((problem) => console.error(`e2e: ${problem}`));
    return 1;
  }
  const tools = await installTools();
  if (!insideNamespace()) return runInNamespace();
  const chosen = (name: string) => names.length === 0 || names.includes(name);
  return runAll({
    scenarios: SCENARIOS.filter(({ name }) => chosen(name)),
    sequences: SEQUENCES.filter(({ name }) => chosen(name)),
    faults: chosen(FAULTS),
    write: process.argv.includes(WRITE),
  }, tools);
}

main().then((code) => process.exit(code), (error) => {
  console.error(error);
  process.exit(1);
});
