import { problemsOf } from './problems-of';
import { Attestations, checkImage, IMAGE_SHAPE, ImageOptions, withDefaults } from '../../src/model/image';
import { Platform } from '../../src/model/platform';

const APP: ImageOptions = { name: 'app' };

/** The problems with an image as path, value and reason. */
function problemsWith(options: Partial<ImageOptions>): string[] {
  return problemsOf((problems) => checkImage(withDefaults({ ...APP, ...options }), 'images[0]', problems)).map(({ path, value, reason }) => `${path}: ${value} ${reason}`);
}

describe('withDefaults', () => {
  test('builds the root of the repository for two platforms, with attestations that every registry takes', () => {
    expect(withDefaults(APP)).toEqual({
      name: 'app',
      context: '.',
      buildArgs: {},
      labels: {},
      platforms: [Platform.LINUX_AMD64, Platform.LINUX_ARM64],
      attestations: 'image-manifest',
    });
  });

  test('keeps what is given', () => {
    // GIVEN
    const options: Required<ImageOptions> = {
      name: 'team/app',
      context: 'web',
      dockerfile: 'deploy/Dockerfile',
      target: 'final',
      buildArgs: { A: 'b' },
      labels: { c: 'd' },
      platforms: [Platform.LINUX_S390X],
      attestations: Attestations.NONE,
    };

    // THEN
    expect(withDefaults(options)).toEqual(options);
  });

  test('takes undefined for not given', () => {
    const { name, ...others } = withDefaults(APP);
    const nothing = Object.fromEntries(Object.keys(others).map((key) => [key, undefined]));
    expect(withDefaults({ name, ...nothing })).toEqual(withDefaults(APP));
  });
});

describe('IMAGE_SHAPE', () => {
  test('takes every option', () => {
    // GIVEN
    const options: Required<ImageOptions> = {
      name: 'a', context: 'b', dockerfile: 'c', target: 'd', buildArgs: { E: 'f' }, labels: { g: 'h' }, platforms: [Platform.LINUX_386], attestations: Attestations.OCI_ARTIFACT,
    };

    // THEN
    expect(problemsOf((problems) => IMAGE_SHAPE.check(options, 'images[0]', problems))).toEqual([]);
  });

  test.each<[unknown, string]>([
    [{}, 'images[0].name'],
    [{ name: 1 }, 'images[0].name'],
    [{ ...APP, context: [] }, 'images[0].context'],
    [{ ...APP, dockerFile: 'x' }, 'images[0].dockerFile'],
    [{ ...APP, buildArgs: ['A=b'] }, 'images[0].buildArgs'],
    [{ ...APP, buildArgs: { A: undefined } }, 'images[0].buildArgs.A'],
    [{ ...APP, labels: { a: 5 } }, 'images[0].labels.a'],
    [{ ...APP, platforms: ['linux/amd64'] }, 'images[0].platforms[0]'],
    [{ ...APP, platforms: Platform.LINUX_AMD64 }, 'images[0].platforms'],
    [{ ...APP, attestations: true }, 'images[0].attestations'],
    [{ ...APP, attestations: 'IMAGE_MANIFEST' }, 'images[0].attestations'],
  ])('refuses %j', (options, path) => {
    expect(problemsOf((problems) => IMAGE_SHAPE.check(options, 'images[0]', problems)).map((problem) => problem.path)).toEqual([path]);
  });
});

test('IMAGE_SHAPE names the forms of attestations as they are written', () => {
  expect(problemsOf((problems) => IMAGE_SHAPE.check({ ...APP, attestations: 'all' }, 'images[0]', problems))).toEqual([
    expect.objectContaining({ allowed: 'one of Attestations.NONE, Attestations.IMAGE_MANIFEST, Attestations.OCI_ARTIFACT' }),
  ]);
});

describe('the check of a name', () => {
  test.each(['app', 'openkf-server', 'team/app', 'a.b_c__d-e'])('takes %j', (name) => {
    expect(problemsWith({ name })).toEqual([]);
  });

  test.each(['', 'App', 'app:1', 'app ', '../app', 'app/', '${{ x }}', 'a,b'])('refuses %j', (name) => {
    expect(problemsWith({ name })).toEqual([`images[0].name: ${JSON.stringify(name)} is not an image name`]);
  });
});

