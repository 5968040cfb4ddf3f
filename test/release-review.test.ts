import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Project } from 'projen';
import { NodePackageManager, NodeProject } from 'projen/lib/javascript';
import { TypeScriptProject } from 'projen/lib/typescript';
import { ImageRelease, ImageReleaseProject, Pin, ReleaseOptionsError, ReleaseReview, ReleaseReviewOptions, Trigger } from '../src';
import { actionlint } from './support/actionlint';
import { filesOfReview, reviewOf } from './support/review';
import { MINIMAL, newProject, synth } from './support/synth';

const outdir = () => mkdtempSync(join(tmpdir(), 'review-'));

function problemsOf(attempt: () => unknown): string[] {
  try {
    attempt();
  } catch (error) {
    if (error instanceof ReleaseOptionsError) {
      return error.message.split('\n').slice(1).map((line) => line.trim());
    }
    throw error;
  }
  return [];
}

/** A project of Node.js that installs nothing. */
function nodeProject(packageManager: NodePackageManager, options: { readonly workflowNodeVersion?: string } = {}): NodeProject {
  return new NodeProject({ name: 'test', outdir: outdir(), packageManager, defaultReleaseBranch: 'main', github: true, ...options });
}

/** The paths whose change starts a review. */
function startedBy(options?: ReleaseReviewOptions, change?: (review: ReleaseReview, project: Project) => void, project?: Project): unknown {
  return (reviewOf(options, change, project).on.pull_request as { paths: unknown }).paths;
}

describe('the paths that start a review', () => {
  test('are the projenrc, what is generated, and the Dockerfile of each image, whether it comes before the review or after', () => {
    // GIVEN
    const project = new ImageReleaseProject({ name: 'app', outdir: outdir() });
    new ImageRelease(project, 'before', { ...MINIMAL, images: [{ name: 'a' }, { name: 'b', context: 'services/b/' }] });

    // WHEN
    const paths = startedBy({}, () => {
      new ImageRelease(project, 'after', { ...MINIMAL, images: [{ name: 'c', context: 'services/c', dockerfile: './deploy/Dockerfile.c' }, { name: 'd', dockerfile: 'deploy/[d]/Dockerfile.c++' }] });
    }, project);

    // THEN
    expect(paths).toEqual(['.projenrc.ts', 'package.json', 'package-lock.json', '.projen/**', '.github/**', 'Dockerfile', 'services/b/Dockerfile', 'deploy/Dockerfile.c', 'deploy/*d*/Dockerfile.c*']);
  });

  test('are more if more are given, which may also exclude', () => {
    expect(startedBy({ paths: ['release/**', '!.github/ISSUE_TEMPLATE/**'] })).toEqual(['.projenrc.js', 'package.json', 'package-lock.json', '.projen/**', '.github/**', 'release/**', '!.github/ISSUE_TEMPLATE/**']);
  });

  test('are those of a project of TypeScript, with its lock file', () => {
    const project = new TypeScriptProject({ name: 'test', outdir: outdir(), defaultReleaseBranch: 'main', projenrcTs: true, packageManager: NodePackageManager.YARN_CLASSIC });
    expect(startedBy({}, undefined, project)).toEqual(['.projenrc.ts', 'projenrc/**', 'package.json', 'yarn.lock', '.projen/**', '.github/**']);
  });
});

describe('a project of Node.js', () => {
  test.each([
    [NodePackageManager.NPM, 'npm ci'],
    [NodePackageManager.YARN_CLASSIC, 'yarn install --check-files --frozen-lockfile'],
  ])('installs with %s as its other workflows do', (manager, command) => {
    const { steps } = reviewOf({}, undefined, nodeProject(manager, { workflowNodeVersion: '24' })).jobs.review;
    expect([steps[1].with, steps[2].run]).toEqual([{ 'node-version': '24' }, command]);
  });

  test('can be told otherwise', () => {
    const { steps } = reviewOf({ nodeVersion: '22.x', install: 'npm ci --omit=dev' }, undefined, nodeProject(NodePackageManager.NPM, { workflowNodeVersion: '24' })).jobs.review;
    expect([steps[1].with, steps[2].run]).toEqual([{ 'node-version': '22.x' }, 'npm ci --omit=dev']);
  });

  test.each([NodePackageManager.PNPM, NodePackageManager.BUN, NodePackageManager.YARN_BERRY])('with %s, which the runner lacks, has to say how to install', (manager) => {
    const project = nodeProject(manager);
    expect(problemsOf(() => new ReleaseReview(project, 'release-review'))).toEqual([`install is required: the runner has no ${manager}. Allowed: a command that gets it too, like corepack enable && pnpm install --frozen-lockfile`]);
    expect(reviewOf({ install: 'corepack enable && pnpm install' }, undefined, project).jobs.review.steps[2].run).toBe('corepack enable && pnpm install');
  });

  test('without a version has the default one, as any other project', () => {
    const { steps } = reviewOf({}, undefined, nodeProject(NodePackageManager.NPM)).jobs.review;
    expect([steps, reviewOf().jobs.review.steps].map(([, node, install]) => [node.with, install.run])).toEqual([[{ 'node-version': '22' }, 'npm ci'], [{ 'node-version': '22' }, 'npm ci']]);
  });
});

