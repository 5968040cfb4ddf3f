import { digestOf } from './image';
import { violations } from './release-schema';
import { Outcome, sandbox } from './sandbox';

const it = sandbox();
const DIGEST = digestOf('app');
const PLATFORMS = [{ platform: 'linux/amd64', digest: digestOf('amd64') }, { platform: 'linux/arm64', digest: digestOf('arm64') }];
const URL = 'https://github.test/acme/repository/actions/runs/7';
const HUB = 'docker.io/acme/app';
const GHCR = 'ghcr.io/acme/app';
const AGAIN = 'To publish the same bytes there, run the failed jobs again.';

const built = { result: 'success', outputs: { digest: DIGEST, tags: '1.2.3\n1.2\nlatest', version: '1.2.3', platforms: JSON.stringify(PLATFORMS) } };
const published = { result: 'success', outputs: { outcome: 'published', reason: '', kept: '', seconds: '12' } };
const rehearsed = { result: 'success', outputs: { outcome: 'rehearsed', reason: '', kept: '', seconds: '3' } };
const failed = (reason: string) => ({ result: 'failure', outputs: { outcome: 'failed', reason, kept: '', seconds: '600' } });
const ended = (result: string) => ({ result, outputs: {} });

interface Recorded extends Outcome { readonly record: any }

/** Records the release of one image to two registries, unless other variables say other things. Each record is as the schema says. */
async function record(results: Record<string, unknown>, env: Record<string, string> = {}): Promise<Recorded> {
  const outcome = await it.run('record.sh', {
    FOLDER: it.path('a folder', 'record'),
    RELEASE: 'release-image',
    REPOSITORIES: `app build publish-hub hub ${HUB} Docker Hub\napp build publish-ghcr ghcr ${GHCR} GitHub Packages\n`,
    RESULTS: JSON.stringify(results, undefined, 2),
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REF: 'refs/tags/v1.2.3',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_SERVER_URL: 'https://github.test',
    GITHUB_REPOSITORY: 'acme/repository',
    GITHUB_RUN_ID: '7',
    GITHUB_RUN_ATTEMPT: '2',
    ...env,
  });
  expect(outcome.stderr).toBe('');
  const written = JSON.parse(it.read('a folder/record/release.json'));
  expect(violations(written)).toEqual([]);
  expect(outcome.outputs.record).toBe(JSON.stringify(written));
  return { ...outcome, record: written };
}

const publication = (registry: 'hub' | 'ghcr', more: object = {}) => ({
  registry: registry === 'hub' ? 'Docker Hub' : 'GitHub Packages',
  repository: registry === 'hub' ? HUB : GHCR,
  outcome: 'published',
  tags: ['1.2.3', '1.2', 'latest'],
  kept: [],
  seconds: 12,
  ...more,
});

const expected = (outcome: string, publications: object[], image: object = {}) => ({
  release: 'release-image',
  outcome,
  event: 'push',
  ref: 'refs/tags/v1.2.3',
  commit: '0123456789abcdef0123456789abcdef01234567',
  run: { url: URL, attempt: 2 },
  images: [{ name: 'app', version: '1.2.3', digest: DIGEST, platforms: PLATFORMS, build: 'built', publications, ...image }],
});

const row = (text: string) => (line: string) => line.includes(text);

