import { plain, printable } from '../../src/review/printable';

const GREEN = '\u001b[32mghcr.io/acme/web\u001b[39m';

test.each([
  ['a command for the terminal', 'a\u001b[2Jb\u001b]0;title\u0007', 'a\ufffd[2Jb\ufffd]0;title\ufffd'],
  ['a mark that turns the direction of writing', 'a\u202egpj.exe', 'a\ufffdgpj.exe'],
  ['a carriage return', 'real\rfake', 'real\ufffdfake'],
  ['text of any language, and its lines', '发布\nvolé', '发布\nvolé'],
])('%s', (_, text, shown) => {
  expect([printable(text), plain(text)]).toEqual([shown, shown]);
});

test('what sets a text off stays where it is meant to', () => {
  expect(printable(GREEN)).toBe(GREEN);
  expect(plain(GREEN)).toBe('\ufffd[32mghcr.io/acme/web\ufffd[39m');
});
