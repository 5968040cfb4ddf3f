import { execFileSync } from 'node:child_process';
import { asset } from '../../../src/assets';
import { officialFindings } from '../../../src/review/check/official';

const run = (input: string) => execFileSync(process.execPath, [asset('workflow-checker.cjs')], { input, encoding: 'utf8' });
const HELP = 'See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax';

const check = (text: string) => officialFindings([{ path: 'a.yml', text }], run);

test('what GitHub refuses is an error at its place', () => {
  expect(check('on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    step: []\n')).toEqual([
    { rule: 'syntax', severity: 'error', path: 'a.yml', line: 5, column: 5, message: "Unexpected value 'step'", help: HELP },
  ]);
});

test('a name that nothing gives is a warning', () => {
  expect(check('on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${{ steps.meta.outputs.tags }}\n')).toEqual([
    { rule: 'syntax', severity: 'warning', path: 'a.yml', line: 6, column: 14, message: 'Context access might be invalid: meta', help: HELP },
  ]);
});

test('which secrets there are is not known', () => {
  expect(check('on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${{ secrets.HUB_TOKEN }}\n')).toEqual([]);
});
