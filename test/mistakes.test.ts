import { join } from 'node:path';
import { JsonPatch } from 'projen';
import * as ts from 'typescript';
import { ImageRelease, Platform, ReleaseOptionsError, Secret, Trigger } from '../src';
import { workflowOf } from './support/synth';

/**
 * Twelve mistakes that no other generator catches all of: where each is caught here. Those that the API leaves no way
 * to write are made by way of projen's escape hatches.
 */

/** What the compiler says of code that uses the library. */
function compile(snippets: Record<string, string>): Record<string, string[]> {
  const root = join(__dirname, '..');
  const fileOf = (name: string) => join(root, 'test', `${name}.snippet.ts`);
  const texts = new Map(Object.entries(snippets).map(([name, code]) => [fileOf(name), [
    "import { ImageRelease, ImageReleaseOptions, Registry, Tag, Trigger } from '../src';",
    'declare const release: ImageRelease;',
    'declare function use(...given: unknown[]): void;',
    'declare function options(given: ImageReleaseOptions): void;',
    'use(release, options, Registry, Tag, Trigger);',
    code,
  ].join('\n')]));
  const settings: ts.CompilerOptions = { strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.Node16, types: ['node'], rootDir: root };
  const host = ts.createCompilerHost(settings);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (path, ...rest) => texts.has(path) ? ts.createSourceFile(path, texts.get(path)!, ts.ScriptTarget.ES2022) : getSourceFile.call(host, path, ...rest);
  host.fileExists = (path) => texts.has(path) || fileExists.call(host, path);
  const program = ts.createProgram([...texts.keys()], settings, host);
  return Object.fromEntries(Object.keys(snippets).map((name) => [
    name,
    ts.getPreEmitDiagnostics(program, program.getSourceFile(fileOf(name))).map(({ messageText }) => deepest(messageText)),
  ]));
}

function deepest(message: string | ts.DiagnosticMessageChain): string {
  return typeof message === 'string' ? message : message.next?.length ? deepest(message.next[message.next.length - 1]) : message.messageText;
}

/** The problems that synthesis names. */
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

/** The problems of a workflow that was changed by hand. */
const changed = (change: (release: ImageRelease) => void, secrets: Secret[] = []) => problemsOf(() => workflowOf({ secrets }, change));

const WORKFLOW = '.github/workflows/release.yml';

test('the compiler catches what is misspelt', () => {
  const found = compile({
    right: "options({ images: [{ name: 'app' }], registries: [Registry.ghcr({ namespace: 'acme' })], triggers: [Trigger.releasePublished()], tags: [Tag.version()] });",
    input: "options({ images: [{ name: 'app', platfroms: [] }], registries: [], triggers: [] });",
    event: 'Trigger.relasePublished();',
    rule: 'Tag.semvr();',
    scope: "release.workflow.addJob('deploy', { runsOn: ['ubuntu-24.04'], permissions: { package: 'read' }, steps: [] });",
    option: "Registry.ghcr({ namespace: 'acme', enviroment: 'production' });",
    member: "Tag.latest({ rule: 'github-releases' });",
    access: "release.workflow.addJob('deploy', { runsOn: ['ubuntu-24.04'], permissions: { contents: 'push' }, steps: [] });",
  });
  expect(found).toEqual({
    right: [],
    input: ["Object literal may only specify known properties, but 'platfroms' does not exist in type 'ImageOptions'. Did you mean to write 'platforms'?"],
    event: ["Property 'relasePublished' does not exist on type 'typeof Trigger'. Did you mean 'releasePublished'?"],
    rule: ["Property 'semvr' does not exist on type 'typeof Tag'."],
    scope: ["Object literal may only specify known properties, but 'package' does not exist in type 'JobPermissions'. Did you mean to write 'packages'?"],
    option: ["Object literal may only specify known properties, but 'enviroment' does not exist in type 'NamespaceOptions'. Did you mean to write 'environment'?"],
    member: ['Type \'"github-releases"\' is not assignable to type \'LatestRule | undefined\'. Did you mean \'LatestRule.GITHUB_RELEASE\'?'],
    access: ['Type \'"push"\' is not assignable to type \'JobPermission | undefined\'.'],
  });
}, 60_000);

