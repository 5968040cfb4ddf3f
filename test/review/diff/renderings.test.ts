import { compared, PATH } from './compared';
import { A, B, RELEASE, releaseWith, TAGS } from './release-workflow';
import { Change } from '../../../src/review/diff/change';
import { Difference } from '../../../src/review/diff/difference';
import { differenceAsJson } from '../../../src/review/diff/difference-json';
import { differenceAsMarkdown } from '../../../src/review/diff/difference-markdown';
import { differenceAsText } from '../../../src/review/diff/difference-text';
import { Palette, PLAIN } from '../../../src/review/palette';

const MISTAKE = compared(RELEASE, releaseWith(
  ['on:\n', 'on:\n  pull_request:\n'],
  ['    environment: production\n', ''],
  [`${A} # v4.1.0`, `${B} # v4.2.0`],
  ['linux/amd64,linux/arm64', 'linux/amd64'],
));

/** A difference of one change. */
function only(change: Partial<Change>): Difference {
  const event = { id: 'push', title: 'Push to main' };
  return {
    workflows: [{ path: PATH, events: [event] }],
    changes: [{ kind: 'reference-added', severity: 'changes', workflow: PATH, events: [event], subject: 'x', ...change }],
  };
}

/** The one line that a terminal shows of a change. */
function lineOf(change: Partial<Change>): string {
  return differenceAsText(only(change), PLAIN).split('\n').slice(2, -3).join('\n');
}

describe('in a terminal', () => {
  test('changes are told by what they mean, and where they show', () => {
    expect(differenceAsText(MISTAKE, PLAIN)).toBe(`Publishes more
  Pull request to main
  + publishes what is not merged
  + ghcr.io/acme/web:\${{ github.event.number }}/merge

May do more
  Pull request to main
  + builds what is not merged beside secrets in job publish: REGISTRY_TOKEN
  + starts the workflow
  + permission packages: write in job publish
  + secret REGISTRY_TOKEN in job publish
  Push to main, Release v1.2.3 published, Pre-release v1.3.0-rc.1 published
  - environment before job publish: production -> none

Changes
  Pull request to main from a fork
  + starts the workflow
  + step Run docker/login-action@v3 in job publish fails: the password is empty
  Pull request to main, Pull request to main from a fork
  + job test
  + job publish
  the whole file
  ~ action actions/checkout: v4.1.0 (aaaaaaa) -> v4.2.0 (bbbbbbb)

Less
  Push to main, Release v1.2.3 published, Pre-release v1.3.0-rc.1 published
  ~ platforms of job publish: linux/amd64, linux/arm64 -> linux/amd64

13 changes in 1 workflow.
`);
  });

  test('what shows on every event says so', () => {
    expect(differenceAsText(compared(RELEASE, releaseWith([TAGS, 'tags: ghcr.io/acme/web:edge'], ['packages: write', 'packages: read'])), PLAIN)).toContain('  every event\n  + ghcr.io/acme/web:edge\n');
  });

  test('several workflows are told apart', () => {
    expect(differenceAsText(compared({ 'a.yml': RELEASE, 'b.yml': RELEASE }, { 'a.yml': RELEASE, 'b.yml': releaseWith([`${A} # v4.1.0`, 'v5']) }), PLAIN)).toBe(`May do more
  b.yml
  ~ action actions/checkout: v4.1.0 (aaaaaaa) -> v5, which can be moved to other
    content

1 change in 1 of 2 workflows.
`);
  });

  test('nothing says that it is nothing', () => {
    expect(differenceAsText(compared(RELEASE, RELEASE), PLAIN)).toBe('Nothing changes in meaning: 1 workflow and 3 events compared.\n');
    expect(differenceAsText({ workflows: [], changes: [] }, PLAIN)).toBe('There are no workflows to compare.\n');
  });

  test('the tags of a repository stand together, but for those that depend on something', () => {
    const { workflows, changes: [change] } = only({ severity: 'publishes' });
    const changes = [
      { ...change, subject: 'localhost:5000/acme/web:1.2.3' },
      { ...change, subject: 'docker.io/acme/web:1.2.3' },
      { ...change, subject: 'localhost:5000/acme/web:${{ inputs.tag }}' },
      { ...change, subject: 'localhost:5000/acme/web:latest', to: 'unless it serves a higher version' },
      { ...change, subject: 'localhost:5000/${{ inputs.name }}:latest' },
      { ...change, subject: 'localhost:5000/acme/web@${digest}' },
    ];
    expect(differenceAsText({ workflows, changes }, PLAIN)).toBe(`Publishes more
  Push to main
  + localhost:5000/acme/web: 1.2.3, \${{ inputs.tag }}
  + docker.io/acme/web:1.2.3
  + localhost:5000/acme/web:latest, unless it serves a higher version
  + localhost:5000/\${{ inputs.name }}:latest
  + localhost:5000/acme/web@\${digest}

6 changes in 1 workflow.
`);
    expect(differenceAsMarkdown({ workflows, changes }).split('\n')[4]).toBe('| `+` | `localhost:5000/acme/web`: `1.2.3`, `${{ inputs.tag }}` | Push to main |');
  });

  test('the colours are those of the palette', () => {
    const tagged = (name: string) => (text: string): string => `<${name}>${text}</${name}>`;
    const palette: Palette = { bold: tagged('b'), dim: tagged('dim'), red: tagged('red'), green: tagged('green'), yellow: tagged('yellow') };
    const lines = (change: Partial<Change>): string[] => differenceAsText(only(change), palette).split('\n').slice(0, 3);
    expect(lines({ severity: 'publishes' })).toEqual(['<b>Publishes more</b>', '<dim>  Push to main</dim>', '<green>  + x</green>']);
    expect(lines({ kind: 'secret-added', severity: 'widens' })[2]).toBe('<red>  + secret x</red>');
    expect(lines({ kind: 'job-removed', severity: 'narrows' })[2]).toBe('<red>  - job x</red>');
    expect(lines({ kind: 'runner-changed', from: 'a', to: 'b' })[2]).toBe('<yellow>  ~ runner of job x: a -> b</yellow>');
  });

  test.each<[Partial<Change>, string]>([
    [{ kind: 'reference-added', to: 'unless it serves a higher version' }, '  + x, unless it serves a higher version'],
    [{ kind: 'reference-changed', from: 'if a is true' }, '  ~ x: if a is true -> always'],
    [{ kind: 'workflow-removed' }, '  - the whole workflow'],
    [{ kind: 'trigger-changed', from: 'Schedule 1', to: 'Schedule 2' }, '  ~ starts the workflow: Schedule 1 -> Schedule 2'],
    [{ kind: 'trigger-added', to: 'the files that change are not known' }, '  + starts the workflow, but: the files that change are not known'],
    [{ kind: 'job-added', job: 'x' }, '  + job x'],
    [{ kind: 'job-changed', job: 'x', to: '`if: y` is not known' }, '  ~ job x runs: always -> `if: y` is not known'],
    [{ kind: 'platforms-changed', from: 'linux/amd64', to: 'linux/arm64' }, '  ~ platforms of x: linux/amd64 -> linux/arm64'],
    [{ kind: 'permission-changed', job: 'j', from: 'read', to: 'write' }, '  ~ permission x in job j: read -> write'],
    [{ kind: 'permission-removed', job: 'j', from: 'write' }, '  - permission x: write in job j'],
    [{ kind: 'permission-changed', job: 'j', subject: 'default', from: 'contents: read' }, '  ~ permissions in job j: contents: read -> what the settings of the repository\n    give'],
    [{ kind: 'permission-added', job: 'j', subject: 'default' }, '  + permissions in job j: what the settings of the repository give'],
    [{ kind: 'secret-added', job: 'j', subject: '*' }, '  + all secrets in job j'],
    [{ kind: 'variable-removed', job: 'j' }, '  - variable x in job j'],
    [{ kind: 'environment-changed', from: 'a', to: 'b' }, '  ~ environment before x: a -> b'],
    [{ kind: 'need-removed', job: 'j' }, '  - job j waits for job x'],
    [{ kind: 'concurrency-added', to: 'g' }, '  + concurrency group: none -> g'],
    [{ kind: 'artifact-added' }, '  + artifact x'],
    [{ kind: 'failure-added', job: 'j', to: 'it exits with 1' }, '  + step x in job j fails: it exits with 1'],
    [{ kind: 'unread-added', job: 'j', to: 'there is no such file' }, '  + x in job j may do anything that the job may: there is no such file'],
    [{ kind: 'unknown-added', subject: '${{ inputs.tag }}', to: 'is given when it is run' }, '  + ${{ inputs.tag }} is not known before the run: is given when it is run'],
    [{ kind: 'image-added', to: `v1 (sha256:${'1'.repeat(64)})` }, '  + image x: v1 (sha256:111111111111)'],
  ])('%j', (change, line) => {
    expect(lineOf(change)).toBe(line);
  });
});

