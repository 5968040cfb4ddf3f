import { rmSync } from 'node:fs';
import { image, writeLayout } from './image';
import { BUILT, published, publishing } from './publish';

const it = publishing();

/** Expects that nothing was asked and nothing published. */
async function expectFailure(env: Record<string, string>, reason: string): Promise<void> {
  const { status, stdout, outputs } = await it.run(env);
  const image_ = env.IMAGE ?? it.registry.repository;
  expect(outputs).toEqual({ outcome: 'failed', reason, kept: '', seconds: expect.stringMatching(/^\d+$/) });
  expect(stdout).toEqual([`::error title=Not published::${image_}: ${reason}`]);
  expect(it.registry.events).toEqual([]);
  expect(status).toBe(1);
}

describe('publish.sh', () => {
  test.each(['\n1.2.3', '1.2.3\n', '\n\n1.2.3\n\n', '  \n1.2.3\n\t'])('passes over the blank lines of %j', async (tags) => {
    // WHEN
    const { status } = await it.run({ TAGS: tags });

    // THEN
    expect(it.registry.events).toEqual(published(['1.2.3']));
    expect(status).toBe(0);
  });

  test('passes over blank lines between tags', async () => {
    // WHEN
    await it.run({ TAGS: '1.2.3\n\n \nlatest' });

    // THEN
    expect(it.registry.events).toEqual(published(['1.2.3'], ['latest']));
  });

  test.each(['', '\n', '\n\n', '  ', ' \n\t'])('refuses to publish under no tag, before it asks anybody: %j', async (tags) => {
    await expectFailure({ TAGS: tags }, 'no rule gave a tag for this event');
  });

  test.each([
    '', 'sha256:', `${BUILT.digest}0`, BUILT.digest.slice(0, -1), BUILT.digest.toUpperCase(), `${BUILT.digest}\n`, `x${BUILT.digest}`, 'latest',
  ])('refuses what is no digest: %j', async (digest) => {
    await expectFailure({ DIGEST: digest }, 'the build gave no digest');
  });

  test('refuses a layout in which the image is not', async () => {
    const other = image({ salt: 'other' }).digest;
    await expectFailure({ DIGEST: other }, `the build handed over no image with the digest ${other}`);
  });

  test('refuses a layout that is not there', async () => {
    rmSync(it.box.path('a layout'), { recursive: true });
    await expectFailure({}, `the build handed over no image with the digest ${BUILT.digest}`);
  });

  test.each([
    [{ USERNAME: '' }], [{ PASSWORD: '' }], [{ USERNAME: '', PASSWORD: '' }], [{ PASSWORD: '', REHEARSE: 'true' }],
  ])('refuses to go without a login: %j', async (env) => {
    await expectFailure(env, `the user name or the password for ${it.registry.host} is not set`);
  });

  test('names the registry whose login is missing', async () => {
    await expectFailure({ PASSWORD: '', IMAGE: 'docker.io/acme/app' }, 'the user name or the password for docker.io is not set');
  });

  test.each([['v0.32.1', '32'], ['v0.08.1', '08'], ['v0.09', '09'], ['0.9.1+ds1', '9'], ['v0.12.0-desktop.1', '12'], ['v0.1.0', '1']])('refuses buildx %s, which cannot publish from a layout', async (version, minor) => {
    await expectFailure({ BUILDX: version }, `publishing from an OCI layout needs buildx 0.33 or newer, not 0.${minor}`);
  });

  test.each(['v0.33.0', '0.33.0+ds1', 'v0.100.0', 'v1.0.0', 'v10.1.0', '1.2.3', 'v0.0.0+unknown'])('works with buildx %s', async (version) => {
    // WHEN
    const { status, outputs } = await it.run({ BUILDX: version, REHEARSE: 'true' });

    // THEN
    expect(outputs.outcome).toBe('rehearsed');
    expect(status).toBe(0);
  });

  test('refuses a machine without buildx', async () => {
    await expectFailure({ BUILDX: '' }, 'docker with buildx is needed');
  });

  test.each(['IMAGE', 'TAGS', 'DIGEST', 'LAYOUT', 'USERNAME', 'PASSWORD'])('fails where %s is not given', async (name) => {
    // GIVEN
    const { [name]: _, ...env } = it.env;

    // WHEN
    const { status, stderr } = await it.box.run('publish.sh', env);

    // THEN
    expect(stderr).toContain(`${name}: unbound variable`);
    expect(it.registry.events).toEqual([]);
    expect(status).toBe(1);
  });

  test.each([undefined, 'a folder/with spaces', 'layout$(touch x)'])('works outside of GitHub, from a layout at %j', async (layout) => {
    // GIVEN
    const folder = it.box.path(layout ?? 'a layout');
    writeLayout(folder, BUILT);

    // WHEN
    const { status } = await it.run({ GITHUB_OUTPUT: '', LAYOUT: folder });

    // THEN
    expect(it.registry.copies[0].args.at(-1)).toBe(`oci-layout://${folder}@${BUILT.digest}`);
    expect(status).toBe(0);
  });
});
