import { Pin } from '../../src/steps/pin';
import { problemsOf, refusalOf } from '../model/problems-of';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const DIGEST = `sha256:${'a'.repeat(64)}`;
const KNOWN = [Pin.action('actions/checkout', 'v1', COMMIT), Pin.action('docker/metadata-action', 'v1', COMMIT), Pin.image('moby/buildkit', 'v1', DIGEST), Pin.program('buildx', 'v1')];

/** The problems with a pin as path, value and reason. */
function problemsWith(pin: Pin): string[] {
  return problemsOf((problems) => pin._check('pins[1]', problems, KNOWN)).map(({ path, value, reason }) => `${path}: ${value} ${reason}`);
}

describe('every factory', () => {
  test.each([
    ['action', Pin.action('actions/checkout', 'v7.0.1', COMMIT), { kind: 'action', name: 'actions/checkout', version: 'v7.0.1', content: COMMIT }, `actions/checkout@${COMMIT}`],
    ['image', Pin.image('moby/buildkit', 'v0.32.2', DIGEST), { kind: 'image', name: 'moby/buildkit', version: 'v0.32.2', content: DIGEST }, `moby/buildkit:v0.32.2@${DIGEST}`],
    ['program', Pin.program('buildx', 'v0.36.1'), { kind: 'program', name: 'buildx', version: 'v0.36.1', content: 'v0.36.1' }, 'v0.36.1'],
  ])('of an %s knows how the pin is written', (_kind, pin, fields, reference) => {
    expect({ ...pin }).toEqual(fields);
    expect(pin.reference).toBe(reference);
    expect(problemsWith(pin)).toEqual([]);
  });

  test.each<[string, () => Pin]>([
    ['action', () => Pin.action('actions/checkout', 'v1', undefined as never)],
    ['image', () => Pin.image(5 as never, 'v1', DIGEST)],
    ['program', () => Pin.program('buildx', null as never)],
  ])('of an %s refuses what is no text', (kind, make) => {
    expect(refusalOf(make)?.message.startsWith(`Pin.${kind}(): 1 problem, nothing was written\n`)).toBe(true);
  });
});

describe('the check of a pin', () => {
  test('asks which name was meant, among those of its kind', () => {
    expect(problemsOf((problems) => Pin.action('action/checkout', 'v1', COMMIT)._check('pins[0]', problems, KNOWN))).toEqual([{
      path: 'pins[0].name',
      value: '"action/checkout"',
      reason: 'is no action that a release runs',
      allowed: 'actions/checkout, docker/metadata-action',
      suggestion: 'actions/checkout',
    }]);
  });

  test('refuses a name of another kind', () => {
    expect(problemsWith(Pin.image('actions/checkout', 'v1', DIGEST))).toEqual(['pins[1].name: "actions/checkout" is no image that a release runs']);
    expect(problemsWith(Pin.action('buildx', 'v1', COMMIT))).toEqual(['pins[1].name: "buildx" is no action that a release runs']);
  });

  test.each(['', ' v1', 'v1 ', 'v1\n', '-v1', 'v1 # v2', 'v1/v2', '${{ x }}'])('refuses the version %j', (version) => {
    expect(problemsWith(Pin.action('actions/checkout', version, COMMIT))).toEqual([`pins[1].version: ${JSON.stringify(version)} is not a version`]);
    expect(problemsWith(Pin.program('buildx', version))).toEqual([`pins[1].version: ${JSON.stringify(version)} is not one version`]);
  });

  test('refuses a version that is longer than a tag can be', () => {
    expect(problemsWith(Pin.action('actions/checkout', 'v'.repeat(128), COMMIT))).toEqual([]);
    expect(problemsWith(Pin.action('actions/checkout', 'v'.repeat(129), COMMIT))).toEqual([`pins[1].version: "${'v'.repeat(129)}" is not a version`]);
  });

  test.each(['v0.36.1', 'v10.20.30', 'v0.37.0-rc.1', 'v0.37.0-rc1'])('takes the version %s of a program', (version) => {
    expect(problemsWith(Pin.program('buildx', version))).toEqual([]);
  });

  test.each(['latest', 'edge', 'v1', 'v0.36', '0.36.1', 'v0.36.x', 'v0.36.1.2', 'V0.36.1', 'v0.36.1-', 'lab'])('refuses the version %j of a program, which has to be one whole version', (version) => {
    expect(problemsOf((problems) => Pin.program('buildx', version)._check('pins[1]', problems, KNOWN))).toEqual([
      { path: 'pins[1].version', value: JSON.stringify(version), reason: 'is not one version', allowed: 'a whole version, like v1.2.3' },
    ]);
    expect(problemsWith(Pin.action('actions/checkout', version, COMMIT))).toEqual([]);
  });

  test.each(['', 'v7.0.1', 'main', COMMIT.slice(1), `${COMMIT}0`, COMMIT.toUpperCase(), `${COMMIT}\n`, COMMIT.replace('0', 'g')])('refuses the commit %j', (commit) => {
    expect(problemsWith(Pin.action('actions/checkout', 'v1', commit))).toEqual([`pins[1].commit: ${JSON.stringify(commit)} is not a commit`]);
  });

  test.each(['', 'latest', 'a'.repeat(64), DIGEST.slice(0, -1), `${DIGEST}a`, DIGEST.replace('256', '512'), `${DIGEST}\n`])('refuses the digest %j', (digest) => {
    expect(problemsWith(Pin.image('moby/buildkit', 'v1', digest))).toEqual([`pins[1].digest: ${JSON.stringify(digest)} is not a digest`]);
  });
});
