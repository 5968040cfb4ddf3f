import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { Checks } from './check';
import { Outputs } from './derived-workflow';
import { releasePublished } from './events';
import { FaultKind, Persistence } from './fault-kinds';
import { served } from './inspect';
import { Registry } from './registries';
import { publications, recordText } from './release-record';
import { PAUSES_ARE_SHORTER } from './runner';
import { PublishedImage } from './scenario';
import { Ran, Stage, World, openWorld } from './world';

/** A release that was built once, for all cells. */
export interface Built {
  readonly workflow: string;
  readonly project: string;
  readonly runId: number;
  readonly artifacts: string;
  readonly outputs: Outputs;
  readonly images: readonly PublishedImage[];
}

/** One fault, at one or more registries. */
export interface Cell {
  readonly kind: FaultKind;
  readonly at: readonly Registry[];
}

/** What the table says about one cell and one of its registries. */
export interface CellRow {
  readonly cell: Cell;
  readonly registry: Registry;
  readonly outcome: string;
  readonly attempts: number;
  /** How long the publish script waited between them. */
  readonly pausedSeconds: number;
  readonly reason: string;
  readonly afterRerun: string;
}

/** How long a publish job may take at most, in seconds. */
const BUDGET: Record<Persistence, number> = { passes: 1_800, lasts: 720, denies: 90 };

export const EVENT = releasePublished('v1.2.3');

const JOBS_AFTER = ['record', 'notify'];

const colour = ({ run }: Ran) => run.succeeded ? 'green' : 'red';

const failedJobs = ({ results }: Ran) => Object.entries(results)
  .filter(([job, { result }]) => result !== 'success' && result !== 'skipped' && !JOBS_AFTER.includes(job)).map(([job]) => job).sort();

/** Seconds that a job took by its own clock, which runs on while it only pretends to pause. */
function virtualSeconds({ run }: Ran, job: string, pausedSeconds: number): number {
  const times = run.log.filter((line) => line.jobID === job).map((line) => Date.parse(line.time));
  return (Math.max(...times) - Math.min(...times)) / 1_000 + pausedSeconds * (1 - 1 / PAUSES_ARE_SHORTER);
}

/** Runs the publishing half of a built release while registries misbehave, then its failed jobs again after they stopped. */
export async function runCell(checks: Checks, cell: Cell, built: Built, folder: string, stage: Stage, number: number): Promise<CellRow[]> {
  const artifacts = join(folder, 'artifacts');
  cpSync(built.artifacts, artifacts, { recursive: true });
  const world = await openWorld(folder, stage, { project: built.project, number, artifacts });
  try {
    const options = { workflow: built.workflow, event: EVENT, runId: built.runId };
    const faults = cell.at.map((registry) => cell.kind.at(registry));
    const ran = await world.run({ ...options, known: { build: built.outputs }, faults });
    const recorded = recordText(artifacts, built.runId);
    const after = await registriesThatServe(world, built);
    const passes = cell.kind.persistence === 'passes';
    const wrong = built.images.filter(({ registry }) => !passes && cell.at.includes(registry));
    const right = built.images.filter((image) => !wrong.includes(image));
    const publicationOf = ({ registry, repository }: PublishedImage) => (
      publications(recorded).find((publication) => publication.repository === `${registry.host}/${repository}`)
    );
    const told = ran.results.record?.outputs.message ?? '';
    const texts = [recorded ?? '', told, ...ran.slackMessages, ...Object.values(ran.results).map(({ outputs }) => JSON.stringify(outputs))];
    const secrets = [...Object.values(world.credentials.secrets), world.credentials.token];
    const pausedSeconds = (registry: Registry) => ran.runner.pauses()
      .filter(({ image }) => image.startsWith(`${registry.host}/`)).reduce((sum, { seconds }) => sum + seconds, 0);

    const names = (images: readonly PublishedImage[]) => images.map(({ registry }) => registry.name);
    checks.equal('outcome', {
      misbehaved: faults.map((fault) => ran.faults.timesMet(fault) > 0),
      run: colour(ran),
      failedJobs: failedJobs(ran),
      serving: names(right).filter((name) => after.includes(name)),
      recordedAsFailed: publications(recorded).filter(({ outcome }) => outcome === 'failed').map(({ repository }) => repository),
      toldAsFailed: names(built.images.filter(({ registry, repository }) => told.includes(`${registry.host}/${repository}:`))),
      saidWhy: wrong.map((image) => [publicationOf(image)?.reason ?? '', told].every((text) => cell.kind.words.test(text))),
      tookTooLong: built.images.filter(({ registry, job }) => cell.at.includes(registry)
        && virtualSeconds(ran, job, pausedSeconds(registry)) > BUDGET[cell.kind.persistence]).map(({ job }) => job),
      leaked: secrets.filter((secret) => texts.some((text) => text.includes(secret))),
    }, {
      misbehaved: cell.at.map(() => !cell.kind.isNeverMet),
      run: passes ? 'green' : 'red',
      failedJobs: wrong.map(({ job }) => job).sort(),
      serving: names(right),
      recordedAsFailed: wrong.map(({ registry, repository }) => `${registry.host}/${repository}`),
      toldAsFailed: names(wrong),
      saidWhy: wrong.map(() => true),
      tookTooLong: [],
      leaked: [],
    });

    const afterRerun = passes ? '' : await rerunFailedJobs(checks, built, world, ran);
    return cell.at.map((registry) => {
      const image = built.images.find((each) => each.registry === registry)!;
      return {
        cell,
        registry,
        outcome: ran.results[image.job]?.result === 'success' ? 'published' : 'failed',
        attempts: 1 + ran.runner.pauses().filter((pause) => pause.image.startsWith(`${registry.host}/`)).length,
        pausedSeconds: pausedSeconds(registry),
        reason: publicationOf(image)?.reason ?? '',
        afterRerun,
      };
    });
  } finally {
    await world.close();
  }
}

async function rerunFailedJobs(checks: Checks, built: Built, world: World, ran: Ran): Promise<string> {
  const succeeded = Object.entries(ran.results).filter(([job, { result }]) => result === 'success' && !JOBS_AFTER.includes(job));
  const known = Object.fromEntries(succeeded.map(([job, { outputs }]) => [job, outputs]));
  const rerun = await world.run({ workflow: built.workflow, event: EVENT, runId: built.runId, attempt: 2, known });
  const serving = await registriesThatServe(world, built);
  checks.equal('failed jobs again', {
    run: colour(rerun),
    serving,
    recordedAsFailed: publications(recordText(world.artifacts, built.runId)).filter(({ outcome }) => outcome !== 'published'),
  }, { run: 'green', serving: built.images.map(({ registry }) => registry.name), recordedAsFailed: [] });
  return colour(rerun) === 'green' && serving.length === built.images.length ? 'published, same digest' : 'FAILED';
}

/** The registries that serve the built digest under each of its tags, and nothing else. */
async function registriesThatServe(world: World, built: Built): Promise<string[]> {
  const { digest, tags } = built.outputs;
  const names = await Promise.all(built.images.map(async ({ registry, repository }) => {
    const found = await served(world.stores.find((store) => store.registry === registry)!);
    const wanted = tags.split('\n').filter(Boolean).map((tag) => `${repository}:${tag}`).sort();
    const isRight = Object.keys(found).sort().join() === wanted.join() && Object.values(found).every((each) => each === digest);
    return isRight ? [registry.name] : [];
  }));
  return names.flat();
}
