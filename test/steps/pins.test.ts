import ACTION_TAGS from './action-tags.json';
import { Pin } from '../../src/steps/pin';
import { Pins } from '../../src/steps/pins';
import { problemsOf } from '../model/problems-of';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const ACTIONS = [...new Set(ACTION_TAGS.map(({ repo }) => repo))];
const BINFMT = 'docker.io/tonistiigi/binfmt:qemu-v10.2.3-68@sha256:400a4873b838d1b89194d982c45e5fb3cda4593fbfd7e08a02e76b03b21166f0';
const BUILDKIT = 'moby/buildkit:v0.32.2@sha256:28a898719c18a33f4e8000685287fa36fd0dd9560c6440227d3a732d79bb41d8';

describe('Pins.DEFAULT', () => {
  test.each(ACTIONS)('pins %s to the commit of the tag that it is said to be', (name) => {
    // WHEN
    const reference = Pins.DEFAULT.reference(name);
    const version = Pins.DEFAULT.version(reference);

    // THEN
    expect(ACTION_TAGS.filter(({ repo, tag }) => repo === name && tag === version).map(({ repo, sha }) => `${repo}@${sha}`)).toEqual([reference]);
  });

  test('pins nothing else but the images and the program that are known', () => {
    // GIVEN
    const problems = problemsOf((found) => new Pins([Pin.action('x', 'v1', COMMIT), Pin.image('x', 'v1', `sha256:${'0'.repeat(64)}`), Pin.program('x', 'v1')])._check('pins', found));

    // THEN
    expect(problems.filter(({ path }) => path.endsWith('.name')).map(({ allowed }) => allowed.split(', '))).toEqual([ACTIONS, ['docker.io/tonistiigi/binfmt', 'moby/buildkit'], ['buildx']]);
    expect(Pins.DEFAULT.reference('docker.io/tonistiigi/binfmt')).toBe(BINFMT);
    expect(Pins.DEFAULT.reference('moby/buildkit')).toBe(BUILDKIT);
    expect(Pins.DEFAULT.reference('buildx')).toBe('v0.36.1');
  });

  test('is right by its own rules', () => {
    // GIVEN
    const pins = [
      ...ACTIONS.map((name) => Pin.action(name, Pins.DEFAULT.version(Pins.DEFAULT.reference(name)) ?? '', Pins.DEFAULT.reference(name).split('@')[1])),
      Pin.image('moby/buildkit', 'v0.32.2', BUILDKIT.split('@')[1]),
      Pin.image('docker.io/tonistiigi/binfmt', 'qemu-v10.2.3-68', BINFMT.split('@')[1]),
      Pin.program('buildx', 'v0.36.1'),
    ];

    // THEN
    expect(problemsOf((problems) => new Pins(pins)._check('pins', problems))).toEqual([]);
  });
});

describe('Pins.reference', () => {
  test('is that of an override, and the default of all others', () => {
    // GIVEN
    const pins = new Pins([Pin.action('actions/checkout', 'v8.0.0', COMMIT), Pin.program('buildx', 'v0.40.0')]);

    // THEN
    expect(pins.reference('actions/checkout')).toBe(`actions/checkout@${COMMIT}`);
    expect(pins.reference('buildx')).toBe('v0.40.0');
    expect(pins.reference('moby/buildkit')).toBe(BUILDKIT);
    expect(Pins.DEFAULT.reference('buildx')).toBe('v0.36.1');
  });

  test.each(['', 'nobody/nothing', 'actions/checkout@v7', 'constructor', '__proto__'])('throws for %j, which is not pinned', (name) => {
    expect(() => Pins.DEFAULT.reference(name)).toThrow(new Error(`${name} is not pinned`));
  });
});

describe('Pins.version', () => {
  test('is that of the pin with exactly this reference', () => {
    // GIVEN
    const pins = new Pins([Pin.action('actions/checkout', 'v8.0.0', COMMIT)]);

    // THEN
    expect(pins.version(`actions/checkout@${COMMIT}`)).toBe('v8.0.0');
    expect(pins.version('actions/setup-node@820762786026740c76f36085b0efc47a31fe5020')).toBe('v7.0.0');
  });

  test.each([
    '', 'actions/checkout', 'actions/checkout@', 'actions/checkout@v7.0.1', `actions/checkout@${COMMIT}`, 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b', 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1\n',
    'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1', 'actions/checkout/x@3d3c42e5aac5ba805825da76410c181273ba90b1', 'Actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1',
    './.github/workflows/release.yml', 'v0.36.1', 'buildx', BUILDKIT,
  ])('is unknown for %j', (reference) => {
    expect(Pins.DEFAULT.version(reference)).toBeUndefined();
  });
});

describe('the check of pins', () => {
  test('names each by its place', () => {
    expect(problemsOf((problems) => new Pins([Pin.program('buildx', 'v1.0.0'), Pin.action('actions/checkout', 'v1', 'v1')])._check('pins', problems)).map(({ path }) => path)).toEqual(['pins[1].commit']);
  });

  test('refuses a name twice', () => {
    expect(problemsOf((problems) => new Pins([Pin.program('buildx', 'v1.0.0'), Pin.program('buildx', 'v2.0.0')])._check('pins', problems))).toEqual([
      { path: 'pins[1]', value: '"buildx"', reason: 'is already pinned by pins[0]', allowed: 'each name once' },
    ]);
  });
});