describe('in Markdown', () => {
  test('changes are rows of tables', () => {
    expect(differenceAsMarkdown(compared(RELEASE, releaseWith(['packages: write', 'packages: read'], ['    environment: production\n', ''])))).toBe(`### May do more

|  | what | where |
| --- | --- | --- |
| \`-\` | environment before job \`publish\`: \`production\` -\\> none | every event |

### Less

|  | what | where |
| --- | --- | --- |
| \`~\` | permission \`packages\` in job \`publish\`: \`write\` -\\> \`read\` | every event |

2 changes in 1 workflow.
`);
  });

  test.each<[Partial<Change>, string]>([
    [{ subject: 'a`b|c' }, '`` a`b\\|c ``'],
    [{ subject: '`' }, '`` ` ``'],
    [{ subject: 'x', to: '`if: a || b` is *not* <b>known</b>' }, '`x`, `if: a \\|\\| b` is \\*not\\* \\<b\\>known\\</b\\>'],
  ])('%j says only what it says', (change, cell) => {
    const [, , , , row] = differenceAsMarkdown(only(change)).split('\n');
    expect(row).toBe(`| \`+\` | ${cell} | Push to main |`);
  });

  test('nothing says that it is nothing', () => {
    expect(differenceAsMarkdown(compared(RELEASE, RELEASE))).toBe('Nothing changes in meaning: 1 workflow and 3 events compared.\n');
  });
});

test('JSON has all of it, in a fixed order', () => {
  expect(differenceAsJson(compared(RELEASE, releaseWith(['packages: write', 'packages: read'])))).toBe(`${JSON.stringify({
    workflows: [{
      path: PATH,
      events: [
        { id: 'push', title: 'Push to main' },
        { id: 'release:v1.2.3', title: 'Release v1.2.3 published' },
        { id: 'release:v1.3.0-rc.1?prerelease', title: 'Pre-release v1.3.0-rc.1 published' },
      ],
    }],
    changes: [{
      kind: 'permission-changed',
      severity: 'narrows',
      workflow: PATH,
      events: [
        { id: 'push', title: 'Push to main' },
        { id: 'release:v1.2.3', title: 'Release v1.2.3 published' },
        { id: 'release:v1.3.0-rc.1?prerelease', title: 'Pre-release v1.3.0-rc.1 published' },
      ],
      job: 'publish',
      subject: 'packages',
      from: 'write',
      to: 'read',
    }],
  }, undefined, 2)}\n`);
});
