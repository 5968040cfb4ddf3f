import fc from 'fast-check';
import { MetadataCase, metadataCase } from './cases';
import { Metadata, simulateMetadata } from '../../../src/simulate/metadata-action/metadata-action';
import { join, Text, Unknown } from '../../../src/simulate/value';

const RUNS = Number(process.env.FUZZ_RUNS ?? 500);

const GAP = Unknown.of('${{ inputs.next }}', 'it is given when the workflow is run');

/** What is hidden of a case. */
interface Hiding {
  /** The value of which attribute, counted over the inputs. */
  readonly attribute: number;
  readonly whole: boolean;
  readonly refName: boolean;
  readonly ref: boolean;
  readonly sha: boolean;
  readonly dates: boolean;
  readonly repository: boolean;
  readonly defaultBranch: boolean;
}

const hiding: fc.Arbitrary<Hiding> = fc.record({
  attribute: fc.nat(12),
  whole: fc.boolean(),
  refName: fc.boolean(),
  ref: fc.boolean(),
  sha: fc.boolean(),
  dates: fc.boolean(),
  repository: fc.boolean(),
  defaultBranch: fc.boolean(),
});

function known({ with: inputs, env, context }: MetadataCase): Metadata {
  return simulateMetadata({ with: inputs, env }, { ...context, now: new Date(context.now), commitDate: new Date(context.commitDate) });
}

function unknown({ with: inputs, env, context }: MetadataCase, hidden: Hiding): Metadata {
  const { now, commitDate, repository, ref, sha, payload, ...others } = context;
  return simulateMetadata({ with: withGap(inputs, hidden), env }, {
    ...others,
    ...(hidden.dates ? {} : { now: new Date(now), commitDate: new Date(commitDate) }),
    repository: hidden.repository ? {} : repository,
    ref: hidden.ref && ref !== '' ? Unknown.of('${{ github.ref }}', 'it is any') : hidden.refName ? nameless(ref) : ref,
    sha: hidden.sha && sha !== '' ? Unknown.of('${{ github.sha }}', 'there is none yet') : sha,
    payload: hidden.defaultBranch && typeof payload === 'object' && payload !== null && 'repository' in payload
      ? { ...payload, repository: Unknown.of('${{ github.event.repository }}', 'nobody says so') }
      : payload,
  });
}

function nameless(ref: string): Text {
  const [, folder] = /^(refs\/(?:heads|tags)\/)./.exec(ref) ?? [];
  return folder === undefined ? ref : join(folder, Unknown.of('${{ github.ref_name }}', 'it is any'));
}

/** The inputs with the value of one attribute hidden, or one whole line. */
function withGap(inputs: MetadataCase['with'], { attribute, whole }: Hiding): Record<string, Text> {
  let index = 0;
  return Object.fromEntries(Object.entries(inputs).map(([name, text]) => {
    // A whole line of images is taken for one repository.
    if (![...(whole ? [] : ['images']), 'tags', 'flavor', 'labels'].includes(name) || text.includes('"')) {
      return [name, text];
    }
    const pieces = text.split(whole ? /^([^#\s].*)$/m : /(?<==)([^,\s=#][^,\r\n]*?)(?=\s*(?:[,\r\n]|$))/);
    return [name, join(...pieces.map((piece, position) => position % 2 === 1 && index++ === attribute ? GAP : piece))];
  }));
}

/** Whether the text can become the other once its gaps are known. */
function canBe(text: Text, value: string): boolean {
  const parts = typeof text === 'string' ? [text] : text.parts;
  return new RegExp(`^${parts.map((part) => typeof part === 'string' ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : '[^]*').join('')}$`).test(value);
}

test('whatever is said for certain of a case that is not fully known is so', () => {
  fc.assert(fc.property(metadataCase, hiding, (given, hidden) => {
    const [all, some] = [known(given), unknown(given, hidden)];
    if (all.error !== undefined || some.error !== undefined) {
      expect({ failsForCertain: some.error !== undefined && all.error === undefined }).toEqual({ failsForCertain: false });
      return;
    }
    for (const kind of ['tags', 'references'] as const) {
      const texts = all[kind].map(({ text }) => String(text));
      const certain = some[kind].filter(({ condition }) => condition === undefined);
      expect(certain.filter(({ text }) => !texts.some((value) => canBe(text, value)))).toEqual([]);
      expect(texts.filter((value) => !some[kind].some(({ text }) => canBe(text, value)))).toEqual([]);
    }
    expect([some.outputs.version].filter((version) => !canBe(version ?? '', String(all.outputs.version)))).toEqual([]);
    expect([some.outputs.labels].filter((labels) => !canBe(labels ?? '', String(all.outputs.labels)))).toEqual([]);
  }), { numRuns: RUNS });
});
