import { join } from 'node:path';
import { served } from '../../e2e/inspect';
import { Stage } from '../../e2e/world';
import { Figure } from '../report';
import { countBuilds } from './builds';
import { EMITTED, PRESENT_SHAPE, Shape, storesOf, withActionsOf } from './shape';
import { contentsOf, needed, uploaded } from './transfer';

/** What one release took. */
interface Taken {
  readonly builds: number;
  /** Bytes, for each registry. */
  readonly uploaded: number[];
  readonly needed: number[];
}

const VERSIONS = ['1.2.3', '1.2.4'];
const WHICH = ['v1.2.3, the first release', 'v1.2.4, which changes one layer'];

/** What it takes to release a version, and then one that changes a layer of it, without any fault. */
export async function benchReleases(folder: string, stage: Stage): Promise<Figure[]> {
  const emitted = await releaseBoth(EMITTED, join(folder, 'emitted'), stage);
  const present = await withActionsOf(PRESENT_SHAPE, () => releaseBoth(PRESENT_SHAPE, join(folder, 'present'), stage));
  const figures = (title: string, shape: Shape, taken: readonly Taken[], figure: (taken: Taken) => Pick<Figure, 'unit' | 'values' | 'goal'>): Figure[] => (
    taken.map((each, index) => ({ title: `${shape.title}: ${title}, ${WHICH[index]}`, worst: true, ...figure(each) }))
  );
  const ratio = (goal?: number) => ({ uploaded: sent, needed: due }: Taken): Pick<Figure, 'unit' | 'values' | 'goal'> => (
    { unit: 'times', values: sent.map((bytes, index) => bytes / due[index]), goal }
  );
  const builds = (goal?: number) => ({ builds: count }: Taken): Pick<Figure, 'unit' | 'values' | 'goal'> => ({ unit: 'count', values: [count], goal });
  return [
    ...figures('bytes uploaded / needed', EMITTED, emitted, ratio(1)),
    ...figures('bytes uploaded / needed', PRESENT_SHAPE, present, ratio()),
    ...figures('bytes needed', EMITTED, emitted, ({ needed: values }) => ({ unit: 'count', values })),
    ...figures('builds', EMITTED, emitted, builds(1)),
    ...figures('builds', PRESENT_SHAPE, present, builds()),
  ];
}

async function releaseBoth(shape: Shape, folder: string, stage: Stage): Promise<Taken[]> {
  const world = await shape.open(folder, stage);
  try {
    const has = storesOf(world).map(() => new Map<string, number>());
    const taken: Taken[] = [];
    for (const version of VERSIONS) {
      if (taken.length > 0) await world.change('web/index.html', `<p>${version}</p>\n`);
      const before = await countBuilds(world, stage);
      const ran = await shape.release(world, version);
      if (!ran.run.succeeded) throw new Error(`the release of ${version} is red: see ${ran.folder}/act.log`);
      const tags = shape.tags(version, ran.sha).length;
      const transfers = await Promise.all(storesOf(world).map(async (store, index) => {
        const [reference, digest] = Object.entries(await served(store)).find(([each]) => each.endsWith(`:${version}`))!;
        const contents = await contentsOf(store, reference.split(':')[0], digest);
        const due = needed(contents, digest, tags, has[index]);
        contents.forEach((size, each) => has[index].set(each, size));
        return { uploaded: uploaded(ran, store), needed: due };
      }));
      taken.push({
        builds: await countBuilds(world, stage) - before,
        uploaded: transfers.map((transfer) => transfer.uploaded),
        needed: transfers.map((transfer) => transfer.needed),
      });
    }
    return taken;
  } finally {
    await world.close();
  }
}