describe('the check of a file or folder', () => {
  test.each(['.', 'web', './web', 'deploy/docker/Dockerfile.server', '.docker/x', '..a/b', 'a..b', 'a/...', 'a b/c', 'ünï/你好', "it's", 'a+b=c@d%e&f', '*', 'github.com', 'github.community/a', 'a/github.com/b', './github.com/a'])('takes %j', (path) => {
    expect(problemsWith({ context: path, dockerfile: path })).toEqual([]);
  });

  test.each([
    '', ' ', ' a', 'a ', '/', '/etc', '-', '-f', '~', '~/a', '..', '../a', 'a/..', 'a/../b', './..', 'https://example.com/a.git', 'git@example.com:a', 'a#b', 'a,b', 'a"b', 'a\\b', 'a\nb', 'a\n', 'a\tb', 'a\0b',
    '$HOME', '${{ github.workspace }}', '{{defaultContext}}', 'a`b`', 'a\u200bb', 'a\u2028b', 'a\u2029b', 'a\u00a0b', 'a\u1680b', 'a\u3000b', 'github.com/acme/app', 'github.com/',
  ])('refuses %j', (path) => {
    expect(problemsWith({ context: path, dockerfile: path })).toEqual([
      `images[0].context: ${JSON.stringify(path)} is not a folder of the repository`,
      `images[0].dockerfile: ${JSON.stringify(path)} is not a file of the repository`,
    ]);
  });

  test.each(['a/', ' ', 'a ', '../', '.'])('judges a long repetition of %j at once', (unit) => {
    // GIVEN
    const start = process.hrtime.bigint();

    // WHEN
    const problems = problemsWith({ context: `a${unit.repeat(50_000)}:` });

    // THEN
    expect(problems).toHaveLength(1);
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(500);
  });
});

describe('the check of a target', () => {
  test.each(['final', 'Stage-1', 'a.b_c'])('takes %j', (target) => {
    expect(problemsWith({ target })).toEqual([]);
  });

  test.each(['', '1', '-a', '_a', 'a b', 'a/b', 'a\n', '${{ x }}'])('refuses %j', (target) => {
    expect(problemsWith({ target })).toEqual([`images[0].target: ${JSON.stringify(target)} is not a stage name`]);
  });
});

