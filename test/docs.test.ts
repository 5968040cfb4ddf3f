import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { parse } from 'yaml';
import { ImageRelease, Platform, ReleaseOptionsError, Trigger } from '../src';
import { MINIMAL, newProject } from './support/synth';
import { imageRelease } from './support/terminal';

const ROOT = join(__dirname, '..');
const PAGES = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...readdirSync(join(ROOT, 'docs')).map((page) => `docs/${page}`)];
const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** The fenced blocks of a language in a page. */
function blocks(page: string, language: string): string[] {
  return [...textOf(page).matchAll(/^```(\w+)\n(.*?)^```$/gms)].filter(([, info]) => info === language).map(([, , code]) => code);
}

/** What the compiler says of code that imports the package by its name. */
function diagnose(code: string): string[] {
  const file = join(ROOT, 'examples', 'snippet.ts');
  const options: ts.CompilerOptions = {
    strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.Node16, types: ['node'], paths: { 'projen-image-release': [join(ROOT, 'src/index.ts')] },
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (path, ...rest) => path === file ? ts.createSourceFile(path, code, ts.ScriptTarget.ES2022) : getSourceFile.call(host, path, ...rest);
  host.fileExists = (path) => path === file || fileExists.call(host, path);
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

function messageOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('code in the documentation', () => {
  test.each(PAGES.flatMap((page) => blocks(page, 'ts').map((code) => [page, code])))('of %s compiles', (_, code) => {
    expect(diagnose(code)).toEqual([]);
  }, 30_000);

  test('that is wrong would not', () => {
    expect(diagnose("import { Registry } from 'projen-image-release';\nRegistry.dockerHub({});")).toEqual([
      "Argument of type '{}' is not assignable to parameter of type 'NamespaceOptions'.\n  Property 'namespace' is missing in type '{}' but required in type 'NamespaceOptions'.",
    ]);
  }, 30_000);
});

describe('the README', () => {
  test('shows the code of the example', () => {
    expect(blocks('README.md', 'ts')).toEqual([textOf('examples/openkf/.projenrc.ts')]);
  });

  test('shows what the example prints', () => {
    const printed = execFileSync('npx', ['tsx', '--tsconfig', 'examples/tsconfig.json', 'examples/show.ts'], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    expect(blocks('README.md', 'text')[0]).toBe(printed);
  }, 30_000);

  test('shows what a mistake looks like, but for what is left out', () => {
    // GIVEN
    const images = [{ name: 'openkf-server', platforms: [Platform.LINUX_AMD64, Platform.of('linux/arm46')] }];
    const triggers = [Trigger.releasePublished(), Trigger.pushTo('main'), Trigger.schedule('30 25 * * *')];

    // WHEN
    const attempt = () => new ImageRelease(newProject(), 'release-image', { ...MINIMAL, images, triggers });

    // THEN
    const shown = blocks('README.md', 'text')[2].trimEnd().split('\n').map((line) => line.replace(/…$/, ''));
    expect(attempt).toThrow(ReleaseOptionsError);
    expect(messageOf(attempt).split('\n').map((line, index) => line.slice(0, shown[index]?.length))).toEqual(shown);
  });

  test('shows a job of the emitted workflow', () => {
    const [excerpt] = blocks('README.md', 'yaml');
    expect(Object.keys(parse(excerpt) as object)).toEqual(['publish-ghcr']);
    expect(textOf('examples/openkf/.github/workflows/release-image.yml')).toContain(excerpt);
  });
});

describe('commands in the documentation', () => {
  const commands = PAGES.flatMap((page) => [...textOf(page).matchAll(/^```sh\nnpx image-release ([^\n]*)\n```\n\n```text\n(.*?)^```$/gms)].map(([, command, output]) => [page, command, output]));

  test('are there', () => {
    expect(commands.length).toBeGreaterThan(1);
  });

  test.each(commands)('of %s: image-release %s prints what is shown, in examples/openkf', (_, command, output) => {
    const { code, stdout } = imageRelease(command.split(' '), join(ROOT, 'examples/openkf'));
    expect({ code, stdout }).toEqual({ code: 0, stdout: output });
  });
});

test('links between the pages lead somewhere', () => {
  const links = PAGES.flatMap((page) => [...textOf(page).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, link]) => join(page, '..', link)));
  const missing = links.filter((link) => {
    try {
      return readdirSync(join(ROOT, link, '..')).indexOf(link.replace(/\/$/, '').split('/').pop()!) === -1;
    } catch {
      return true;
    }
  });
  expect(missing).toEqual([]);
});
