import { join } from 'node:path';
import { atATime } from './at-a-time';
import { Checks } from './check';
import { Built, Cell, CellRow, EVENT, runCell } from './fault-cell';
import { FAULT_KINDS, UNAVAILABLE } from './fault-kinds';
import { REGISTRIES } from './registries';
import { SCENARIOS } from './scenarios';
import { Stage, openWorld } from './world';

const CELLS: readonly Cell[] = [
  ...FAULT_KINDS.flatMap((kind) => REGISTRIES.map((registry) => ({ kind, at: [registry] }))),
  ...REGISTRIES.flatMap((first, index) => REGISTRIES.slice(index + 1).map((second) => ({ kind: UNAVAILABLE, at: [first, second] }))),
];

/** Most of a cell is waiting. */
const CELLS_AT_A_TIME = 6;

async function buildOnce(folder: string, stage: Stage): Promise<Built> {
  const { project, workflow, expected } = SCENARIOS.find(({ name }) => name === 'release')!;
  const world = await openWorld(folder, stage, { project });
  try {
    const ran = await world.run({ workflow, event: EVENT, known: {} });
    const { build } = ran.results;
    if (build?.result !== 'success') throw new Error(`the build ended with ${build?.result}: see ${ran.folder}/act.log`);
    return { workflow, project, runId: ran.runId, artifacts: world.artifacts, outputs: build.outputs, images: expected.images };
  } finally {
    await world.close();
  }
}

/** Each fault at each registry, and two registries down at a time. Gives the rows of the table. */
export async function runFaultMatrix(checks: Checks, folder: string, stage: Stage): Promise<CellRow[]> {
  const built = await buildOnce(join(folder, 'build'), stage);
  const rows = new Map<Cell, CellRow[]>();
  // What lasts takes longest, so it goes first.
  const order = [...CELLS].sort((a, b) => Number(a.kind.persistence === 'passes') - Number(b.kind.persistence === 'passes'));
  await atATime(CELLS_AT_A_TIME, order, async (cell, place) => {
    const subject = checks.about(`${cell.kind.title}: ${cell.at.map(({ name }) => name).join(' and ')}`);
    await subject.all('cell', async () => {
      rows.set(cell, await runCell(subject, cell, built, join(folder, String(CELLS.indexOf(cell))), stage, place));
    });
  });
  return CELLS.flatMap((cell) => rows.get(cell) ?? []);
}