describe('record.sh records', () => {
  test('that all was published', async () => {
    // WHEN
    const outcome = await record({ 'build': built, 'publish-hub': published, 'publish-ghcr': published });

    // THEN
    const message = `app 1.2.3 was published to Docker Hub, GitHub Packages\n${URL}`;
    expect(outcome.record).toEqual(expected('published', [publication('hub'), publication('ghcr')]));
    expect(outcome.outputs).toEqual({
      message,
      record: expect.any(String),
      digest: DIGEST,
      references: [HUB, GHCR].flatMap((repository) => ['1.2.3', '1.2', 'latest'].map((tag) => `${repository}:${tag}@${DIGEST}`)).join('\n'),
    });
    expect(outcome.summary).toBe([
      '## app 1.2.3 was published to Docker Hub, GitHub Packages',
      '',
      `**app** \`${DIGEST}\``,
      '',
      '| registry | repository | outcome | tags | seconds |',
      '|---|---|---|---|---|',
      `| Docker Hub | ${HUB} | published | 1.2.3, 1.2, latest | 12 |`,
      `| GitHub Packages | ${GHCR} | published | 1.2.3, 1.2, latest | 12 |`,
      '',
      '| platform | digest |',
      '|---|---|',
      `| linux/amd64 | \`${PLATFORMS[0].digest}\` |`,
      `| linux/arm64 | \`${PLATFORMS[1].digest}\` |`,
      '',
    ].join('\n'));
    expect(outcome.stdout).toEqual(message.split('\n'));
    expect(outcome.status).toBe(0);
  });

  test('that one registry failed, and why', async () => {
    // WHEN
    const outcome = await record({ 'build': built, 'publish-hub': failed('docker.io answered 403: DENIED: no'), 'publish-ghcr': published });

    // THEN
    expect(outcome.record).toEqual(expected('failed', [
      publication('hub', { outcome: 'failed', seconds: 600, reason: 'docker.io answered 403: DENIED: no' }), publication('ghcr'),
    ]));
    const first = 'app 1.2.3 was not published everywhere';
    expect(outcome.outputs.message).toBe([first, `Docker Hub, ${HUB}: docker.io answered 403: DENIED: no`, AGAIN, URL].join('\n'));
    expect(outcome.outputs.references).toBe(['1.2.3', '1.2', 'latest'].map((tag) => `${GHCR}:${tag}@${DIGEST}`).join('\n'));
    expect(outcome.outputs.digest).toBe(DIGEST);
    expect(outcome.summary.split('\n').find(row('Docker Hub'))).toBe(`| Docker Hub | ${HUB} | failed: docker.io answered 403: DENIED: no | 1.2.3, 1.2, latest | 600 |`);
    expect(outcome.stdout.at(-1)).toBe(`::error title=Not fully released::${first}`);
    expect(outcome.status).toBe(1);
  });

  test('that all registries failed', async () => {
    // WHEN
    const outcome = await record({ 'build': built, 'publish-hub': failed('one'), 'publish-ghcr': failed('two') });

    // THEN
    expect(outcome.outputs.message).toBe(['app 1.2.3 was not published', `Docker Hub, ${HUB}: one`, `GitHub Packages, ${GHCR}: two`, AGAIN, URL].join('\n'));
    expect(outcome.outputs.references).toBe('');
    expect([outcome.record.outcome, outcome.status]).toEqual(['failed', 1]);
  });

  test.each([
    ['GitHub dropped the reason', { result: 'failure', outputs: { outcome: 'failed', seconds: '9' } }, 9],
    ['the job gave no output', { result: 'failure', outputs: {} }, null],
    ['there are no outputs', { result: 'failure' }, null],
    ['the job failed after it had published', { result: 'failure', outputs: { outcome: 'published', reason: '', kept: '', seconds: '9' } }, 9],
  ])('where to look where %s', async (_name, job, seconds) => {
    // WHEN
    const outcome = await record({ 'build': built, 'publish-hub': job, 'publish-ghcr': published });

    // THEN
    expect(outcome.record).toEqual(expected('failed', [
      publication('hub', { outcome: 'failed', seconds, reason: 'see the log of the job publish-hub' }), publication('ghcr'),
    ]));
    expect(outcome.status).toBe(1);
  });

  test('no publication where the job did not say that there is one', async () => {
    // WHEN
    const outcome = await record({ 'build': built, 'publish-hub': { result: 'success', outputs: {} }, 'publish-ghcr': published });

    // THEN
    expect(outcome.record.images[0].publications[0].outcome).toBe('failed');
    expect(outcome.outputs.references).not.toContain(HUB);
    expect(outcome.status).toBe(1);
  });

  test.each([['failure', 'failed', 'failed'], ['cancelled', 'cancelled', 'cancelled'], ['skipped', 'skipped', 'failed']])('that the build ended with %s', async (result, build, outcome) => {
    // WHEN
    const recorded = await record({ 'build': { result, outputs: {} }, 'publish-hub': ended('skipped'), 'publish-ghcr': ended('skipped') });

    // THEN
    const nothing = { outcome: 'skipped', tags: [], seconds: null, reason: 'the image was not built' };
    expect(recorded.record).toEqual(expected(outcome, [publication('hub', nothing), publication('ghcr', nothing)], { version: '', digest: '', platforms: [], build }));
    expect(recorded.outputs).toMatchObject({
      message: `app was not built\napp: the build ${build === 'failed' ? 'failed' : `was ${build}`}\n${URL}`, digest: '', references: '',
    });
    expect(recorded.stdout.at(-1)).toBe('::error title=Not fully released::app was not built');
    expect(recorded.status).toBe(1);
  });

  test('that a build failed after it had computed the tags', async () => {
    // WHEN
    const outcome = await record({
      'build': { result: 'failure', outputs: { tags: '1.2.3', version: '1.2.3', digest: '', platforms: '' } }, 'publish-hub': ended('skipped'), 'publish-ghcr': ended('skipped'),
    });

    // THEN
    expect(outcome.record.images[0]).toMatchObject({ version: '1.2.3', digest: '', platforms: [], build: 'failed' });
    expect(outcome.outputs.message.split('\n')[0]).toBe('app 1.2.3 was not built');
  });

  test.each([['skipped', 'failed'], ['cancelled', 'cancelled']])('that publishing was %s though the image was built', async (result, whole) => {
    // WHEN
    const outcome = await record({ 'build': built, 'publish-hub': ended(result), 'publish-ghcr': published });

    // THEN
    const reason = `the job publish-hub was ${result}`;
    expect(outcome.record).toEqual(expected(whole, [publication('hub', { outcome: result, seconds: null, reason }), publication('ghcr')]));
    expect(outcome.outputs.message).toBe(['app 1.2.3 was not published everywhere', `Docker Hub, ${HUB}: ${reason}`, URL].join('\n'));
    expect(outcome.status).toBe(1);
  });

  test('that it failed rather than that it was cancelled, where both is so', async () => {
    expect((await record({ 'build': built, 'publish-hub': ended('cancelled'), 'publish-ghcr': failed('no') })).record.outcome).toBe('failed');
  });

  test('a rehearsal', async () => {
    // WHEN
    const outcome = await record({ 'build': built, 'publish-hub': rehearsed, 'publish-ghcr': rehearsed }, { REHEARSE: 'true' });

    // THEN
    const could = { outcome: 'rehearsed', seconds: 3 };
    expect(outcome.record).toEqual(expected('rehearsed', [publication('hub', could), publication('ghcr', could)]));
    expect(outcome.outputs).toMatchObject({ message: `app 1.2.3 could be published to Docker Hub, GitHub Packages\n${URL}`, digest: DIGEST, references: '' });
    expect(outcome.status).toBe(0);
  });

  test('a rehearsal that failed', async () => {
    // WHEN
    const outcome = await record({ 'build': built, 'publish-hub': failed('no'), 'publish-ghcr': rehearsed }, { REHEARSE: 'true' });

    // THEN
    expect(outcome.record.outcome).toBe('failed');
    expect(outcome.status).toBe(1);
  });

  test.each(['', 'all'])('each registry where ONLY is %j', async (only) => {
    expect((await record({ 'build': built, 'publish-hub': published, 'publish-ghcr': published }, { ONLY: only })).record).toEqual(
      expected('published', [publication('hub'), publication('ghcr')]),
    );
  });

  test('the only registry that was asked for', async () => {
    // WHEN
    const outcome = await record({ 'build': built, 'publish-hub': ended('skipped'), 'publish-ghcr': published }, { ONLY: 'ghcr' });

    // THEN
    expect(outcome.record).toEqual(expected('published', [publication('ghcr')]));
    expect(outcome.outputs.message).toBe(`app 1.2.3 was published to GitHub Packages\n${URL}`);
    expect(outcome.status).toBe(0);
  });

  test('that tags were kept', async () => {
    // WHEN
    const outcome = await record({
      'build': built, 'publish-hub': { result: 'success', outputs: { ...published.outputs, kept: '1.2 latest' } }, 'publish-ghcr': published,
    });

    // THEN
    expect(outcome.record).toEqual(expected('published', [publication('hub', { tags: ['1.2.3'], kept: ['1.2', 'latest'] }), publication('ghcr')]));
    expect(outcome.summary.split('\n').find(row('Docker Hub |'))).toBe(`| Docker Hub | ${HUB} | published | 1.2.3; kept as they were: 1.2, latest | 12 |`);
    expect(outcome.outputs.references.split('\n').filter(row(HUB))).toEqual([`${HUB}:1.2.3@${DIGEST}`]);
    expect(outcome.status).toBe(0);
  });

  test('several images, each with its own build', async () => {
    // GIVEN
    const web = { result: 'success', outputs: { ...built.outputs, digest: digestOf('web'), tags: 'main', version: '', platforms: '[]' } };

    // WHEN
    const outcome = await record({ 'build-web': web, 'build-app': built, 'publish-web': published, 'publish-app': failed('no') }, {
      REPOSITORIES: `web build-web publish-web hub docker.io/acme/web Docker Hub\napp build-app publish-app hub ${HUB} Docker Hub\n`,
    });

    // THEN
    expect(outcome.record.images).toEqual([
      { name: 'app', version: '1.2.3', digest: DIGEST, platforms: PLATFORMS, build: 'built', publications: [publication('hub', { outcome: 'failed', seconds: 600, reason: 'no' })] },
      {
        name: 'web', version: '', digest: digestOf('web'), platforms: [], build: 'built', publications: [publication('hub', { repository: 'docker.io/acme/web', tags: ['main'] })],
      },
    ]);
    expect(outcome.outputs).toMatchObject({
      message: ['app 1.2.3, web was not published everywhere', `Docker Hub, ${HUB}: no`, AGAIN, URL].join('\n'),
      digest: '',
      references: `docker.io/acme/web:main@${digestOf('web')}`,
    });
    expect(outcome.status).toBe(1);
  });

  test('that one of several images was not built', async () => {
    // WHEN
    const outcome = await record({ 'build-web': ended('failure'), 'build-app': built, 'publish-web': ended('skipped'), 'publish-app': published }, {
      REPOSITORIES: `web build-web publish-web hub docker.io/acme/web Docker Hub\napp build-app publish-app hub ${HUB} Docker Hub\n`,
    });

    // THEN
    expect(outcome.outputs.message.split('\n').slice(1, 2)).toEqual(['web: the build failed']);
    expect(outcome.outputs.references).toContain(`${HUB}:1.2.3@${DIGEST}`);
    expect([outcome.record.outcome, outcome.status]).toEqual(['failed', 1]);
  });

  test('hostile words as words', async () => {
    // GIVEN
    const words = '| a <b> &amp; "c" `d` $(touch x) \\| %0A ::error::no <!-- <img src=x>';

    // WHEN
    const outcome = await record({ 'build': built, 'publish-hub': failed(words), 'publish-ghcr': published });

    // THEN
    expect(outcome.record.images[0].publications[0].reason).toBe(words);
    expect(outcome.outputs.message.split('\n')[1]).toBe(`Docker Hub, ${HUB}: ${words}`);
    const [cell] = outcome.summary.split('\n').filter(row('failed: '));
    expect(cell).toContain('failed: \\| a &lt;b> &amp;amp; "c"');
    expect(cell).toContain('&lt;!-- &lt;img src=x>');
    expect(cell.split(/(?<!\\)\|/)).toHaveLength(7);
    expect(outcome.stdout.filter((line) => /^\s*::/.test(line))).toEqual(['::error title=Not fully released::app 1.2.3 was not published everywhere']);
  });

  test('links, images and code of others as words in the summary', async () => {
    // WHEN
    const { summary } = await record({ 'build': built, 'publish-hub': failed('![x](https://evil.test/x.png) [y](https://evil.test) `z`'), 'publish-ghcr': published });

    // THEN
    expect(summary.split('\n').find(row('failed: '))).not.toMatch(/(?<!\\)\[[xy]/);
  });

  test('a reason of several lines in one', async () => {
    // WHEN a job that is not ours gives one
    const { outputs, summary, stdout } = await record({ 'build': built, 'publish-hub': failed('a\n::error::b'), 'publish-ghcr': published });

    // THEN
    expect(outputs.message).toContain('a ::error::b');
    expect(summary).toContain('failed: a ::error::b |');
    expect(stdout).not.toContain('::error::b');
  });
});

describe('the schema of release.json', () => {
  const right = expected('failed', [publication('hub'), publication('ghcr', { outcome: 'failed', reason: 'no' })]);

  test('takes a record', () => {
    expect(violations(right)).toEqual([]);
  });

  test.each<[string, (taken: any) => void]>([
    ['without an outcome', (taken) => delete taken.outcome],
    ['with another outcome', (taken) => { taken.outcome = 'skipped'; }],
    ['with more', (taken) => { taken.more = 1; }],
    ['with a short digest', (taken) => { taken.images[0].digest = 'sha256:0'; }],
    ['with an attempt 0', (taken) => { taken.run.attempt = 0; }],
    ['with a failure without reason', (taken) => delete taken.images[0].publications[1].reason],
    ['with a reason of several lines', (taken) => { taken.images[0].publications[1].reason = 'a\nb'; }],
    ['with a reason for good publications', (taken) => { taken.images[0].publications[0].reason = 'a'; }],
    ['with an empty tag', (taken) => taken.images[0].publications[0].tags.push('')],
    ['with negative seconds', (taken) => { taken.images[0].publications[0].seconds = -1; }],
  ])('takes none %s', (_name, change) => {
    const taken = structuredClone(right);
    change(taken);
    expect(violations(taken)).not.toEqual([]);
  });
});
