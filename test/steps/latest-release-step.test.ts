import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testProject } from './project';
import { LatestReleaseStep } from '../../src/steps/latest-release-step';
import { loopback } from '../support/loopback';

const project = testProject();
const server = loopback();
const STEP = new LatestReleaseStep(project).toGithub();

/** What the script does in a run about v1.2.3. */
async function run(): Promise<{ status: number | null; outputs: string; text: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'latest-release-'));
  const output = join(folder, 'output');
  writeFileSync(output, '');
  try {
    const child = spawn('bash', ['--noprofile', '--norc', '-e', '-c', STEP.steps[0].run ?? ''], {
      env: { PATH: process.env.PATH, GITHUB_API_URL: server.url, GITHUB_REPOSITORY: 'acme/app', GITHUB_REF_NAME: 'v1.2.3', GITHUB_TOKEN: 'a-token', GITHUB_OUTPUT: output },
    });
    let text = '';
    [child.stdout, child.stderr].forEach((stream) => stream.on('data', (chunk: Buffer) => text += chunk.toString('utf8')));
    const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { status, outputs: readFileSync(output, 'utf8'), text };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('LatestReleaseStep', () => {
  test('runs for tags and may read releases', () => {
    expect(STEP).toEqual({
      needs: [],
      env: {},
      steps: [{
        name: 'Ask which release is the latest',
        id: 'latest',
        if: "${{ startsWith(github.ref, 'refs/tags/') }}",
        env: { GITHUB_TOKEN: '${{ github.token }}' },
        run: expect.not.stringContaining('${{'),
      }],
      permissions: { contents: 'read' },
      reasons: { contents: 'ask which release is the latest' },
    });
  });

  test('asks GitHub, with the token of the run', async () => {
    // GIVEN
    server.answer = () => [200, { tag_name: 'v1.2.3' }];

    // WHEN
    await run();

    // THEN
    expect(server.requests.map(({ method, url, headers }) => [method, url, headers.authorization])).toEqual([['GET', '/repos/acme/app/releases/latest', 'Bearer a-token']]);
  });

  test.each([
    ['v1.2.3', 'latest=true\n'],
    ['v2.0.0', ''],
    ['1.2.3', ''],
  ])('says so if the latest is %s', async (latest, outputs) => {
    server.answer = () => [200, { tag_name: latest }];
    expect(await run()).toEqual({ status: 0, outputs, text: `The latest release is ${latest}\n` });
  });

  test('takes it for another where no release is the latest yet: a first release that is a pre-release', async () => {
    server.answer = () => [404, { message: 'Not Found' }];
    expect(await run()).toMatchObject({ status: 0, outputs: '' });
  });

  test('fails where GitHub does not answer the question', async () => {
    server.answer = () => [403, { message: 'Resource not accessible by integration' }];
    const { status, outputs, text } = await run();
    expect(status).not.toBe(0);
    expect(outputs).toBe('');
    expect(text).toContain('403');
  });
});
