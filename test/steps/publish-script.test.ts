import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCRIPT = join(__dirname, '..', '..', 'assets', 'publish.sh');
const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
const OTHER = `sha256:${'f'.repeat(64)}`;
const ERROR = `::error title=Not published::docker.io/acme/app does not serve ${DIGEST} under every tag`;

// Each call becomes a line of the log; the first $<COMMAND>_FAILS calls of a command fail, the first $STALE inspections give another digest.
const DOCKER = `#!/usr/bin/env bash
times() { grep -c "^docker $1" "$LOG"; }
case "$1 $2 $3" in
  'login '*)
    echo "docker $* <<< $(cat)" >> "$LOG"
    [ "$(times login)" -gt "\${LOGIN_FAILS:-0}" ] ;;
  'logout '*)
    echo "docker $*" >> "$LOG"
    [ "$(times logout)" -gt "\${LOGOUT_FAILS:-0}" ] ;;
  'buildx version '*)
    [ -z "\${NO_BUILDX:-}" ] || exit 1
    echo "github.com/docker/buildx \${BUILDX:-v0.36.1} 0123456789abcdef" ;;
  'buildx imagetools create')
    echo "docker $*" >> "$LOG"
    [ "$(times 'buildx imagetools create')" -gt "\${CREATE_FAILS:-0}" ] ;;
  'buildx imagetools inspect')
    echo "docker $*" >> "$LOG"
    [ "$(times 'buildx imagetools inspect')" -gt "\${INSPECT_FAILS:-0}" ] || exit 1
    if [ "$(times 'buildx imagetools inspect')" -gt "\${STALE:-0}" ]; then echo "$DIGEST"; else echo "${OTHER}"; fi ;;
  *)
    echo "unexpected: docker $*" >> "$LOG"
    exit 99 ;;
esac
`;
const SLEEP = '#!/usr/bin/env bash\necho "sleep $*" >> "$LOG"\n';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'publish-script-'));
  writeFileSync(join(folder, 'log'), '');
  for (const [name, text] of [['docker', DOCKER], ['sleep', SLEEP]]) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the script with fakes before everything else on the PATH. */
function publish(env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync('bash', [SCRIPT], {
    encoding: 'utf8',
    env: {
      PATH: `${folder}:${process.env.PATH}`,
      LOG: join(folder, 'log'),
      IMAGE: 'docker.io/acme/app',
      TAGS: '1.2.3',
      DIGEST,
      LAYOUT: 'some folder/a layout',
      USERNAME: 'robot',
      PASSWORD: 'pa$$ "word"',
      ...env,
    },
  });
  return { status, stdout: stdout.split('\n').filter((line) => line !== ''), stderr, calls: readFileSync(join(folder, 'log'), 'utf8').split('\n').filter((line) => line !== '') };
}

const login = (registry = 'docker.io') => `docker login ${registry} --username robot --password-stdin <<< pa$$ "word"`;
const create = (...tags: string[]) => `docker buildx imagetools create --prefer-index=false ${tags.map((tag) => `--tag=${tag}`).join(' ')} oci-layout://some folder/a layout@${DIGEST}`;
const inspect = (reference: string) => `docker buildx imagetools inspect ${reference} --format {{.Manifest.Digest}}`;
const logout = (registry = 'https://index.docker.io/v1/') => `docker logout ${registry}`;

const APP = 'docker.io/acme/app:1.2.3';
const ATTEMPT = [login(), create(APP), inspect(APP)];

