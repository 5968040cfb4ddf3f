import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Outputs } from '../../e2e/derived-workflow';
import { releasePublished } from '../../e2e/events';
import { isSlow } from '../../e2e/faults';
import { Registry } from '../../e2e/registries';
import { Ran, Stage, openWorld } from '../../e2e/world';
import { ratios } from '../measure';
import { Figure } from '../report';
import { EMITTED, EMITTED_WORKFLOW, OPENKF_REGISTRIES, PUBLISH_JOBS } from './shape';

const GOAL = 1.15;

const SCRIPT = 'run: bash .github/image-release/publish.sh';

/** What the shell's `time` says of the publish script, in seconds. */
interface Took {
  readonly real: number;
  /** Of all cores, without the registries. */
  readonly processor: number;
}

/** A release that is built, and can be published again and again to registries that have nothing yet. */
interface Built {
  readonly runId: number;
  readonly artifacts: string;
  readonly outputs: Outputs;
}

/** How long the publish script takes for three registries beside one. */
export async function benchPublishTime(folder: string, stage: Stage, rounds: number): Promise<Figure[]> {
  const built = await build(join(folder, 'build'), stage);
  const slowest: number[] = [];
  const sum: number[] = [];
  const together: number[] = [];
  const one: Took[] = [];
  const real = (took: readonly Took[]) => took.map((each) => each.real);
  for (let round = 0; round < rounds; round++) {
    const into = (name: string) => join(folder, `round-${round + 1}`, name);
    // Each registry is the only one in turn.
    const only = OPENKF_REGISTRIES[round % OPENKF_REGISTRIES.length];
    const subjects = [
      async () => { one.push(...await publish(into('one'), stage, built, [only])); },
      async () => {
        const took = await publish(into('three'), stage, built, OPENKF_REGISTRIES);
        slowest.push(Math.max(...real(took)));
        sum.push(real(took).reduce((total, seconds) => total + seconds, 0));
      },
      async () => {
        const took = await Promise.all(OPENKF_REGISTRIES.map((registry, index) => publish(into(`together-${index + 1}`), stage, built, [registry], index + 1)));
        together.push(Math.max(...real(took.flat())));
      },
    ];
    // Every other round goes backwards, so that none profits from its place.
    for (const subject of round % 2 === 0 ? subjects : subjects.reverse()) await subject();
  }
  return [
    { title: 'three registries / one, a machine for each job', unit: 'times', values: ratios(slowest, real(one)), goal: GOAL },
    { title: `three registries / one, all jobs at once on these ${cpus().length} cores`, unit: 'times', values: ratios(together, real(one)) },
    { title: 'three registries / one, one job after another', unit: 'times', values: ratios(sum, real(one)) },
    { title: 'one registry', unit: 's', values: real(one) },
    { title: 'one registry, processor time of the script', unit: 's', values: one.map(({ processor }) => processor) },
    { title: 'the slowest of three registries', unit: 's', values: slowest },
  ];
}

async function build(folder: string, stage: Stage): Promise<Built> {
  const world = await EMITTED.open(folder, stage);
  try {
    const { runId, results: { build: { result, outputs } } } = await EMITTED.release(world, '1.2.3');
    if (result !== 'success') throw new Error(`the build ended with ${result}: see ${folder}/act.log`);
    return { runId, artifacts: world.artifacts, outputs };
  } finally {
    await world.close();
  }
}

/** Publishes to new registries, one job after another; gives what each took. */
async function publish(folder: string, stage: Stage, { runId, artifacts, outputs }: Built, to: readonly Registry[], number = 1): Promise<Took[]> {
  const world = await openWorld(folder, stage, { project: 'openkf', number, artifacts });
  try {
    const emitted = readFileSync(join(world.workspace, EMITTED_WORKFLOW), 'utf8');
    await world.change(EMITTED_WORKFLOW, emitted.replaceAll(SCRIPT, SCRIPT.replace('run: ', 'run: time ')));
    const others = [...PUBLISH_JOBS].filter(([registry]) => !to.includes(registry)).map(([, job]) => [job, {}]);
    const ran = await world.run({
      workflow: EMITTED_WORKFLOW,
      event: releasePublished('v1.2.3'),
      runId,
      known: { build: outputs, record: {}, ...Object.fromEntries(others) as Record<string, Outputs> },
      faults: OPENKF_REGISTRIES.map(isSlow),
    });
    return to.map((registry) => tookOf(ran, PUBLISH_JOBS.get(registry)!));
  } finally {
    await world.close();
  }
}

function tookOf({ run: { log }, results, folder }: Ran, job: string): Took {
  const printed = log.filter(({ jobID }) => jobID === job).map(({ msg }) => msg ?? '').join('\n');
  const [real, user, sys] = ['real', 'user', 'sys'].map((name) => {
    const [, minutes, seconds] = new RegExp(`^${name}\\s+(\\d+)m([\\d.]+)s`, 'm').exec(printed) ?? [];
    return Number(minutes) * 60 + Number(seconds);
  });
  if (results[job]?.result !== 'success' || !(real + user + sys > 0)) throw new Error(`the job ${job} ended with ${results[job]?.result}: see ${folder}/act.log`);
  return { real, processor: user + sys };
}