describe('the check of build arguments', () => {
  test.each<Record<string, string>>([
    { VERSION: '1.2.3', _a1: '' },
    { A: '${{ github.sha }}', B: '${{github.ref_name}}', C: '${{ github.event.release.name }}', D: '${{ vars.GOPROXY }}', E: '${{  github.run_number  }}' },
    { A: '${{ steps.meta.outputs.version }}', B: "${{ fromJSON(steps.meta.outputs.json).labels['org.opencontainers.image.created'] }}" },
    { A: 'secrets and github.token are words here', B: 'a=b "c" #d {{e}}' },
    { A: '${{ vars.SECRETS }}', B: '${{ vars.MY_SECRETS }}', C: '${{ vars.GITHUB }}' },
    { A: '${{ github.sha }} keeps secrets', B: '${{ github.sha }} from github (and its token)', C: 'secrets: ${{ vars.A }}, github.token: ${{ vars.B }}', D: '${{ github.sha }}-${{ github.run_id }}' },
    { A: '{{ secrets.A }} $ {{ github.token }}', B: '${ github.token }' },
    { A: 'a, b,c', B: '"a", b', C: 'a,b"c"', E: "a,'b" },
  ])('takes %j', (buildArgs) => {
    expect(problemsWith({ buildArgs })).toEqual([]);
  });

  test.each(['', '1A', 'A-B', 'A=B', 'A B', 'Ä', 'A\n'])('refuses the name %j', (name) => {
    expect(problemsWith({ buildArgs: { [name]: 'x' } })).toEqual([`images[0].buildArgs: ${JSON.stringify(name)} is not the name of a build argument`]);
  });

  test.each(['a\nb', 'a\r', 'a\tb', 'a\0', 'a\u2028b', 'a\u0085b'])('refuses the value %j, which is no line', (value) => {
    expect(problemsWith({ buildArgs: { A: value } })).toEqual([`images[0].buildArgs.A: ${JSON.stringify(value)} has more than one line`]);
  });

  test.each([
    '${{ secrets.TOKEN }}', '${{secrets.TOKEN}}', '${{ SECRETS.TOKEN }}', "${{ secrets['TOKEN'] }}", '${{ toJSON(secrets) }}', 'a-${{ github.token }}', '${{ github . token }}', '${{ github.ref && secrets.A || secrets.B }}',
    '${{ github.sha }}${{ secrets.A }}', '${{ secrets }}', '${{ secrets.* }}', "${{ github['token'] }}", "${{ github [ 'token' ] }}", '${{ github.token}}', '${{ GitHub.Token }}', '${{ github }}', '${{github}}', '${{ toJSON(github) }}',
    '${{ toJSON( github ) }}', '${{ fromJSON(toJSON(github)).token }}', '${{ (github).token }}', '${{ github && 1 }}', '${{ vars.A || github.token }}', '${{ github.sha }} keeps ${{ secrets.A }}',
    // Not by its name, or behind braces in a text.
    "${{ join(github.*, ' ') }}", '${{ toJSON(github.*) }}', '${{ github.*[0] }}', "${{ format('{{{0}}}', secrets.A) }}", "${{ '}}' && secrets.A }}", "${{ '${{ github.sha }}' && secrets.A }}", "${{ format('{0}}}', github.token) }}",
    '${{ github.sha || secrets.A }}', '${{ github.sha.token }}', '${{ github.tokens }}', '${{ vars.A[secrets.A] }}', '${{ fromJSON(steps.meta.outputs.json).labels[secrets.A] }}', '${{ env.A }}', '${{ inputs.token }}', '${{ steps.login.outputs.token }}',
    '${{ github.event.* }}', '${{ needs.*.outputs }}', '${{ github.sha', '${{', '${{}}', '$${{ secrets.A }}', '${{ vars.* }}',
  ])('refuses %j, which could hold a secret that everybody could read', (value) => {
    expect(problemsWith({ buildArgs: { A: value } })).toEqual([`images[0].buildArgs.A: ${JSON.stringify(value)} has an expression that could put a secret into the image, for everybody to read`]);
  });

  test('says which expressions hold none', () => {
    expect(problemsOf((problems) => checkImage(withDefaults({ ...APP, buildArgs: { A: '${{ secrets.A }}' } }), 'images[0]', problems))).toEqual([
      expect.objectContaining({ allowed: expect.stringContaining('${{ github.sha }}') }),
    ]);
  });

  test('sees an expression of several lines too', () => {
    expect(problemsWith({ buildArgs: { A: '${{\nsecrets.A }}' } })).toContain(
      'images[0].buildArgs.A: "${{\\nsecrets.A }}" has an expression that could put a secret into the image, for everybody to read',
    );
  });

  test.each(['${{', '${{ ', '${{ github', '${{ github.event.a', '${{ vars.a ', '.a', ' '])('judges a long repetition of %j at once', (unit) => {
    // GIVEN
    const start = process.hrtime.bigint();

    // WHEN
    const problems = problemsWith({ buildArgs: { A: `\${{ github.event${unit.repeat(20_000)}` } });

    // THEN
    expect(problems).toHaveLength(1);
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(500);
  });
});

