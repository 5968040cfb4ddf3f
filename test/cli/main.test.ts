import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageRelease } from '../support/terminal';

const OPENKF = join(__dirname, '../../examples/openkf');

const WORKFLOW = `name: Publish
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
jobs:
  image:
    runs-on: ubuntu-24.04
    timeout-minutes: 30
    permissions:
      contents: read
      packages: write
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - uses: docker/login-action@4907a6ddec9925e35a0a9e82d7399ccc52663121 # v4.1.0
        with:
          registry: ghcr.io
          username: \${{ github.actor }}
          password: \${{ github.token }}
      - uses: docker/build-push-action@53b7df96c91f9c12dcc8a07bcb9ccacbed38856a # v7.3.0
        with:
          push: \${{ github.event_name != 'pull_request' }}
          tags: ghcr.io/acme/web:edge
`;

/** A folder with a workflow. */
function repository(text = WORKFLOW): string {
  const folder = mkdtempSync(join(tmpdir(), 'cli-'));
  mkdirSync(join(folder, '.github/workflows'), { recursive: true });
  writeFileSync(join(folder, '.github/workflows/publish.yml'), text);
  return folder;
}

describe('plan', () => {
  test('without an event says what each does that the triggers allow', () => {
    const { code, stdout, stderr } = imageRelease(['plan'], repository());
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`Publish (.github/workflows/publish.yml)

Push to main
  ghcr.io/acme/web
    edge
  runs       image
  may write  packages

Pull request to main
  publishes nothing
  runs       image
  may write  packages

Pull request to main from a fork
  publishes nothing
  runs       image
`);
  });

  test('in a terminal is coloured, unless NO_COLOR says not to', () => {
    expect(imageRelease(['plan', '-e', 'push'], repository(), { isTTY: true }).stdout).toContain('\u001b[32mghcr.io/acme/web\u001b[39m');
    expect(imageRelease(['plan', '-e', 'push'], repository(), { isTTY: true, env: { NO_COLOR: '1' } }).stdout).toContain('  ghcr.io/acme/web\n');
  });

  test('as JSON says all', () => {
    const [plan] = JSON.parse(imageRelease(['plan', '--event', 'push:main', '--format', 'json'], repository()).stdout) as { events: { references: unknown }[] }[];
    expect(plan.events.map(({ references }) => references)).toEqual([[
      { reference: 'ghcr.io/acme/web:edge', platforms: [], job: 'image', step: 'Run docker/build-push-action@53b7df96c91f9c12dcc8a07bcb9ccacbed38856a' },
    ]]);
  });

  test('takes what is said of the repository', () => {
    const folder = repository(WORKFLOW.replace('ghcr.io/acme/web:edge', 'ghcr.io/${{ github.repository }}:${{ vars.TAG }}'));
    const { stdout } = imageRelease(['plan', '-e', 'push', '--repository', 'acme/api', '--variable', 'TAG=canary'], folder);
    expect(stdout).toContain('  ghcr.io/acme/api\n    canary\n');
  });

  test('of a job that fails says what is published all the same', () => {
    const { code, stdout } = imageRelease(['plan', '-e', 'release:v1.2.3', '--fail', 'publish-aliyun'], OPENKF);
    expect(code).toBe(0);
    expect(stdout).toContain('  docker.io/openim/openkf-server\n  ghcr.io/openimsdk/openkf-server\n    1.2.3  1.2*  1*  latest*\n');
  });

  test('says what may run, where the files that change decide', () => {
    const { stdout } = imageRelease(['plan', '-e', 'push'], repository(WORKFLOW.replace('branches: [main]', 'paths: [src/**]')));
    expect(stdout).toContain('push\n  may not run: push: paths [src/**] has to match, and the changed files are not\n  given\n  ghcr.io/acme/web\n    edge\n');
  });

  test('asks each workflow only for the inputs that it has', () => {
    const folder = repository();
    writeFileSync(join(folder, '.github/workflows/manual.yml'), WORKFLOW.replace('  push:\n    branches: [main]\n', '  workflow_dispatch:\n    inputs: { tag: { type: string } }\n'));
    expect(imageRelease(['plan', '-e', 'workflow_dispatch?tag=v1'], folder).stdout.split('\n')[0]).toBe('Publish (.github/workflows/manual.yml)');
  });

  test('names the workflows that it leaves out', () => {
    const folder = repository();
    writeFileSync(join(folder, '.github/workflows/test.yml'), 'on: push\njobs: { test: { runs-on: x, steps: [{ run: true }] } }');
    expect(imageRelease(['plan', '-e', 'push'], folder).stderr).toBe('Left out, as they build and push no image: .github/workflows/test.yml\n');
  });

  test('of several workflows shows those that an event starts', () => {
    expect(imageRelease(['plan', '-e', 'schedule'], OPENKF).stdout.split('\n')[0]).toBe('release-image-nightly (.github/workflows/release-image-nightly.yml)');
  });
});

