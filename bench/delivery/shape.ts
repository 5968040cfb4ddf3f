import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pushTo, releasePublished } from '../../e2e/events';
import { Fault } from '../../e2e/faults';
import { ALIYUN, DOCKER_HUB, GHCR, Registry } from '../../e2e/registries';
import { RegistryStore } from '../../e2e/registry';
import { Ran, RunOptions, Stage, World, openWorld } from '../../e2e/world';

/** A workflow that builds openkf's image and publishes it to three registries. */
export interface Shape {
  readonly title: string;
  /** Stand-ins for actions that the rig has not. */
  readonly actions?: string;
  open(folder: string, stage: Stage, number?: number): Promise<World>;
  release(world: World, version: string, faults?: readonly Fault[]): Promise<Ran>;
  /** What GitHub calls 're-run failed jobs'. */
  runFailedJobsAgain(world: World, version: string, failed: Ran): Promise<Ran>;
  /** The tags that the release of a version gives. */
  tags(version: string, sha: string): string[];
  /** Makes a fault pass by itself, as long after it is first met. */
  passing(fault: Fault, seconds: 5 | 35): Fault;
}

/** Where openkf is published to, with the emitted job that does it. */
export const PUBLISH_JOBS: ReadonlyMap<Registry, string> = new Map([[DOCKER_HUB, 'publish-docker-hub'], [ALIYUN, 'publish-aliyun'], [GHCR, 'publish-ghcr']]);

export const OPENKF_REGISTRIES: readonly Registry[] = [...PUBLISH_JOBS.keys()];

export const storesOf = ({ stores }: World): RegistryStore[] => stores.filter(({ registry }) => PUBLISH_JOBS.has(registry));

export const EMITTED_WORKFLOW = '.github/workflows/release-image.yml';

const seriesOf = (version: string) => {
  const [major, minor] = version.split('.');
  return [`${major}.${minor}`, major];
};

export const EMITTED: Shape = {
  title: 'emitted',
  open: (folder, stage, number) => openWorld(folder, stage, { project: 'openkf', number }),
  release: (world, version, faults) => world.run({ workflow: EMITTED_WORKFLOW, event: releasePublished(`v${version}`), known: {}, faults }),
  runFailedJobsAgain: (world, version, { runId, results }) => {
    const succeeded = Object.entries(results).filter(([job, { result }]) => result === 'success' && !['record', 'notify'].includes(job));
    const known = Object.fromEntries(succeeded.map(([job, { outputs }]) => [job, outputs]));
    return world.run({ workflow: EMITTED_WORKFLOW, event: releasePublished(`v${version}`), runId, attempt: 2, known });
  },
  tags: (version) => [version, ...seriesOf(version), 'latest'],
  // The rig makes the pauses of the publish script shorter, so they are its clock: 5, 10 and 20 seconds.
  passing: (fault, seconds) => ({ ...fault, pauses: { 5: 1, 35: 3 }[seconds] }),
};

const PRESENT = join(__dirname, 'present-shape');
const PRESENT_FILE = 'build-docker-image.yml';
const PRESENT_WORKFLOW = `.github/workflows/${PRESENT_FILE}`;
const OCI_ARTIFACTS_OFF = /^ +env:\n +BUILDX_NO_DEFAULT_OCI_ARTIFACT: .*\n/m;

function presentProject(folder: string, { examples }: Stage): string {
  for (const part of ['deploy', 'web']) cpSync(join(examples, 'openkf', part), join(folder, 'openkf', part), { recursive: true });
  mkdirSync(join(folder, 'openkf/.github/workflows'), { recursive: true });
  cpSync(join(PRESENT, PRESENT_FILE), join(folder, 'openkf', PRESENT_WORKFLOW));
  return folder;
}

export const PRESENT_SHAPE: Shape = {
  title: 'present shape',
  actions: join(PRESENT, 'actions'),
  open: (folder, stage, number) => (
    openWorld(folder, { ...stage, examples: presentProject(join(folder, 'project'), stage) }, { project: 'openkf', number })
  ),
  release: (world, version, faults) => runPresent(world, { event: pushTo(`refs/tags/v${version}`), faults }),
  runFailedJobsAgain: (world, version, { runId }) => runPresent(world, { event: pushTo(`refs/tags/v${version}`), runId, attempt: 2 }),
  tags: (version, sha) => [`v${version}`, version, ...seriesOf(version), `sha-${sha.slice(0, 7)}`, 'latest'],
  // Nothing is shorter here, so the clock is the clock; these clients never pause for the rig to see.
  passing: (fault, seconds) => {
    let end: number | undefined;
    return {
      ...fault,
      get pauses() {
        end ??= Date.now() + seconds * 1_000;
        return Date.now() < end ? Infinity : 0;
      },
    };
  },
};

/** As the organisation has it, with what BuildKit makes of attestations by default. */
export const PRESENT_SHAPE_AS_IT_IS: Shape = {
  ...PRESENT_SHAPE,
  title: 'present shape, BuildKit\'s own defaults',
  open: async (folder, stage, number) => {
    const world = await PRESENT_SHAPE.open(folder, stage, number);
    const present = readFileSync(join(PRESENT, PRESENT_FILE), 'utf8');
    await world.change(PRESENT_WORKFLOW, present.replace(OCI_ARTIFACTS_OFF, ''));
    return world;
  },
};

function runPresent(world: World, options: Pick<RunOptions, 'event' | 'faults' | 'runId' | 'attempt'>): Promise<Ran> {
  return world.run({ workflow: PRESENT_WORKFLOW, ...options });
}

/** The rig finds a shape's actions, for the time of `work`. Not for two shapes at a time. */
export async function withActionsOf<T>({ actions }: Shape, work: () => Promise<T>): Promise<T> {
  const given = process.env.E2E_ACTIONS_DIR;
  if (actions) process.env.E2E_ACTIONS_DIR = actions;
  try {
    return await work();
  } finally {
    if (given === undefined) delete process.env.E2E_ACTIONS_DIR;
    else process.env.E2E_ACTIONS_DIR = given;
  }
}
