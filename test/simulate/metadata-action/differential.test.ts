import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { metadataCase, MetadataCase } from './cases';
import { MetadataResult, realResults, simulatedResult } from './support';

// The folder of docker/metadata-action v6.2.0, as released. How many cases to run it for, and which.
const { METADATA_ACTION_DIR: ACTION, METADATA_CASES = '2000', METADATA_SEED = String(Date.now() % 1e9), METADATA_RECORD } = process.env;
const RECORDED = join(__dirname, 'recorded.json');
const HOUR = 3_600_000;

/** A case and what the unchanged action made of it: the long texts as digests. */
interface Recorded {
  readonly given: MetadataCase;
  readonly result: object;
}

function recorded(): Recorded[] {
  return existsSync(RECORDED) ? JSON.parse(readFileSync(RECORDED, 'utf8')) as Recorded[] : [];
}

function shortened({ outputs, bakeFiles, env, warnings, error }: MetadataResult): object {
  const { version, tags, 'tag-names': names, ...others } = outputs;
  const digest = createHash('sha256').update(JSON.stringify([others, bakeFiles, env])).digest('hex').slice(0, 16);
  return { version, tags, names, digest, warnings, error };
}

/** As many as are wanted, and few that fail with the same message. */
function diverse(all: Recorded[], results: MetadataResult[]): Recorded[] {
  const seen = new Map<string, number>();
  return all.filter((_, index) => {
    const kind = results[index].error?.split(/[:(]/)[0] ?? '';
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    return (seen.get(kind) ?? 0) <= (kind === '' ? 200 : 2);
  });
}

describe(`docker/metadata-action v6.2.0, ${ACTION === undefined ? 'as recorded only: METADATA_ACTION_DIR does not say where it is' : `run for ${METADATA_CASES} cases of METADATA_SEED=${METADATA_SEED}`}`, () => {
  if (ACTION !== undefined) {
    test('does what the simulator says', () => {
      const cases = fc.sample(metadataCase, { seed: Number(METADATA_SEED), numRuns: Number(METADATA_CASES) });
      const real = realResults(ACTION, cases);
      if (METADATA_RECORD !== undefined) {
        const lines = diverse(cases.map((given, index) => ({ given, result: shortened(real[index]) })), real).map((line) => JSON.stringify(line));
        writeFileSync(RECORDED, `[\n${lines.join(',\n')}\n]\n`);
      }

      const simulated = cases.map(simulatedResult);
      const unequal = cases.map((_, index) => index).filter((index) => !isDeepStrictEqual(simulated[index], real[index])).slice(0, 5);
      expect(unequal.map((index) => ({ given: cases[index], ...simulated[index] }))).toEqual(unequal.map((index) => ({ given: cases[index], ...real[index] })));
    }, HOUR);
  }

  test('did what the simulator says, in each recorded case', () => {
    const cases = recorded();

    expect(cases.length).toBeGreaterThan(200);
    expect(cases.map(({ given }) => ({ given, result: JSON.parse(JSON.stringify(shortened(simulatedResult(given)))) as object }))).toEqual(cases);
  });
});