describe('publish.sh', () => {
  test('logs in with the password on its input, copies, reads the tag back and logs out', () => {
    expect(publish()).toEqual({ status: 0, stdout: [`${APP} serves ${DIGEST}`], stderr: '', calls: [...ATTEMPT, logout()] });
  });

  test.each(['quay.io', 'ghcr.io', 'index.docker.io', 'a.docker.io', 'docker.io.example', 'docker.io:443', 'localhost:5000'])('logs out of %s by its own name', (registry) => {
    expect(publish({ IMAGE: `${registry}/acme/app` }).calls.at(-1)).toBe(logout(registry));
  });

  test('takes a good publication for good where logging out fails', () => {
    expect(publish({ LOGOUT_FAILS: '9' })).toEqual({ status: 0, stdout: [`${APP} serves ${DIGEST}`], stderr: '', calls: [...ATTEMPT, logout()] });
  });

  test('takes a bad publication for bad where logging out fails', () => {
    expect(publish({ LOGOUT_FAILS: '9', LOGIN_FAILS: '9' })).toMatchObject({ status: 1, stdout: [ERROR] });
  });

  test.each(['\n1.2.3', '1.2.3\n', '\n\n1.2.3\n\n', '  \n1.2.3\n\t'])('passes over the blank lines of %j', (tags) => {
    expect(publish({ TAGS: tags })).toEqual({ status: 0, stdout: [`${APP} serves ${DIGEST}`], stderr: '', calls: [...ATTEMPT, logout()] });
  });

  test('passes over a blank line between tags', () => {
    expect(publish({ TAGS: '1.2.3\n\nlatest' }).calls).toEqual([login(), create(APP, 'docker.io/acme/app:latest'), inspect(APP), inspect('docker.io/acme/app:latest'), logout()]);
  });

  test('copies once under all tags and reads back each', () => {
    // WHEN
    const { status, stdout, calls } = publish({ TAGS: '1.2.3\n1.2\nlatest' });

    // THEN
    const references = ['1.2.3', '1.2', 'latest'].map((tag) => `docker.io/acme/app:${tag}`);
    expect(calls).toEqual([login(), create(...references), ...references.map(inspect), logout()]);
    expect(stdout).toEqual(references.map((reference) => `${reference} serves ${DIGEST}`));
    expect(status).toBe(0);
  });

  test('logs in to a host with its port', () => {
    // WHEN
    const { status, calls } = publish({ IMAGE: 'registry.example.com:5000/team/project/app' });

    // THEN
    const reference = 'registry.example.com:5000/team/project/app:1.2.3';
    expect(calls).toEqual([login('registry.example.com:5000'), create(reference), inspect(reference), logout('registry.example.com:5000')]);
    expect(status).toBe(0);
  });

  test.each([
    ['the login', { LOGIN_FAILS: '2' }, [login(), 'sleep 5', login(), 'sleep 15', ...ATTEMPT]],
    ['the copy', { CREATE_FAILS: '1' }, [login(), create(APP), 'sleep 5', ...ATTEMPT]],
    ['reading back', { INSPECT_FAILS: '1' }, [...ATTEMPT, 'sleep 5', ...ATTEMPT]],
    ['the digest that is served', { STALE: '3' }, [...ATTEMPT, 'sleep 5', ...ATTEMPT, 'sleep 15', ...ATTEMPT, 'sleep 30', ...ATTEMPT]],
  ])('tries all over again until %s is right', (_name, env, calls) => {
    expect(publish(env)).toMatchObject({ status: 0, calls: [...calls, logout()] });
  });

  test('says only of a tag that could be read back what it serves', () => {
    expect(publish({ INSPECT_FAILS: '2' }).stdout).toEqual([`${APP} serves ${DIGEST}`]);
  });

  test('reads back no other tag once one serves another digest', () => {
    // WHEN
    const { calls } = publish({ TAGS: '1.2.3\nlatest', STALE: '1' });

    // THEN
    const latest = 'docker.io/acme/app:latest';
    expect(calls).toEqual([login(), create(APP, latest), inspect(APP), 'sleep 5', login(), create(APP, latest), inspect(APP), inspect(latest), logout()]);
  });

  test.each([
    ['the login fails', { LOGIN_FAILS: '9' }, [login()], []],
    ['the copy fails', { CREATE_FAILS: '9' }, [login(), create(APP)], []],
    ['another digest is served', { STALE: '9' }, ATTEMPT, [`${APP} serves ${OTHER}`]],
  ])('gives up after the fifth time that %s, says so and logs out', (_name, env, attempt, output) => {
    // WHEN
    const { status, stdout, calls } = publish(env);

    // THEN
    expect(status).toBe(1);
    expect(calls.filter((call) => call !== 'sleep 0')).toEqual([...attempt, 'sleep 5', ...attempt, 'sleep 15', ...attempt, 'sleep 30', ...attempt, 'sleep 60', ...attempt, logout()]);
    expect(stdout).toEqual([...Array.from({ length: 5 }, () => output).flat(), ERROR]);
  });

  describe('in rehearsal', () => {
    const rehearsal = create(APP).replace('--prefer-index=false', '--prefer-index=false --dry-run');

    test('logs in, pushes nothing and logs out', () => {
      expect(publish({ REHEARSE: 'true' })).toEqual({ status: 0, stdout: [], stderr: '', calls: [login(), rehearsal, logout()] });
    });

    test.each([
      ['the login', { LOGIN_FAILS: '2' }, [login(), 'sleep 5', login(), 'sleep 15', login(), rehearsal]],
      ['the copy', { CREATE_FAILS: '1' }, [login(), rehearsal, 'sleep 5', login(), rehearsal]],
    ])('tries again until %s is right', (_name, env, calls) => {
      expect(publish({ REHEARSE: 'true', ...env })).toEqual({ status: 0, stdout: [], stderr: '', calls: [...calls, logout()] });
    });

    test.each([
      ['the login fails', { LOGIN_FAILS: '9' }, [login()]],
      ['the copy would', { CREATE_FAILS: '9' }, [login(), rehearsal]],
    ])('gives up after the fifth time that %s, says so and logs out', (_name, env, attempt) => {
      // WHEN
      const { status, stdout, calls } = publish({ REHEARSE: 'true', ...env });

      // THEN
      expect(status).toBe(1);
      expect(stdout).toEqual([ERROR]);
      expect(calls.filter((call) => call !== 'sleep 0')).toEqual([...attempt, 'sleep 5', ...attempt, 'sleep 15', ...attempt, 'sleep 30', ...attempt, 'sleep 60', ...attempt, logout()]);
    });

    test('takes a good one for good where logging out fails', () => {
      expect(publish({ REHEARSE: 'true', LOGOUT_FAILS: '9' }).status).toBe(0);
    });

    test.each(['false', '', 'yes'])('is not what REHEARSE=%j asks for', (value) => {
      expect(publish({ REHEARSE: value }).calls).toEqual([...ATTEMPT, logout()]);
    });
  });

  test.each(['v0.36.1', 'v0.33.0', '0.33.0+ds1', 'v0.100.0', 'v1.0.0', 'v1.0.5', 'v10.1.0', '1.2.3', 'v0.0.0+unknown'])('works with buildx %s', (version) => {
    expect(publish({ BUILDX: version })).toMatchObject({ status: 0, calls: [...ATTEMPT, logout()] });
  });

  test.each([['v0.32.1', '32'], ['v0.08.1', '08'], ['v0.09', '09'], ['0.9.1+ds1', '9'], ['v0.12.0-desktop.1', '12'], ['v0.1.0', '1']])('refuses buildx %s, which cannot publish from a layout, before it logs in', (version, minor) => {
    expect(publish({ BUILDX: version })).toEqual({
      status: 1,
      stdout: [`::error title=Buildx is too old::Publishing from an OCI layout needs buildx 0.33 or newer, not 0.${minor}`],
      stderr: '',
      calls: [],
    });
  });

  test.each(['', 'sha256:', `${DIGEST}0`, DIGEST.slice(0, -1), DIGEST.toUpperCase(), `${DIGEST}\n`, 'latest'])('says that there is no digest, before it logs in: %j', (digest) => {
    expect(publish({ DIGEST: digest })).toEqual({ status: 1, stdout: ['::error title=No digest::The build gave no digest of docker.io/acme/app'], stderr: '', calls: [] });
  });

  test.each([['login', '1m'], ['buildx imagetools create', '10m'], ['buildx imagetools inspect', '1m']])('ends a docker %s that hangs after %s', (command, limit) => {
    // GIVEN
    writeFileSync(join(folder, 'timeout'), '#!/usr/bin/env bash\necho "timeout $*" >> "$LOG"\nshift\nexec "$@"\n');
    chmodSync(join(folder, 'timeout'), 0o755);

    // WHEN
    const { status, calls } = publish();

    // THEN
    expect(status).toBe(0);
    expect(calls.filter((call) => call.startsWith(`timeout ${limit} docker ${command} `))).toHaveLength(1);
  });

  test('says that there is no buildx, before it logs in', () => {
    expect(publish({ NO_BUILDX: 'yes' })).toEqual({ status: 1, stdout: ['::error title=No buildx::Publishing needs docker with buildx'], stderr: '', calls: [] });
  });

  test.each([
    ['USERNAME', { USERNAME: '' }], ['PASSWORD', { PASSWORD: '' }], ['USERNAME and PASSWORD', { USERNAME: '', PASSWORD: '' }], ['PASSWORD in rehearsal', { PASSWORD: '', REHEARSE: 'true' }],
  ])('says that there is no login where %s is empty, before it logs in', (_name, env) => {
    expect(publish(env)).toEqual({ status: 1, stdout: ['::error title=No login::The user name or the password for docker.io is not set'], stderr: '', calls: [] });
  });

  test.each(['', '\n', '\n\n', '  ', ' \n\t'])('refuses to publish under no tag, before it logs in: %j', (tags) => {
    expect(publish({ TAGS: tags })).toEqual({ status: 1, stdout: ['::error title=No tag::No rule gave docker.io/acme/app a tag for this event'], stderr: '', calls: [] });
  });

  test.each(['IMAGE', 'TAGS', 'DIGEST', 'LAYOUT', 'USERNAME', 'PASSWORD'])('fails where %s is not given', (name) => {
    // GIVEN
    writeFileSync(join(folder, 'without'), `unset ${name}; . ${JSON.stringify(SCRIPT)}`);

    // WHEN
    const { status, stderr } = spawnSync('bash', [join(folder, 'without')], {
      encoding: 'utf8',
      env: { PATH: `${folder}:${process.env.PATH}`, LOG: join(folder, 'log'), IMAGE: 'a.b/c', TAGS: '1', DIGEST, LAYOUT: 'x', USERNAME: 'a', PASSWORD: 'b' },
    });

    // THEN
    expect(status).toBe(1);
    expect(stderr).toContain(`${name}: unbound variable`);
  });
});
