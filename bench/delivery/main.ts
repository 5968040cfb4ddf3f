import { cpus } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { insideNamespace, runInNamespace } from '../../e2e/namespace';
import { missingPrograms, missingRights } from '../../e2e/requirements';
import { table } from '../../e2e/table';
import { Tools, installTools } from '../../e2e/tools';
import { withStage } from '../../e2e/with-stage';
import { Figure, conclusion, missed, report } from '../report';
import { OUTAGE_HEADINGS, compareOutages, missedOutage, outageCells } from './outages';
import { benchPublishTime } from './publish-time';
import { benchReleases } from './releases';

/** What the last run left: logs, registries, layouts. */
const RUN = join(__dirname, '../.cache/delivery');

const FULL_ROUNDS = 9;
const QUICK_ROUNDS = 3;

/** Releases openkf in the rig of e2e, with the emitted workflow and in the shape that the organisation has now. Gives the exit code. */
export async function benchDelivery(quick: boolean): Promise<number> {
  const problems = [...missingPrograms(), ...await missingRights()];
  if (problems.length > 0) {
    problems.forEach((problem) => console.error(`bench: ${problem}`));
    return 1;
  }
  const tools = await installTools();
  if (!insideNamespace()) return runInNamespace();
  const started = Date.now();
  const programs = (['act', 'buildx', 'buildkitd'] as const).map((name) => versionOf(tools[name])).join(', ');
  console.log(`Node.js ${process.versions.node}, ${cpus().length} x ${cpus()[0].model}; ${programs}`);
  const misses = await withStage(RUN, tools, async (stage) => {
    const rounds = quick ? QUICK_ROUNDS : FULL_ROUNDS;
    const released = await benchReleases(join(RUN, 'releases'), stage);
    print('what a release takes, over the three registries', released, [
      'Needed are the manifests and blobs of the image that the registry does not have yet, and the index once more for each further tag:',
      'a tag is set by sending it. Builds are those that BuildKit remembers.',
    ]);
    const published = await benchPublishTime(join(RUN, 'time'), stage, rounds);
    print(`time to publish, ${rounds} rounds`, published, [
      'The publish script, from its first request to the last tag that is verified, to empty registries that take 500 kB a second and connection.',
      'Three registries take as long as the slowest of their jobs. act runs one job at a time, so each has the machine to itself, as on GitHub.',
    ]);
    const outages = await compareOutages(join(RUN, 'outages'), stage, quick);
    console.log(`\nunder the same faults\n${table([OUTAGE_HEADINGS, ...outages.map(outageCells)])}`);
    console.log('Complete: registries that serve every tag, all with one digest. Version replaced: the run again made another image of a version that was out.');
    return [
      ...[...released, ...published].filter(missed).map(({ title }) => title),
      ...outages.filter(missedOutage).map((row) => outageCells(row).slice(0, 3).join(', ')),
    ];
  });
  console.log(`${conclusion(misses)}\n${((Date.now() - started) / 60_000).toFixed(1)} minutes`);
  return 0;
}

/** Its folder in the cache: `act-v0.2.87`. */
const versionOf = (program: Tools['act']) => basename(dirname(program)).replace('-v', ' ');

function print(title: string, figures: Figure[], notes: string[]): void {
  console.log(`\n${title}\n${report(figures)}\n${notes.join('\n')}`);
}
