import { image } from './image';
import { publishing } from './publish';
import { loopback } from '../support/loopback';

const it = publishing();
const github = loopback();

/** Publishes 1.2.3 where latest follows GitHub. */
const publish = (env: Record<string, string> = {}) => it.run({
  TAGS: '1.2.3\nlatest\n1.2', LATEST: 'latest', GITHUB_API_URL: github.url, GITHUB_REPOSITORY: 'acme/app', GITHUB_TOKEN: 'the-token', ...env,
});

beforeEach(() => ['latest', '1.2'].forEach((tag) => it.registry.has(image({ annotation: '2.0.0', salt: tag }), tag)));

describe('publish.sh, where latest follows the releases of GitHub,', () => {
  test.each(['v1.2.3', '1.2.3', 'v1.2.3+build.5'])('moves it for the release %s, also to a lower version, and no other tag', async (release) => {
    // GIVEN
    github.answer = () => [200, { tag_name: release }];

    // WHEN
    const { outputs, status } = await publish();

    // THEN
    expect(it.registry.of('docker')).toEqual(['1.2.3', 'latest']);
    expect(outputs).toMatchObject({ outcome: 'published', kept: '1.2' });
    expect(status).toBe(0);
    expect(github.requests.map(({ method, url, headers }) => [method, url, headers.authorization])).toEqual([['GET', '/repos/acme/app/releases/latest', 'Bearer the-token']]);
  });

  test.each<[string, [number, unknown]]>([
    ['another release is the latest, as when an older one is run again', [200, { tag_name: 'v1.2.4' }]],
    ['no release is', [404, { message: 'Not Found' }]],
  ])('keeps it where %s, whatever it serves', async (_name, answer) => {
    // GIVEN
    it.registry.has(image({ annotation: '1.0.0', salt: 'lower' }), 'latest');
    github.answer = () => answer;

    // WHEN
    const { outputs } = await publish();

    // THEN
    expect(it.registry.of('docker')).toEqual(['1.2.3']);
    expect(outputs).toMatchObject({ outcome: 'published', kept: 'latest 1.2' });
  });

  test('asks again where GitHub does not say it', async () => {
    // GIVEN
    github.answer = () => github.requests.length === 1 ? [500, 'no'] : [200, { tag_name: 'v1.2.3' }];

    // WHEN
    const { outputs, stdout } = await publish();

    // THEN
    expect(stdout).toContain(`${it.registry.repository}: GitHub answered 500 when asked for the latest release`);
    expect(outputs).toMatchObject({ outcome: 'published', kept: '1.2' });
  });
});
