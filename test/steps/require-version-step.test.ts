import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { parse, valid } from 'semver';
import { testProject } from './project';
import { RequireVersionStep } from '../../src/steps/require-version-step';

const project = testProject();
const STEP = new RequireVersionStep(project).toGithub();
const SCRIPT = STEP.steps[0].run ?? '';
const SHELL = ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c'];

/** What the script does with a tag, in the shell that GitHub runs it in. */
function run(tag: string) {
  // The outputs are a file to the script, which a pipe of Node is not.
  const { status, stdout } = spawnSync('bash', ['-o', 'pipefail', '-c', `bash ${SHELL.join(' ')} "$SCRIPT" 2>&1 | cat`], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', GITHUB_OUTPUT: '/dev/stdout', VERSION: tag, SCRIPT },
  });
  return { status, output: stdout };
}

/** Which of the tags the script lets pass, in one shell for all. */
function passing(tags: string[]): string[] {
  const { status, stdout } = spawnSync('bash', [...SHELL, 'while IFS= read -r VERSION; do if (eval "$SCRIPT" > /dev/null); then echo yes; else echo no; fi; done'], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', GITHUB_OUTPUT: '/dev/null', SCRIPT },
    input: tags.map((tag) => `${tag}\n`).join(''),
  });
  const answers = stdout.split('\n').slice(0, -1);
  expect({ status, answers: answers.length }).toEqual({ status: 0, answers: tags.length });
  return tags.filter((_tag, index) => answers[index] === 'yes');
}

const VERSIONS = [
  '0.0.0', '0.0.1', '1.2.3', '10.20.30', '1.3.0-rc.1', '1.2.3-alpine', '1.2.3-0', '1.2.3-0a', '1.2.3-00a', '1.2.3--', '1.2.3-a-b', '1.2.3-1.2.3', '1.2.3-A.b-c.0', '1.2.3+1', '1.2.3+001', '1.2.3+build.5', '1.2.3+a-b.c',
  '1.2.3-rc.1+build.5', '1.2.3+20240101-sha.860c190', '99999.0.0',
];
const OTHERS = [
  '1.2.3+.b',
  '', 'v', '1', '1.2', '1.2.', '.2.3', '1..3', '1.2.3.', '1.2.3.4', '1x2x3', 'docs-2024', 'edge-1.2.3', 'app-1.2.3', 'release/1.2.3', 'sha-860c190', 'latest', '01.2.3', '1.02.3', '1.2.03', '00.0.0', '1.2.3-', '1.2.3-01', '1.2.3-a..b',
  '1.2.3-a.', '1.2.3-.a', '1.2.3-rc.01', '1.2.3-a_b', '1.2.3-a/b', '1.2.3+', '1.2.3+a+b', '1.2.3+a_b', '1.2.3 ', ' 1.2.3', '1.2.3-ä', '１.2.3', '-1.2.3', '+1.2.3', '$(echo 1.2.3)', '1.2.3; echo', '*', '1.2.3\n4', '1.2.*', 'a\n1.2.3',
];

describe('RequireVersionStep', () => {
  test('runs for tags, takes their name by the environment, and gives the version', () => {
    expect(STEP).toEqual({
      needs: [],
      env: {},
      steps: [{ name: 'Require a version', id: 'version', if: "${{ startsWith(github.ref, 'refs/tags/') }}", env: { VERSION: '${{ github.ref_name }}' }, run: expect.stringContaining('$VERSION') }],
    });
    expect(SCRIPT).not.toContain('${{');
    expect(new RequireVersionStep(project).version).toEqual({ stepId: 'version', outputName: 'version' });
  });

  test('judges another text where one is given, whatever the run is about', () => {
    expect(new RequireVersionStep(project, { version: '${{ inputs.version }}' }).toGithub().steps).toEqual([
      { name: 'Require a version', id: 'version', if: undefined, env: { VERSION: '${{ inputs.version }}' }, run: SCRIPT },
    ]);
  });

  test.each(VERSIONS.flatMap((version) => [version, `v${version}`]))('lets the tag %s pass, and gives its version without v and build metadata', (tag) => {
    expect(run(tag)).toEqual({ status: 0, output: `version=${parse(tag)?.version}\n` });
  });

  test.each([...OTHERS, 'vv1.2.3', 'V1.2.3', 'v 1.2.3', '=1.2.3', 'v.1.2.3', 'v1.2', 'v01.2.3'])('stops at the tag %j and says why', (tag) => {
    expect(run(tag)).toEqual({ status: 1, output: `::error title=No version::${tag} is no semantic version, so this release would publish no version tag\n` });
  });

  test('agrees with semver, by which docker/metadata-action judges, on what is listed here', () => {
    expect(VERSIONS.filter((version) => valid(version) === null || valid(`v${version}`) === null)).toEqual([]);
    expect(OTHERS.filter((other) => other === other.trim() && valid(other) !== null)).toEqual([]);
  });

  test('agrees with semver on everything that is nearly a version', () => {
    // GIVEN
    const some = (words: string[], weight = 1) => ({ weight, arbitrary: fc.constantFrom(...words) });
    const number = fc.oneof(some(['0', '1', '2', '10', '34'], 12), some(['00', '01', '', 'x', '1a', '-1']));
    const word = fc.oneof(some(['0', '1', '10', 'a', 'rc', 'A-b', '-', '0a', '00a', '-1', 'Z9'], 12), some(['00', '01', '', 'ä', '_', '/', ' a', '+']));
    const build = fc.oneof(some(['0', '01', '001', 'a', 'A-b', '-', '0a'], 12), some(['ä', '_', '/', '+']));
    const words = (mark: string, item: fc.Arbitrary<string>) => fc.oneof(
      { weight: 2, arbitrary: fc.constant('') },
      { weight: 3, arbitrary: fc.array(item, { minLength: 1, maxLength: 4 }).map((items) => `${mark}${items.join('.')}`) },
    );
    const version = fc.tuple(
      fc.oneof(some(['', 'v'], 12), some(['V', 'vv', 'v.', 'a-', '-'])),
      fc.oneof({ weight: 12, arbitrary: fc.tuple(number, number, number) }, { weight: 1, arbitrary: fc.array(number, { maxLength: 5 }) }).map((numbers) => numbers.join('.')),
      words('-', word),
      words('+', build),
      fc.oneof(some([''], 12), some(['.', '-', '.0', 'a'])),
    ).map((parts) => parts.join(''));
    const noise = fc.string({ unit: fc.constantFrom('v', '0', '1', '9', '.', '-', '+', 'a', 'Z'), maxLength: 12 });

    // THEN
    fc.assert(fc.property(fc.array(fc.oneof({ weight: 5, arbitrary: version }, { weight: 1, arbitrary: noise }), { minLength: 1, maxLength: 200 }), (tags) => {
      // Git takes no tag that ends with a dot, or with a space anywhere.
      const possible = tags.filter((tag) => !/^$|\.$|\.\.|\s/.test(tag));
      expect(passing(possible)).toEqual(possible.filter((tag) => valid(tag) !== null));
    }), { numRuns: 30 });
  });
});
