import { rmSync, writeFileSync } from 'node:fs';
import { Image, image, platformsOf, writeLayout } from './image';
import { sandbox } from './sandbox';

const it = sandbox();
const inspect = (built: Image) => {
  writeLayout(it.path('a layout'), built);
  return it.run('inspect.sh', { LAYOUT: it.path('a layout') });
};

describe('inspect.sh', () => {
  test('gives the digests of an index and of its platforms', async () => {
    // GIVEN
    const built = image({ platforms: ['linux/amd64', 'linux/arm64', 'linux/arm/v7'] });

    // WHEN
    const { status, stdout, stderr, outputs } = await inspect(built);

    // THEN
    const [amd64, arm64, arm] = platformsOf(built);
    expect(Object.keys(outputs)).toEqual(['digest', 'platforms']);
    expect(outputs.digest).toBe(built.digest);
    expect(JSON.parse(outputs.platforms)).toEqual([
      { platform: 'linux/amd64', digest: amd64 }, { platform: 'linux/arm64', digest: arm64 }, { platform: 'linux/arm/v7', digest: arm },
    ]);
    expect([status, stdout, stderr]).toEqual([0, [], '']);
  });

  test('passes over attestations', async () => {
    // GIVEN
    const built = image({ attested: true });

    // WHEN
    const { outputs } = await inspect(built);

    // THEN
    const [amd64, arm64] = platformsOf(built);
    expect(JSON.parse(outputs.platforms)).toEqual([{ platform: 'linux/amd64', digest: amd64 }, { platform: 'linux/arm64', digest: arm64 }]);
  });

  test.each(['linux/amd64', 'linux/arm/v6', 'windows/amd64'])('gives the platform of one manifest from its configuration: %s', async (platform) => {
    // GIVEN
    const built = image({ single: true, platforms: [platform] });

    // WHEN
    const { status, outputs } = await inspect(built);

    // THEN
    expect(outputs.digest).toBe(built.digest);
    expect(JSON.parse(outputs.platforms)).toEqual([{ platform, digest: built.digest }]);
    expect(status).toBe(0);
  });

  test('gives an index of one platform', async () => {
    // GIVEN
    const built = image({ platforms: ['linux/arm64'], attested: true });

    // WHEN
    const { outputs } = await inspect(built);

    // THEN
    expect(outputs.digest).toBe(built.digest);
    expect(JSON.parse(outputs.platforms)).toEqual([{ platform: 'linux/arm64', digest: platformsOf(built)[0] }]);
  });

  test('fails where there is no layout', async () => {
    expect(await it.run('inspect.sh', { LAYOUT: it.path('nothing') })).toEqual({
      status: 1, stdout: ['::error title=No image::There is no image to publish'], stderr: '', outputs: {}, summary: '',
    });
  });

  test('fails where the layout has no image', async () => {
    // GIVEN
    writeLayout(it.path('a layout'), image());
    writeFileSync(it.path('a layout', 'index.json'), '{"schemaVersion":2,"manifests":[]}');

    // WHEN
    const { status, outputs } = await it.run('inspect.sh', { LAYOUT: it.path('a layout') });

    // THEN
    expect(status).not.toBe(0);
    expect(outputs).toEqual({});
  });

  test('fails where the layout lacks the manifest', async () => {
    // GIVEN
    const built = image();
    writeLayout(it.path('a layout'), built);
    rmSync(it.path('a layout', 'blobs', built.digest.replace(':', '/')));

    // WHEN
    const { status, outputs } = await it.run('inspect.sh', { LAYOUT: it.path('a layout') });

    // THEN
    expect(status).not.toBe(0);
    expect(outputs).toEqual({});
  });
});
