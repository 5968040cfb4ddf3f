import { join } from 'node:path';
import { countBuilds } from './builds';
import { EMITTED, PRESENT_SHAPE, PRESENT_SHAPE_AS_IT_IS, Shape, storesOf, withActionsOf } from './shape';
import { atATime } from '../../e2e/at-a-time';
import { Fault, staysUnavailable, unavailableAtBlob, unavailableAtLogin, unavailableAtManifest } from '../../e2e/faults';
import { served } from '../../e2e/inspect';
import { ALIYUN, GHCR, Registry } from '../../e2e/registries';
import { Stage, World } from '../../e2e/world';

/** What goes wrong at one registry. */
interface Outage {
  readonly title: string;
  readonly lasts?: boolean;
  readonly inQuick: boolean;
  fault(registry: Registry, shape: Shape): Fault;
}

interface Cell {
  readonly outage?: Outage;
  readonly at?: Registry;
}

/** What is to be seen after a run. */
interface Seen {
  readonly succeeded: boolean;
  /** Registries that serve every tag, with the same digest as the others that do. */
  readonly complete: number;
  readonly builds: number;
  /** Digest of the version at each registry that serves it. */
  readonly versions: ReadonlyMap<Registry, string>;
}

export interface OutageRow {
  readonly outage?: Outage;
  readonly at?: Registry;
  readonly shape: Shape;
  readonly first: Seen;
  /** After the failed jobs ran again, when the registry had recovered; undefined: none had failed. */
  readonly again?: Seen;
}

const VERSION = '1.2.3';
const CELLS_AT_A_TIME = 3;

const PLACES = [['the log-in', unavailableAtLogin], ['uploads', unavailableAtBlob], ['manifests', unavailableAtManifest]] as const;

const OUTAGES: readonly Outage[] = [
  ...([5, 35] as const).flatMap((seconds) => PLACES.map(([place, at]): Outage => (
    { title: `503 to ${place} for ${seconds} s`, inQuick: seconds === 35, fault: (registry, shape) => shape.passing(at(registry), seconds) }
  ))),
  { title: '503 to everything, for good', inQuick: true, lasts: true, fault: staysUnavailable },
];

/** How both shapes fare under the same faults. */
export async function compareOutages(folder: string, stage: Stage, quick: boolean): Promise<OutageRow[]> {
  const outages = OUTAGES.filter(({ inQuick }) => inQuick || !quick);
  const registries = quick ? [ALIYUN] : [ALIYUN, GHCR];
  const cells: Cell[] = [{}, ...outages.flatMap((outage) => registries.map((at) => ({ outage, at })))];
  const emitted = await runCells(EMITTED, cells, join(folder, 'emitted'), stage);
  const present = await runCells(PRESENT_SHAPE, cells, join(folder, 'present'), stage);
  const asItIs = await runCells(PRESENT_SHAPE_AS_IT_IS, [{}], join(folder, 'present-as-it-is'), stage);
  return [...asItIs, ...cells.flatMap((_, index) => [present[index], emitted[index]])];
}

export const OUTAGE_HEADINGS = ['fault', 'at', 'workflow', 'run', 'complete', 'builds', 'failed jobs again', 'complete', 'builds', 'version replaced', 'goal'];

export function outageCells(row: OutageRow): string[] {
  const { outage, at, shape, first, again } = row;
  const colour = ({ succeeded }: Seen) => succeeded ? 'green' : 'red';
  const verdict = shape !== EMITTED ? '' : missedOutage(row) ? 'MISSED' : 'OK';
  return [
    outage?.title ?? 'none', at?.name ?? '-', shape.title, colour(first), `${first.complete} of 3`, String(first.builds),
    ...again ? [colour(again), `${again.complete} of 3`, String(again.builds), `at ${replaced(row)} of 3`] : ['-', '-', '-', '-'],
    verdict,
  ];
}

/** A registry's outage costs no other registry and no build, and one that passes costs nothing at all. */
export function missedOutage(row: OutageRow): boolean {
  const { outage, shape, first, again } = row;
  if (shape !== EMITTED) return false;
  const last = again ?? first;
  return first.succeeded === (outage?.lasts === true) || first.complete !== (outage?.lasts ? 2 : 3)
    || !last.succeeded || last.complete !== 3 || last.builds !== 1 || replaced(row) > 0;
}

/** At how many registries the version became another image. */
function replaced({ first, again }: OutageRow): number {
  return [...first.versions].filter(([registry, digest]) => again && again.versions.get(registry) !== digest).length;
}

async function runCells(shape: Shape, cells: readonly Cell[], folder: string, stage: Stage): Promise<OutageRow[]> {
  const rows = new Map<Cell, OutageRow>();
  await withActionsOf(shape, () => atATime(CELLS_AT_A_TIME, cells, async (cell, place) => {
    rows.set(cell, await runCell(shape, cell, join(folder, String(cells.indexOf(cell))), stage, place));
  }));
  return cells.map((cell) => rows.get(cell)!);
}

async function runCell(shape: Shape, { outage, at }: Cell, folder: string, stage: Stage, number: number): Promise<OutageRow> {
  const world = await shape.open(folder, stage, number);
  try {
    const faults = outage && at ? [outage.fault(at, shape)] : [];
    const ran = await shape.release(world, VERSION, faults);
    if (faults.some((fault) => ran.faults.timesMet(fault) === 0)) throw new Error(`${outage?.title} was not met: see ${folder}/act.log`);
    const tags = shape.tags(VERSION, ran.sha);
    const first = await look(world, stage, tags, ran.run.succeeded);
    if (first.succeeded) return { outage, at, shape, first };
    const again = await shape.runFailedJobsAgain(world, VERSION, ran);
    return { outage, at, shape, first, again: await look(world, stage, tags, again.run.succeeded) };
  } finally {
    await world.close();
  }
}

async function look(world: World, stage: Stage, tags: readonly string[], succeeded: boolean): Promise<Seen> {
  const versions = new Map<Registry, string>();
  const complete = new Map<string, number>();
  for (const store of storesOf(world)) {
    const byTag = new Map(Object.entries(await served(store)).map(([reference, digest]) => [reference.split(':')[1], digest]));
    const version = byTag.get(VERSION);
    if (version === undefined) continue;
    versions.set(store.registry, version);
    if (tags.every((tag) => byTag.get(tag) === version)) complete.set(version, (complete.get(version) ?? 0) + 1);
  }
  return { succeeded, versions, complete: Math.max(0, ...complete.values()), builds: await countBuilds(world, stage) };
}
