import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actionlint } from './support/actionlint';
import { filesIn } from './support/synth';

const ROOT = join(__dirname, '..');
const EXAMPLES = readdirSync(join(ROOT, 'examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

/** The files of an example once it was synthesized where nothing was emitted before. */
function synthesized(name: string): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  try {
    cpSync(join(ROOT, 'examples', name), folder, { recursive: true, filter: (source) => !/\/\.(github|projen)$/.test(source) });
    execFileSync(process.execPath, ['--import', `file://${join(ROOT, 'node_modules/tsx/dist/loader.mjs')}`, '.projenrc.ts'], {
      cwd: folder,
      env: { ...process.env, PROJEN_DISABLE_POST: 'true', TSX_TSCONFIG_PATH: join(ROOT, 'examples/tsconfig.json'), NODE_PATH: join(ROOT, 'node_modules') },
    });
    return filesIn(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('there are examples', () => {
  expect(EXAMPLES).toEqual(['lambda', 'openkf']);
});

describe.each(EXAMPLES)('%s', (name) => {
  test('is what its code emits', () => {
    expect(synthesized(name)).toEqual(filesIn(join(ROOT, 'examples', name)));
  });

  test('has no finding of actionlint', () => {
    const workflows = Object.entries(filesIn(join(ROOT, 'examples', name))).filter(([path]) => path.startsWith('.github/workflows/'));
    expect(workflows).not.toHaveLength(0);
    expect(actionlint(...workflows.map(([, text]) => text)).flat()).toEqual([]);
  });
});

test("openkf's release takes at most 25 lines", () => {
  const lines = readFileSync(join(ROOT, 'examples/openkf/.projenrc.ts'), 'utf8').split('\n').filter((line) => line.trim() !== '');
  expect(lines.length).toBeLessThanOrEqual(25);
});