describe('diff', () => {
  const changed = WORKFLOW.replace("push: ${{ github.event_name != 'pull_request' }}", 'push: true');

  test('of the same meaning exits with 0', () => {
    const folder = repository();
    writeFileSync(join(folder, 'other.yml'), `# The same\n${WORKFLOW}`);
    expect(imageRelease(['diff', '.github/workflows/publish.yml', 'other.yml'], folder).code).toBe(0);
  });

  test('of another meaning exits with 1 and names what is published before it is merged first', () => {
    const folder = repository();
    writeFileSync(join(folder, 'other.yml'), changed);
    const { code, stdout } = imageRelease(['diff', '.github/workflows/publish.yml', 'other.yml'], folder);
    expect(code).toBe(1);
    expect(stdout).toBe(`Publishes more
  Pull request to main, Pull request to main from a fork
  + publishes what is not merged
  Pull request to main
  + ghcr.io/acme/web:edge
  Pull request to main from a fork
  + ghcr.io/acme/web:edge, if the registry takes it from a run for a fork, which
    has no secret and a token that can only read

3 changes in 1 workflow.
`);
  });

  test('as Markdown and JSON tells the same', () => {
    const folder = repository();
    writeFileSync(join(folder, 'other.yml'), changed);
    const shown = (format: string): string => imageRelease(['diff', '.github/workflows/publish.yml', 'other.yml', '--format', format], folder).stdout;
    expect(shown('markdown')).toContain('`ghcr.io/acme/web:edge`');
    expect((JSON.parse(shown('json')) as { changes: unknown[] }).changes).toHaveLength(3);
  });
});

describe('check', () => {
  test('of a sound workflow finds nothing and exits with 0', () => {
    const { code, stdout } = imageRelease(['check'], OPENKF);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Nothing was found\n' });
  });

  test('of one that publishes on a pull request says where and exits with 1', () => {
    const folder = repository(WORKFLOW.replace("push: ${{ github.event_name != 'pull_request' }}", 'push: true'));
    const { code, stdout } = imageRelease(['check', '--format', 'json'], folder);
    const { findings } = JSON.parse(stdout) as { findings: { rule: string; path: string }[] };
    expect(code).toBe(1);
    expect(findings.map(({ rule, path }) => ({ rule, path }))).toContainEqual({ rule: 'push-on-pull-request', path: '.github/workflows/publish.yml' });
  });

  test("of one that GitHub refuses gives what GitHub's own parser says", () => {
    const folder = repository(WORKFLOW.replace('runs-on: ubuntu-24.04', 'runs_on: ubuntu-24.04'));
    const { code, stdout } = imageRelease(['check'], folder);
    expect(code).toBe(1);
    expect(stdout.split('\n')[0]).toMatch(/^\.github\/workflows\/publish\.yml:\d+:\d+: error: .* \[syntax\]$/);
  });
});

describe('bad input gives one clear line and exits with 2', () => {
  test.each([
    ['a missing file', ['plan', 'nowhere.yml'], 'image-release: there is no file nowhere.yml\n'],
    ['a revision that does not exist', ['diff', 'no-such-revision', '.'], 'image-release: no-such-revision is no file, folder or git revision\n'],
    ['a job that is none', ['plan', '--fail', 'imgae'], 'image-release: --fail imgae is no job that an event starts (image); did you mean image?\n'],
    ['a visibility that is none', ['plan', '--visibility', 'secret'], 'image-release: --visibility secret is none of public, private, internal\n'],
    ['a repository that is none', ['plan', '--repository', 'acme'], 'image-release: --repository acme is no owner/name\n'],
    ['a variable without a value', ['plan', '--variable', 'TAG'], 'image-release: --variable TAG is not of the form name=value\n'],
    ['a format that is none', ['plan', '--format', 'xml'], "image-release: option '-f, --format <format>' argument 'xml' is invalid. Allowed choices are text, markdown, json.\n"],
    ['a command that is none', ['plna'], "image-release: unknown command 'plna'\n(Did you mean plan?)\n"],
  ])('%s', (_, args, message) => {
    expect(imageRelease(args, repository())).toEqual({ code: 2, stdout: '', stderr: message });
  });

  test('an event that is none, with the one that was meant', () => {
    const { code, stdout, stderr } = imageRelease(['plan', '--event', 'relase:v1'], repository());
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^image-release: the event "relase:v1" cannot be understood: "relase" is no event \(allowed: push, .*\); did you mean release\?\n$/);
  });

  test.each([
    ['no YAML', 'jobs: [', /^image-release: \.github\/workflows\/publish\.yml is no YAML: .*\n$/],
    ['no workflow', 'jobs: {}', /^image-release: \.github\/workflows\/publish\.yml is no workflow: it does not say what it runs on\n$/],
    ['an expression that is none', WORKFLOW.replace("github.event_name != 'pull_request'", "github.event_name !== 'x'"), /^image-release: .*is no expression: .*\n$/],
  ])('a file with %s', (_, text, message) => {
    const { code, stdout, stderr } = imageRelease(['plan'], repository(text));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

test.each([[[]], [['plan']], [['diff']], [['check']]])('%j --help shows examples or commands and exits with 0', (args) => {
  const { code, stdout } = imageRelease([...args, '--help'], OPENKF);
  expect(code).toBe(0);
  expect(stdout).toMatch(args.length === 0 ? /Commands:/ : /Examples:\n {2}image-release /);
});
