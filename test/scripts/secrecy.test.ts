import { image } from './image';
import { publishing } from './publish';

const it = publishing();
const secrets = () => ['robot', it.registry.password, Buffer.from(`robot:${it.registry.password}`).toString('base64'), 'secret-token-'];

describe('credentials', () => {
  test.each(['bearer', 'basic'] as const)('are in no argument of any program that publish.sh starts, nor in its output (%s)', async (access) => {
    // GIVEN
    it.registry.access = access;
    it.registry.isPublic = true;
    it.registry.has(image({ labels: ['2.0.0'], salt: 'x' }), 'latest');
    it.box.noteArguments();

    // WHEN
    const { status, stdout, stderr } = await it.run({ TAGS: '1.2.3\nlatest' });

    // THEN
    const programs = new Set(it.box.arguments.split('\n').map((line) => line.split(' ')[0]));
    expect([...programs]).toEqual(expect.arrayContaining(['curl', 'docker', 'jq', 'base64', 'sha256sum', 'mktemp', 'rm']));
    expect(it.box.arguments).toContain(`--tag=${it.registry.repository}:1.2.3`);
    for (const secret of secrets()) {
      expect(it.box.arguments + stdout.join('\n') + stderr + it.box.read('outputs')).not.toContain(secret);
    }
    expect(status).toBe(0);
  });

  test.each(['rehearse', 'fail'])('are in no argument where it is to %s', async (what) => {
    // GIVEN
    it.box.noteArguments();
    it.registry.docker = () => 'ERROR: denied: no';

    // WHEN
    const { outputs } = await it.run({ REHEARSE: what === 'rehearse' ? 'true' : '' });

    // THEN
    expect(outputs.outcome).toBe(what === 'rehearse' ? 'rehearsed' : 'failed');
    expect(it.box.arguments).toContain('curl --silent');
    for (const secret of secrets()) {
      expect(it.box.arguments).not.toContain(secret);
    }
  });

  test('are in no argument of any program that find.sh starts', async () => {
    // GIVEN
    it.registry.has(image({ salt: 'x' }), '1.2.3');
    it.box.noteArguments();

    // WHEN
    const { status } = await it.box.run('find.sh', { ...it.env, LAYOUT: it.box.path('found') });

    // THEN
    expect(it.registry.of('docker')).toEqual(['image']);
    expect(it.box.arguments).toContain('curl --silent');
    for (const secret of secrets()) {
      expect(it.box.arguments).not.toContain(secret);
    }
    expect(status).toBe(0);
  });

  test.each([['while it waits', 'sleep'], ['while docker copies', 'docker']])('are not left behind where publish.sh is ended %s', async (_name, program) => {
    // GIVEN
    const controller = new AbortController();
    let seen: string[] = [];
    const abort = () => {
      seen = it.box.left;
      controller.abort();
    };
    it.registry.onSleep = abort;
    it.registry.docker = () => program === 'docker' ? (abort(), undefined) : undefined;
    it.registry.will('GET /v2/', ...(program === 'sleep' ? [[503] as const] : []));

    // WHEN
    const { outputs } = await it.run({}, controller.signal);

    // THEN the sandbox is clean
    expect(seen).toEqual([expect.stringMatching(/^tmp\/tmp\./)]);
    expect(outputs).toEqual({});
  });
});
