import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { Image, image, writeLayout } from './image';
import { Copy } from './oci-registry';
import { authorized, error, publishing, read, times } from './publish';

const it = publishing();
const RELEASED = image({ annotation: '1.2.3', salt: 'released' });
const OTHER = image({ annotation: '1.2.3', salt: 'other' });

const layout = () => it.box.path('found');

/** Another registry was looked into before, and served that. */
const gave = (served: Image) => {
  writeLayout(layout(), served);
  writeFileSync(`${layout()}.digest`, `${served.digest}\n`);
};
const find = (env: Record<string, string> = {}) => {
  const { VERSION: _, DIGEST: __, ...given } = it.env;
  return it.box.run('find.sh', { ...given, TAGS: '1.2.3\nlatest', LAYOUT: layout(), ...env });
};
const copies = ({ args }: Copy) => {
  writeLayout(args[4].replace(/^--tag=oci-layout:\/\/|:image$/g, ''), RELEASED);
  return undefined;
};
const pull = authorized('pull');
const serves = (what: string) => `${it.registry.repository}:1.2.3 serves ${what}`;

describe('find.sh', () => {
  test('copies what the first tag serves, by its digest, into the layout', async () => {
    // GIVEN
    it.registry.has(RELEASED, '1.2.3');
    it.registry.docker = copies;

    // WHEN
    const { status, stdout } = await find();

    // THEN
    expect(it.registry.events).toEqual([...pull, read('1.2.3'), 'docker image']);
    expect(it.registry.copies).toEqual([{
      tags: ['image'],
      args: ['buildx', 'imagetools', 'create', '--prefer-index=false', `--tag=oci-layout://${layout()}:image`, `${it.registry.repository}@${RELEASED.digest}`],
      config: { auths: { [it.registry.host]: { auth: Buffer.from(`robot:${it.registry.password}`).toString('base64') } } },
    }]);
    expect(stdout[0]).toBe(serves(RELEASED.digest));
    expect(existsSync(`${layout()}/index.json`)).toBe(true);
    expect(status).toBe(0);
  });

  test('copies nothing where the version is not there', async () => {
    // WHEN
    const { status, stdout, stderr } = await find();

    // THEN
    expect(it.registry.events).toEqual([...pull, read('1.2.3')]);
    expect([status, stdout, stderr]).toEqual([0, [serves('nothing')], '']);
    expect(existsSync(layout())).toBe(false);
  });

  test('copies nothing where another registry gave the same', async () => {
    // GIVEN
    gave(RELEASED);
    it.registry.has(RELEASED, '1.2.3');

    // WHEN
    const { status, stdout } = await find();

    // THEN
    expect(it.registry.copies).toEqual([]);
    expect([status, stdout]).toEqual([0, [serves(RELEASED.digest)]]);
  });

  test('fails where another registry serves something else, though that could not be copied', async () => {
    // GIVEN
    gave(RELEASED);
    rmSync(layout(), { recursive: true });
    it.registry.has(OTHER, '1.2.3');

    // WHEN
    const { status } = await find();

    // THEN
    expect(it.registry.copies).toEqual([]);
    expect(status).toBe(1);
  });

  test('fails where another registry gave something else, and says both', async () => {
    // GIVEN
    gave(RELEASED);
    it.registry.has(OTHER, '1.2.3');

    // WHEN
    const { status, stdout } = await find();

    // THEN
    expect(it.registry.copies).toEqual([]);
    expect(stdout).toEqual([
      serves(OTHER.digest),
      `::error title=Two images::${it.registry.repository}:1.2.3 serves ${OTHER.digest}, another registry ${RELEASED.digest}. Delete the tag where it is wrong, then repair`,
    ]);
    expect(status).toBe(1);
  });

  test('leaves what another registry gave where the version is not there', async () => {
    // GIVEN
    gave(RELEASED);

    // WHEN
    const { status } = await find();

    // THEN
    expect(status).toBe(0);
    expect(existsSync(`${layout()}/index.json`)).toBe(true);
  });

  test.each([[error(401, 'UNAUTHORIZED', 'no'), '401: UNAUTHORIZED: no'], [error(403, 'DENIED', 'no'), '403: DENIED: no']])('warns at once where it is denied: %j', async (answer, words) => {
    // GIVEN
    it.registry.will('GET /v2/acme/app/manifests/1.2.3', answer);

    // WHEN
    const { status, stdout } = await find();

    // THEN
    expect(it.registry.events).toEqual([...pull, read('1.2.3')]);
    expect([status, stdout]).toEqual([0, [`::warning title=Not looked into::${it.registry.repository}: ${it.registry.host} answered ${words}`]]);
  });

  test('warns at once where the password is wrong', async () => {
    // WHEN
    const { status, stdout } = await find({ PASSWORD: 'guessed' });

    // THEN
    expect(it.registry.events).toEqual([pull[0], pull[1].replace('(robot)', '(a wrong robot)')]);
    expect([status, stdout]).toEqual([0, [`::warning title=Not looked into::${it.registry.repository}: ${it.registry.host} answered 401: UNAUTHORIZED: incorrect username or password`]]);
  });

  test('looks as nobody where there is no login', async () => {
    // GIVEN
    it.registry.isPublic = true;
    it.registry.has(RELEASED, '1.2.3');
    it.registry.docker = copies;

    // WHEN
    const { status } = await find({ USERNAME: '', PASSWORD: '' });

    // THEN
    expect(it.registry.events).toEqual([...authorized('pull', 'nobody'), read('1.2.3', 'nobody'), 'docker image']);
    expect(it.registry.copies[0].config.auths?.[it.registry.host]?.auth ?? '').toBe('');
    expect(status).toBe(0);
  });

  test('tries again where the registry is out of order', async () => {
    // GIVEN
    it.registry.has(RELEASED, '1.2.3');
    it.registry.docker = copies;
    it.registry.will('GET /v2/acme/app/manifests/1.2.3', [503], 'hangs up', [500]);

    // WHEN
    const { status } = await find();

    // THEN
    expect(it.registry.of('sleep')).toEqual(['5', '15', '30']);
    expect(it.registry.of('docker')).toEqual(['image']);
    expect(status).toBe(0);
  });

  test('warns where the registry stays out of order', async () => {
    // GIVEN
    it.registry.has(RELEASED, '1.2.3');
    it.registry.will('GET /v2/acme/app/manifests/1.2.3', ...times(4, error(503, 'UNAVAILABLE', 'later')));

    // WHEN
    const { status, stdout } = await find();

    // THEN
    expect(it.registry.of('sleep')).toEqual(['5', '15', '30']);
    expect(it.registry.copies).toEqual([]);
    expect([status, stdout]).toEqual([0, [`::warning title=Not looked into::${it.registry.repository}: ${it.registry.host} answered 503: UNAVAILABLE: later`]]);
  });

  test('warns where it cannot copy, and leaves no half of an image', async () => {
    // GIVEN
    it.registry.has(RELEASED, '1.2.3');
    it.registry.docker = (copy) => {
      copies(copy);
      rmSync(`${layout()}/index.json`);
      return 'ERROR: failed to copy: EOF\n';
    };

    // WHEN
    const { status, stdout } = await find();

    // THEN
    expect(stdout.at(-1)).toBe(`::warning title=Not copied::${it.registry.repository}: failed to copy: EOF`);
    expect(existsSync(layout())).toBe(false);
    expect(status).toBe(0);
  });

  test('passes over blank lines before the version', async () => {
    // WHEN
    await find({ TAGS: '\n  \n1.2.3\nlatest\n' });

    // THEN
    expect(it.registry.events.at(-1)).toBe(read('1.2.3'));
  });
});