describe('synthesis catches', () => {
  test('1. a misspelt input, in JavaScript', () => {
    expect(problemsOf(() => workflowOf({ images: [{ name: 'app', ...{ platfroms: [] } }] }))).toEqual([
      'images[0].platfroms: "platfroms" is no option here (did you mean "platforms"?). Allowed: name, context, dockerfile, target, buildArgs, labels, platforms, attestations',
    ]);
  });

  test('2. an unknown event', () => {
    expect(changed(({ workflow }) => workflow.file?.addOverride('on.relase', { types: ['published'] }))).toEqual([
      `${WORKFLOW}: "relase" is not taken by GitHub: Unexpected value 'relase'. Allowed: the syntax of GitHub workflows`,
    ]);
  });

  test('3. an unknown permission scope', () => {
    expect(changed(({ workflow }) => workflow.file?.addOverride('jobs.build.permissions.package', 'read'))).toEqual([
      `${WORKFLOW}: jobs.build: "package" is not taken by GitHub: Unexpected value 'package'. Allowed: the syntax of GitHub workflows`,
    ]);
  });

  test('4. an unknown permission value', () => {
    expect(changed(({ workflow }) => workflow.file?.addOverride('jobs.build.permissions.contents', 'push'))).toEqual([
      `${WORKFLOW}: jobs.build: "push" is not taken by GitHub: Unexpected value 'push'. Allowed: the syntax of GitHub workflows`,
    ]);
  });

  test('5. a need of a missing job', () => {
    expect(changed(({ workflow }) => workflow.addJob('deploy', { needs: ['publish-gchr'], runsOn: ['ubuntu-24.04'], permissions: {}, steps: [{ run: 'true' }] }))).toEqual([
      expect.stringContaining('"publish-gchr" is not taken by GitHub'),
    ]);
  });

  test('5. a need of a job that was removed', () => {
    expect(changed(({ workflow }) => workflow.removeJob('publish-ghcr'))[0]).toMatch(/^\.github\/workflows\/release\.yml: jobs\.record: .*publish-ghcr.* is not taken by GitHub/);
  });

  test('6. an hour 25', () => {
    expect(problemsOf(() => workflowOf({ triggers: [Trigger.schedule('30 25 * * *')] }))).toEqual([
      'triggers[0].cron: "30 25 * * *" has "25" for the hour. Allowed: five fields, in UTC: minute 0-59, hour 0-23, day 1-31, month 1-12 or JAN-DEC, weekday 0-6 or SUN-SAT, each with * , - and /, like "30 1 * * *"',
    ]);
  });

  test('7. an unknown type of tag rule', () => {
    expect(changed(({ workflow }) => workflow.patchStep('build', 'meta', { with: { tags: 'type=sha\ntype=semvr,pattern={{version}}' } }))).toEqual([
      `${WORKFLOW}: jobs.build: "type=semvr,pattern={{version}}" has the type semvr, which docker/metadata-action does not know. Allowed: schedule, semver, pep440, match, edge, ref, raw, sha`,
    ]);
  });

  test('8. an empty secret name', () => {
    expect(problemsOf(() => workflowOf({ secrets: [Secret.of('')] }))).toEqual([
      'secrets[0]: "" is empty. Allowed: letters, digits and _, not starting with a digit or with GITHUB_; the token of the run is Secret.workflowToken()',
    ]);
  });

  describe('9. a secret', () => {
    const deploy = ({ workflow }: ImageRelease) => workflow.appendStep('publish-ghcr', { id: 'deploy', run: 'deploy', env: { TOKEN: '${{ secrets.DEPLOY_TOKEN }}' } });

    test('that is used but not declared', () => {
      expect(changed(deploy)).toEqual([
        expect.stringContaining('"${{ secrets.DEPLOY_TOKEN }}" is not taken by GitHub: Context access might be invalid: DEPLOY_TOKEN'),
      ]);
    });

    test('and not one that is', () => {
      expect(changed(deploy, [Secret.of('DEPLOY_TOKEN')])).toEqual([]);
    });
  });

  test('10. a platform linux/arm46', () => {
    expect(problemsOf(() => workflowOf({ images: [{ name: 'app', platforms: [Platform.LINUX_AMD64, Platform.of('linux/arm46')] }] }))).toEqual([
      expect.stringMatching(/^images\[0\]\.platforms\[1\]: "linux\/arm46" is not a platform that BuildKit builds for \(did you mean "linux\/arm64"\?\)\. Allowed: linux\/386, linux\/amd64, /),
    ]);
  });

  describe('11. a step id twice', () => {
    test('given to projen', () => {
      expect(() => workflowOf({}, ({ workflow }) => workflow.insertStepBefore('build', 'build', { id: 'meta', run: 'true' }))).toThrow(/meta/);
    });

    test('patched into the file', () => {
      expect(changed(({ workflow }) => workflow.file?.patch(
        JsonPatch.add('/jobs/build/steps/0/id', 'meta'),
        JsonPatch.add('/jobs/build/steps/0/env', { TAGS: '${{ steps.meta.outputs.tags }}' }),
      ))).toContainEqual(
        `${WORKFLOW}: jobs.build: "meta" is not taken by GitHub: The identifier 'meta' may not be used more than once within the same scope. Allowed: the syntax of GitHub workflows`,
      );
    });
  });

  test('12. a malformed expression', () => {
    expect(changed(({ workflow }) => workflow.patchStep('build', 'build', { if: '${{ failure() &&& true }}' }))).toEqual([
      expect.stringContaining("Unexpected symbol: '&'"),
    ]);
  });
});
