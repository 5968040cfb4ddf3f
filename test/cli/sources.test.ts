import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repositoryFacts, repositoryIn } from '../../src/cli/git';
import { Source, sourceOf, sourcesToCompare, UsageError } from '../../src/cli/sources';

const RELEASE = '.github/workflows/release.yml';
const TEST = '.github/workflows/test.yaml';
const GIT = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_CEILING_DIRECTORIES: tmpdir() };

const before = { ...process.env };
let template: string;
let folder: string;

beforeAll(() => {
  Object.assign(process.env, GIT);
  folder = temporaryFolder();
  fillRepository();
  template = folder;
});

afterAll(() => {
  rmSync(template, { recursive: true });
  process.env = before;
});

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function temporaryFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'sources-')));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function git(...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', '-c', 'tag.gpgsign=false', ...args], { cwd: folder, stdio: 'pipe' });
}

function commit(files: Readonly<Record<string, string>>): void {
  Object.entries(files).forEach(([path, text]) => write(path, text));
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', 'x');
}

function repository(): void {
  cpSync(template, folder, { recursive: true });
}

/** Two commits, the first of which has a tag, and a change that is not committed. */
function fillRepository(): void {
  git('init', '--quiet', '--initial-branch', 'main');
  commit({ [RELEASE]: 'first', 'build.sh': 'first build' });
  git('tag', '--annotate', '--message', 'x', 'v1.2.3');
  commit({ [RELEASE]: 'second', [TEST]: 'test', 'sub/.github/workflows/inner.yml': 'inner', 'notes.txt': 'notes' });
  write(RELEASE, 'third');
}

function texts({ workflows }: Source): Record<string, string> {
  return Object.fromEntries(workflows.map(({ path, text }) => [path, text]));
}

function refusalOf(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as UsageError).message;
  }
}

describe('the workflows of', () => {
  beforeEach(repository);

  test.each<[string, Record<string, string>]>([
    ['.', { [RELEASE]: 'third', [TEST]: 'test' }],
    ['./', { [RELEASE]: 'third', [TEST]: 'test' }],
    ['sub', { '.github/workflows/inner.yml': 'inner' }],
    ['.github/workflows', { [RELEASE]: 'third', [TEST]: 'test' }],
    [RELEASE, { [RELEASE]: 'third' }],
    ['notes.txt', { 'notes.txt': 'notes' }],
    ['main', { [RELEASE]: 'second', [TEST]: 'test' }],
    ['HEAD', { [RELEASE]: 'second', [TEST]: 'test' }],
    ['HEAD~1', { [RELEASE]: 'first' }],
    ['v1.2.3', { [RELEASE]: 'first' }],
    ['main:', { [RELEASE]: 'second', [TEST]: 'test' }],
    ['main:sub', { '.github/workflows/inner.yml': 'inner' }],
    ['main:sub/', { '.github/workflows/inner.yml': 'inner' }],
    [`v1.2.3:${RELEASE}`, { [RELEASE]: 'first' }],
    [`v1.2.3:./${RELEASE}`, { [RELEASE]: 'first' }],
  ])('%s', (argument, expected) => {
    expect(texts(sourceOf(argument, folder))).toEqual(expected);
  });

  test('a commit by its hash', () => {
    const hash = execFileSync('git', ['rev-parse', 'HEAD~1'], { cwd: folder, encoding: 'utf8' }).trim();
    expect(texts(sourceOf(hash, folder))).toEqual({ [RELEASE]: 'first' });
    expect(texts(sourceOf(hash.slice(0, 8), folder))).toEqual({ [RELEASE]: 'first' });
  });

  test('the working tree, from a folder within', () => {
    mkdirSync(join(folder, 'src'));
    expect(texts(sourceOf('.', join(folder, 'src')))).toEqual({ [RELEASE]: 'third', [TEST]: 'test' });
  });

  test('a folder that holds nothing else', () => {
    write('old/release.yml', 'old');
    write('old/README.md', 'old');
    const source = sourceOf('old', folder);
    expect(texts(source)).toEqual({ [RELEASE]: 'old' });
    expect(source.readFile(`./${RELEASE}`)).toBe('old');
    expect(source.readFile('README.md')).toBeUndefined();
  });

  test('a revision, if a folder of that name has none', () => {
    mkdirSync(join(folder, 'main'));
    expect(texts(sourceOf('main', folder))).toEqual({ [RELEASE]: 'second', [TEST]: 'test' });
  });
});