describe('options', () => {
  test('that are wrong are all named at once, and nothing is left behind', () => {
    // GIVEN
    const project = newProject();

    // WHEN
    const problems = problemsOf(() => new ReleaseReview(project, '1', {
      paths: ['release/**', '/release'], nodeVersion: '22; curl x', install: ' ', pins: [Pin.action('actions/checkout', 'v1', 'main')],
    }));

    // THEN
    expect(problems).toEqual([
      'name: "1" cannot name a workflow file. Allowed: up to 80 letters, digits, _ and -, starting with a letter',
      'paths[1]: "/release" is not a pattern that GitHub takes. Allowed: a path of files from the root of the repository, or a pattern with *, **, ?, + and [a-z], like src/**',
      'nodeVersion: "22; curl x" is not a version of Node.js. Allowed: a version, like 22, 22.11.0 or lts/*',
      'install: " " is empty. Allowed: a command, like npm ci',
      'pins[0].commit: "main" is not a commit. Allowed: 40 hex digits',
    ]);
    expect(Object.keys(synth(project)).filter((path) => path.startsWith('.github/workflows/release'))).toEqual([]);
  });

  test('that TypeScript would not let through are named too', () => {
    const options = { comments: true, paths: 'src/**' } as unknown as ReleaseReviewOptions;
    expect(problemsOf(() => new ReleaseReview(newProject(), 'review', options))).toEqual([
      'comments: "comments" is no option here (did you mean "comment"?). Allowed: paths, comment, nodeVersion, install, pins',
      'paths: "src/**" is not a list, each a string. Allowed: a list, each a string',
    ]);
  });

  test.each(['release', 'Release', 'RELEASE-repair'])('a name that another workflow has is refused: %s', (name) => {
    const project = newProject();
    new ImageRelease(project, 'release', { ...MINIMAL, triggers: [Trigger.releasePublished(), Trigger.repair()] });
    expect(problemsOf(() => new ReleaseReview(project, name))).toEqual([`name: "${name}" names a workflow that this project has already. Allowed: a name of its own`]);
  });

  test('a release that would take the name of a review is refused too, by projen', () => {
    const project = newProject();
    new ReleaseReview(project, 'release');
    expect(() => new ImageRelease(project, 'release', MINIMAL)).toThrow('There is already a file under .github/workflows/release.yml');
  });

  test('a subproject is refused, where GitHub would not find its workflow', () => {
    const project = new Project({ name: 'web', parent: newProject(), outdir: 'web' });
    expect(problemsOf(() => new ReleaseReview(project, 'review'))).toEqual(['project: "web" is not the root of its repository, where GitHub looks for workflows. Allowed: the root project']);
  });
});

test('actionlint finds nothing in it, with a comment or without', () => {
  const texts = [true, false].map((comment) => filesOfReview({ comment })['.github/workflows/release-review.yml']);
  expect(actionlint(...texts)).toEqual([[], []]);
});

describe('changes by hand', () => {
  test('are kept and checked', () => {
    // GIVEN
    const change = (run: string) => filesOfReview({}, ({ workflow }) => workflow.file?.addOverride('jobs.review.steps.2.env', { TOKEN: run }))['.github/workflows/release-review.yml'];

    // THEN
    expect(change('${{ secrets.NPM_TOKEN }}')).toContain('        env:\n          TOKEN: ${{ secrets.NPM_TOKEN }}\n        run: npm ci\n');
    expect(() => change('${{ steps.nothing.outputs.x }}')).toThrow(/^ReleaseReview "release-review": 1 problem, nothing was written\n {2}\.github\/workflows\/release-review\.yml: jobs\.review: .*nothing/);
  });

  test('are none, where releases come later', () => {
    const spy = jest.spyOn(jest.requireActual<typeof import('../src/github/workflow-check')>('../src/github/workflow-check'), 'checkWorkflows');
    filesOfReview({}, (_review, project) => new ImageRelease(project, 'release', MINIMAL));
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  });
});