describe('the check of labels', () => {
  test.each<Record<string, string>>([
    { 'com.example.vendor': 'ACME', 'maintainer': '', 'io.k8s.display-name': 'a=b #c <d> & "e"', 'a/b_c': '{{sha}}' },
    { a: "built {{date 'YYYY-MM-DD' tz='Asia/Shanghai'}} from {{branch}}" },
    { a: '{one} $brace' },
  ])('takes %j', (labels) => {
    expect(problemsWith({ labels })).toEqual([]);
  });

  test.each(['', '.a', 'a.', '-a', 'a b', 'a=b', 'ä', 'a\n', '#a', 'a,b'])('refuses the name %j', (name) => {
    expect(problemsWith({ labels: { [name]: 'x' } })).toEqual([`images[0].labels: ${JSON.stringify(name)} is not the name of a label`]);
  });

  test('refuses a value of several lines', () => {
    expect(problemsWith({ labels: { a: 'b\nc=d' } })).toEqual(['images[0].labels.a: "b\\nc=d" has more than one line']);
  });

  test.each([
    ['{{brnch}}', 'images[0].labels.a: "brnch" is not an expression of docker/metadata-action'],
    ['{{sha', 'images[0].labels.a: "{{sha" has {{ or }} that do not pair'],
    ['${{ github.sha', 'images[0].labels.a: "${{ github.sha" has an expression of GitHub, which cannot stand there'],
    ['{{sha}}}', 'images[0].labels.a: "{{sha}}}" has {{ or }} that do not pair'],
    ['\\{{sha}}', 'images[0].labels.a: "\\\\{{sha}}" has {{ or }} that do not pair'],
  ])('refuses the value %j', (value, problem) => {
    expect(problemsWith({ labels: { a: value } })).toEqual([problem]);
  });

  test.each(['${{ github.sha }}', 'a ${{ secrets.A }}', '${{{{sha}}'])('refuses the value %j, an expression of GitHub', (value) => {
    expect(problemsWith({ labels: { a: value } })).toContain(`images[0].labels.a: ${JSON.stringify(value)} has an expression of GitHub, which cannot stand there`);
  });

  test.each(['.', '-', 'a.'])('judges a name that repeats %j at once', (unit) => {
    // GIVEN
    const start = process.hrtime.bigint();

    // WHEN
    const problems = problemsWith({ labels: { [`a${unit.repeat(50_000)}!`]: 'x' } });

    // THEN
    expect(problems).toHaveLength(1);
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(500);
  });
});

describe('the check of build arguments and labels', () => {
  test.each(['a,"b', 'a,"b"', ',"', '"a","b"', '["a","b"]', 'a,b,"c'])('refuses %j, of which the action would make two fields', (value) => {
    // WHEN
    const problems = problemsOf((found) => checkImage(withDefaults({ ...APP, buildArgs: { A: value }, labels: { a: value } }), 'images[0]', found));

    // THEN
    expect(problems).toEqual(['images[0].buildArgs.A', 'images[0].labels.a'].map((path) => ({
      path,
      value: JSON.stringify(value),
      reason: 'has a quotation mark after a comma, which the action would read as the start of a field',
      allowed: 'text without a " after a comma',
    })));
  });

  test.each([',', ', ', ' "', ',a"'])('judge a long repetition of %j at once', (unit) => {
    // GIVEN
    const value = unit.repeat(20_000);
    const start = process.hrtime.bigint();

    // WHEN
    const problems = problemsWith({ buildArgs: { A: value }, labels: { a: value } });

    // THEN
    expect(problems).toEqual([]);
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(500);
  });
});

describe('the check of platforms', () => {
  test('refuses none', () => {
    expect(problemsWith({ platforms: [] })).toEqual(['images[0].platforms: [] is empty']);
  });

  test('refuses each that BuildKit does not build for', () => {
    expect(problemsWith({ platforms: [Platform.of('linux/arm46'), Platform.LINUX_AMD64, Platform.of('plan9/386')] })).toEqual([
      'images[0].platforms[0]: "linux/arm46" is not a platform that BuildKit builds for',
      'images[0].platforms[2]: "plan9/386" is not a platform that BuildKit builds for',
    ]);
  });

  test('refuses a platform under another name beside itself', () => {
    expect(problemsWith({ platforms: [Platform.LINUX_AMD64, Platform.LINUX_ARM64, Platform.of('linux/arm64/v8')] })).toEqual([
      'images[0].platforms[2]: "linux/arm64" is already given as images[0].platforms[1]',
    ]);
  });
});

test('the check of an image finds all that is wrong at once', () => {
  expect(problemsWith({ name: 'A', context: '/', dockerfile: '..', target: '1', buildArgs: { 1: '${{ secrets.A }}' }, labels: { '.': '\n' }, platforms: [] })).toHaveLength(9);
});
