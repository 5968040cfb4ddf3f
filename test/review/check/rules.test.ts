import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SYNTAX } from '../../../src/review/check/official';
import { RULES } from '../../../src/review/check/rules';

const ROOT = join(__dirname, '../../..');
const PAGE = readFileSync(join(ROOT, 'docs/checks.md'), 'utf8');

/** The text below a heading of the page. */
function sectionOf(id: string): string {
  return PAGE.split(/^## /m).find((section) => section.startsWith(`${id}\n`)) ?? '';
}

test('each rule has its section, in their order', () => {
  expect([...PAGE.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([SYNTAX, ...RULES].map(({ id }) => id));
});

test.each([SYNTAX, ...RULES])('the section of $id says what it finds, how bad that is, and how to mend it', ({ id, severity, title, explanation }) => {
  const section = sectionOf(id);
  expect(section).toContain(`${title}.`);
  expect(section).toContain(explanation);
  expect(section).toMatch(new RegExp(`^\\*\\*${severity}`, 'm'));
  expect(section).toContain('Mend: ');
  expect(section).toContain('```yaml\n');
});

test('each file of a rule is in the list', () => {
  const helpers = ['unmerged-push.ts'];
  const files = readdirSync(join(ROOT, 'src/review/check/rules')).filter((file) => !helpers.includes(file));
  expect(files.sort()).toEqual(RULES.map(({ id }) => `${id}.ts`).sort());
});

test('each rule is tested in a file of its name', () => {
  expect(readdirSync(join(__dirname, 'rules')).sort()).toEqual(RULES.map(({ id }) => `${id}.test.ts`).sort());
});
