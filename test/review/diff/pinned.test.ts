import { parseDocument } from 'yaml';
import { changedPins } from '../../../src/review/diff/changed-pins';
import { isFixed, Pinned, pinnedIn } from '../../../src/review/diff/pinned';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const DIGEST = `sha256:${'1'.repeat(64)}`;
const OTHER_DIGEST = `sha256:${'2'.repeat(64)}`;

describe('what a workflow fixes to a version', () => {
  test.each<[string, string, Pinned[]]>([
    ['an action', 'uses: actions/checkout@v4', [{ aspect: 'action', name: 'actions/checkout', content: 'v4' }]],
    ['an action below the root', 'uses: github/codeql-action/init@v3', [{ aspect: 'action', name: 'github/codeql-action/init', content: 'v3' }]],
    ['a commit with its version', `uses: actions/checkout@${A} # v4.2.0`, [{ aspect: 'action', name: 'actions/checkout', content: A, version: 'v4.2.0' }]],
    ['a quoted commit', `uses: 'actions/checkout@${A}' # tag=v4`, [{ aspect: 'action', name: 'actions/checkout', content: A, version: 'v4' }]],
    ['a version that a tool wrote', `uses: actions/checkout@${A} # ratchet:actions/checkout@v4`, [{ aspect: 'action', name: 'actions/checkout', content: A, version: 'v4' }]],
    ['a comment that is no version', `uses: actions/checkout@${A} # ours`, [{ aspect: 'action', name: 'actions/checkout', content: A }]],
    ['a comment beside a tag', 'uses: actions/checkout@v4 # v5', [{ aspect: 'action', name: 'actions/checkout', content: 'v4' }]],
    ['an action of the repository', 'uses: ./actions/build', []],
    ['a word in a script', 'run: |\n          uses: actions/checkout@v4', []],
    ['an input of that name', 'with: { uses: actions/checkout@v4 }', []],
    ['an image', `with: { image: "tonistiigi/binfmt:qemu-v10@${DIGEST}" }`, [{ aspect: 'image', name: 'tonistiigi/binfmt', content: DIGEST, version: 'qemu-v10' }]],
    ['an image as an action', `uses: docker://alpine:3@${DIGEST}`, [{ aspect: 'image', name: 'alpine', content: DIGEST, version: '3' }]],
    ['an image in an option', `with: { driver-opts: "image=localhost:5000/moby/buildkit@${DIGEST}" }`, [{ aspect: 'image', name: 'localhost:5000/moby/buildkit', content: DIGEST }]],
    ['an image without a digest', 'with: { image: tonistiigi/binfmt:latest }', []],
  ])('%s', (_, step, pinned) => {
    expect(pinnedIn(parseDocument(`jobs:\n  build:\n    steps:\n      - ${step.replace(/\n {10}/, '\n          ')}\n`))).toEqual(pinned);
  });

  test('also the workflows that it calls, what stands behind an alias, and each once', () => {
    expect(pinnedIn(parseDocument([
      'jobs:',
      `  call: { uses: "acme/ci/.github/workflows/build.yml@${B}" }`,
      '  build: &build',
      '    steps: [{ uses: actions/checkout@v4 }, { uses: actions/checkout@v4 }, { uses: actions/checkout@v5 }]',
      '  again: *build',
      '  empty:',
    ].join('\n')))).toEqual([
      { aspect: 'action', name: 'acme/ci/.github/workflows/build.yml', content: B },
      { aspect: 'action', name: 'actions/checkout', content: 'v4' },
      { aspect: 'action', name: 'actions/checkout', content: 'v5' },
    ]);
  });

  test.each([[{ aspect: 'action', name: 'a/b', content: A }, true], [{ aspect: 'action', name: 'a/b', content: 'v4' }, false], [{ aspect: 'image', name: 'a/b', content: DIGEST }, true]] as const)(
    '%j is fixed to one content: %s',
    (pinned, fixed) => expect(isFixed(pinned)).toBe(fixed),
  );
});

describe('a changed pin', () => {
  const checkout = (content: string, version?: string): Pinned => ({ aspect: 'action', name: 'actions/checkout', content, version });

  test.each<[string, Pinned[], Pinned[], object[]]>([
    ['that is the same', [checkout(A, 'v4')], [checkout(A, 'v4.0.0')], []],
    ['that is raised', [checkout(A, 'v4')], [checkout(B, 'v5')], [{ kind: 'action-changed', severity: 'changes', subject: 'actions/checkout', from: `v4 (${A})`, to: `v5 (${B})` }]],
    ['that can be moved now', [checkout(A)], [checkout('v4')], [{ kind: 'action-changed', severity: 'widens', subject: 'actions/checkout', from: A, to: 'v4' }]],
    ['that can no longer be moved', [checkout('v4')], [checkout(A)], [{ kind: 'action-changed', severity: 'changes', subject: 'actions/checkout', from: 'v4', to: A }]],
    ['that is new', [], [checkout('v4')], [{ kind: 'action-added', severity: 'changes', subject: 'actions/checkout', to: 'v4' }]],
    ['that is gone', [checkout('v4')], [], [{ kind: 'action-removed', severity: 'narrows', subject: 'actions/checkout', from: 'v4' }]],
    ['beside one that stays', [checkout('v4'), checkout('v3')], [checkout('v4'), checkout('v5')], [{ kind: 'action-changed', severity: 'changes', subject: 'actions/checkout', from: 'v3', to: 'v5' }]],
    [
      'of an image',
      [{ aspect: 'image', name: 'moby/buildkit', content: DIGEST, version: 'v1' }],
      [{ aspect: 'image', name: 'moby/buildkit', content: OTHER_DIGEST, version: 'v1' }],
      [{ kind: 'image-changed', severity: 'changes', subject: 'moby/buildkit', from: `v1 (${DIGEST})`, to: `v1 (${OTHER_DIGEST})` }],
    ],
  ])('%s', (_, base, head, drafts) => {
    expect(changedPins(base, head)).toEqual(drafts);
  });
});