describe('the files beside the workflows', () => {
  beforeEach(repository);

  test.each<[string, string | undefined, string | undefined]>([
    ['.', 'notes', 'working tree'],
    [RELEASE, 'notes', 'working tree'],
    ['HEAD', 'notes', 'first build'],
    ['HEAD~1', undefined, 'first build'],
    [`HEAD~1:${RELEASE}`, undefined, 'first build'],
  ])('are those of %s', (argument, notes, build) => {
    write('build.sh', 'working tree');
    const { readFile } = sourceOf(argument, folder);
    expect([readFile('notes.txt'), readFile('./build.sh')]).toEqual([notes, build]);
  });

  test.each(['.', 'HEAD'])('of %s are never folders, links out or files outside', (argument) => {
    const outside = `${folder}-outside`;
    writeFileSync(outside, 'outside');
    symlinkSync(outside, join(folder, 'link'));
    commit({});
    const { readFile } = sourceOf(argument, folder);
    expect(['link', 'sub', 'none', `../${folder.split('/').at(-1)}-outside`, '', '.'].map(readFile)).toEqual(Array(6).fill(undefined));
    rmSync(outside);
  });

  test('of a part of a repository are those of the part', () => {
    const { readFile } = sourceOf('HEAD:sub', folder);
    expect([readFile('.github/workflows/inner.yml'), readFile('../notes.txt')]).toEqual(['inner', undefined]);
  });
});

describe('what cannot be had', () => {
  beforeEach(repository);

  test.each([
    ['none.yml', 'there is no file none.yml'],
    ['none/release', 'there is no file none/release'],
    ['none', 'none is no file, folder or git revision'],
    ['', "'' is no file, folder or git revision"],
    ['-x', '-x is no file, folder or git revision'],
    ['--upload-pack=touch x', '--upload-pack=touch x is no file, folder or git revision'],
    ['HEAD; touch x', 'HEAD; touch x is no file, folder or git revision'],
    ['none:release.yml', 'none:release.yml is no file, folder or git revision'],
    ['HEAD:none.yml', 'there is no file none.yml in HEAD, and no .github/workflows below it'],
    ['empty', 'empty has no workflows: there is none in empty/.github/workflows'],
    ['bare', 'bare has no workflows: there is none in .github/workflows'],
  ])('%j is refused in one line', (argument, message) => {
    mkdirSync(join(folder, 'empty'));
    git('checkout', '--quiet', '--orphan', 'bare');
    git('rm', '--quiet', '-rf', '--cached', '.');
    git('commit', '--quiet', '--allow-empty', '--message', 'x');
    git('symbolic-ref', 'HEAD', 'refs/heads/main');
    expect(refusalOf(() => sourceOf(argument, folder))).toBe(message);
  });

  test('a revision is no revision without a repository', () => {
    rmSync(join(folder, '.git'), { recursive: true });
    expect(refusalOf(() => sourceOf('main', folder))).toBe('main is no file, folder or git revision');
    expect(texts(sourceOf('.', folder))).toEqual({ [RELEASE]: 'third', [TEST]: 'test' });
  });
});

describe('two versions', () => {
  beforeEach(repository);

  const both = (base: string, head: string): Record<string, string>[] => {
    const sources = sourcesToCompare(base, head, folder);
    return [texts(sources.base), texts(sources.head)];
  };

  test('of a repository are compared as a whole', () => {
    expect(both('HEAD~1', '.')).toEqual([{ [RELEASE]: 'first' }, { [RELEASE]: 'third', [TEST]: 'test' }]);
  });

  test('of which one is a file are compared as to that file', () => {
    expect(both('HEAD', RELEASE)).toEqual([{ [RELEASE]: 'second' }, { [RELEASE]: 'third' }]);
    expect(both(`HEAD:${RELEASE}`, '.')).toEqual([{ [RELEASE]: 'second' }, { [RELEASE]: 'third' }]);
    expect(both('HEAD~1', TEST)).toEqual([{}, { [TEST]: 'test' }]);
  });

  test('of which both are files are one workflow', () => {
    expect(both('notes.txt', RELEASE)).toEqual([{ [RELEASE]: 'notes' }, { [RELEASE]: 'third' }]);
  });
});

describe('the facts of a repository', () => {
  test.each([
    ['https://github.com/acme/web.git', 'acme/web'],
    ['https://github.com/acme/web', 'acme/web'],
    ['https://user:word@github.com/acme/web.js/', 'acme/web.js'],
    ['git@github.com:acme/web.git', 'acme/web'],
    ['github.com:acme/web', 'acme/web'],
    ['ssh://git@github.com/acme/web.git', 'acme/web'],
    ['ssh://git@github.com:22/acme/web.git', 'acme/web'],
    ['https://example.org/acme/web.git', undefined],
    ['https://github.com.example.org/acme/web.git', undefined],
    ['https://example.org/github.com/acme/web.git', undefined],
    ['/srv/git/web.git', undefined],
    ['', undefined],
  ])('know who owns %s', (url, name) => {
    expect(repositoryIn(url)).toBe(name);
  });

  test('are those of the remote', () => {
    repository();
    git('remote', 'add', 'origin', 'git@github.com:acme/web.git');
    expect(repositoryFacts(folder)).toEqual({ repository: 'acme/web' });
    git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/release/next');
    expect(repositoryFacts(folder)).toEqual({ repository: 'acme/web', defaultBranch: 'release/next' });
  });

  test('are none without a repository, and without git', () => {
    expect(repositoryFacts(folder)).toEqual({});
    repository();
    process.env.PATH = '';
    expect(repositoryFacts(folder)).toEqual({});
    process.env.PATH = before.PATH;
  });
});
