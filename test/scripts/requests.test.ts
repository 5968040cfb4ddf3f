import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const cut = (text: string, bytes: number) => JSON.parse(spawnSync('bash', ['-euo', 'pipefail', '-c', `source "$REQUESTS"; write_body 'env.TEXT | cut(${bytes})'; cat "$workspace/body"`], {
  encoding: 'utf8',
  env: { PATH: process.env.PATH, REQUESTS: join(__dirname, '../../assets/requests.sh'), TEXT: text, RUN: 'https://x/7' },
}).stdout) as string;

describe('what people are told', () => {
  test.each([['', 2], ['ab', 4], ['é', 4], ['a"', 5], ['a\n', 5], ['中'.repeat(100), 302]])('is not cut where %j takes %d bytes as JSON', (text, bytes) => {
    expect(cut(text, bytes)).toBe(text);
  });

  test.each([
    ['a'.repeat(40), 41, 'a'.repeat(22)],
    ['中'.repeat(40), 100, '中'.repeat(25)],
    ['ab', 3, ''],
  ])('is cut where %j takes more than %d bytes', (text, bytes, left) => {
    expect(cut(text, bytes)).toBe(`${left}…\nhttps://x/7`);
  });
});
