import { error, publishing, times } from './publish';

const it = publishing();
const commands = (stdout: string[]) => stdout.filter((line) => /^\s*(::|##\[)/.test(line));

/** Lets docker end with these words, and gives the reason that the script gives. */
async function reasonOf(words: string, env: Record<string, string> = {}): Promise<string> {
  it.registry.docker = () => words;
  const { outputs, status } = await it.run(env);
  expect([outputs.outcome, status]).toEqual(['failed', 1]);
  return outputs.reason;
}

describe('the reason of publish.sh', () => {
  test.each([
    ['denied: nothing more', 'denied: nothing more'],
    ['denied: a b  c   d', 'denied: a b c d'],
    ['denied: tab\tand\u0007bell\u001b[31mred\u007f.', 'denied: tab and bell [31mred .'],
    ['denied: windows\r', 'denied: windows'],
    ['denied: two\nlines', 'denied: two lines'],
    ['denied: $(touch x) `touch y` "quoted" \'too\' \\n \\ ${HOME} * ; | & < >', 'denied: $(touch x) `touch y` "quoted" \'too\' \\n \\ ${HOME} * ; | & < >'],
    ['denied: 100% %s %0A::error::no %25', 'denied: 100% %s %0A::error::no %25'],
    ['denied: outcome=published', 'denied: outcome=published'],
    ['denied: a<<EOF', 'denied: a<<EOF'],
    ['denied: nicht möglich, 拒绝 🚀', 'denied: nicht möglich, 拒绝 🚀'],
  ])('is one line of what docker said: %j', async (words, reason) => {
    expect(await reasonOf(`#1 copying\n#2 more ERROR: not this\nERROR: ${words}\n`)).toBe(reason);
  });

  test('is what the registry said, without what docker says around it', async () => {
    expect(await reasonOf(`ERROR: copy sha256:1 from oci-layout:///tmp/image@sha256:1 to ${it.registry.repository}:1.2.3: denied: quota`)).toBe('denied: quota');
  });

  test('is what docker said where it says it in another way', async () => {
    expect(await reasonOf("docker: 'buildx' is not a docker command: denied\n")).toBe("docker: 'buildx' is not a docker command: denied");
  });

  test('is that docker hung where it was ended', async () => {
    // GIVEN
    it.box.program('timeout', '#!/usr/bin/env bash\nREAL="$*"\n[[ $REAL == "20m docker buildx imagetools create "* ]] || exit 98\nexit 124\n');

    // WHEN
    const { outputs } = await it.run();

    // THEN
    expect(outputs).toMatchObject({ outcome: 'failed', reason: 'docker did not end within 20 minutes' });
  });

  test('is cut', async () => {
    const reason = await reasonOf(`ERROR: denied: ${'x'.repeat(1000)}`);
    expect(reason).toBe(`denied: ${'x'.repeat(392)}`);
  });

  test('is cut between characters', async () => {
    const reason = await reasonOf(`ERROR: denied: -${'中'.repeat(1000)}`);
    expect(reason).toMatch(/^denied: -中+$/);
    expect(reason.length).toBeGreaterThan(120);
  });

  test.each([
    ['the password', 'hunter22', 'denied: hunter22, hunter22!', 'denied: ***, ***!'],
    ['a password with signs', 'pa$$ "*" [a] \\ & /', 'denied: pa$$ "*" [a] \\ & /!', 'denied: ***!'],
    ['a password that is a pattern', '[a-z]*', 'denied: [a-z]* b', 'denied: *** b'],
    ['the user', 'hunter22', 'denied: robot may not', 'denied: *** may not'],
    ['both', 'hunter22', 'denied: robot:hunter22', 'denied: ***:***'],
    ['the password in which the user is', 'my-robot-9', 'denied: my-robot-9 robot', 'denied: *** ***'],
    ['the credentials as they are sent', 'hunter22', `denied: Basic ${Buffer.from('robot:hunter22').toString('base64')}`, 'denied: Basic ***'],
  ])('does not tell %s', async (_name, password, words, reason) => {
    it.registry.password = password;
    expect(await reasonOf(`ERROR: ${words}`)).toBe(reason);
  });

  test('does not tell half of the password where it is cut', async () => {
    // GIVEN
    it.registry.password = 'hunter22';

    // WHEN
    const reason = await reasonOf(`ERROR: denied: ${'x'.repeat(388)}hunter22`);

    // THEN
    expect(reason).toMatch(/^denied: x{388}\**$/);
  });

  test('does not tell half of the password where a page is cut', async () => {
    // GIVEN
    it.registry.will('GET /v2/', ...times(2, [403, `<p>${'x'.repeat(193)}${it.registry.password}</p>`] as const));

    // WHEN
    const { outputs } = await it.run();

    // THEN
    expect(outputs.reason).toContain('<p>xxx');
    expect(outputs.reason).not.toContain('xpa$');
  });

  test('does not tell the password that the registry says', async () => {
    // GIVEN
    it.registry.will('GET /v2/', ...times(2, error(403, 'DENIED', `robot with ${it.registry.password}\nis not known`)));

    // WHEN
    const { outputs, stdout, stderr } = await it.run();

    // THEN
    expect(outputs.reason).toBe(`${it.registry.host} answered 403: DENIED: *** with *** is not known`);
    expect(stdout).toEqual([
      ...times(2, `${it.registry.repository}: ${outputs.reason}`),
      `::error title=Not published::${it.registry.repository}: ${outputs.reason}`,
    ]);
    expect(stderr).toBe('');
  });

  test.each([
    'a\n::error::b', 'a\r\n::set-output name=outcome::published', 'outcome=published\nreason=none', 'a\u2028::error::b', '$(touch x)`touch y`', '%s%n%d %0A::warning::x',
  ])('stays one line, and no command, where the registry says %j', async (words) => {
    // GIVEN
    it.registry.will('GET /v2/', ...times(2, [403, { errors: [{ code: 'DENIED', message: words }] }] as const));

    // WHEN
    const { outputs, stdout } = await it.run();

    // THEN
    const said = words.replace(/[\r\n]+/g, ' ');
    expect(outputs).toEqual({ outcome: 'failed', reason: `${it.registry.host} answered 403: DENIED: ${said}`, kept: '', seconds: expect.any(String) });
    expect(commands(stdout)).toEqual([expect.stringContaining('::error title=Not published::')]);
    expect(stdout).toHaveLength(3);
  });

  test('is no command where docker repeats what the registry says', async () => {
    // GIVEN
    it.registry.docker = () => 'ERROR: denied: a\n::error::b\n  ::set-output name=outcome::published\n';

    // WHEN
    const { stdout, outputs } = await it.run();

    // THEN
    expect(commands(stdout)).toEqual([expect.stringContaining('::error title=Not published::')]);
    expect(outputs.outcome).toBe('failed');
  });

  test('keeps its percent signs where GitHub reads it', async () => {
    // GIVEN
    it.registry.will('GET /v2/', ...times(2, error(403, 'DENIED', 'at 100%0A, 100%')));

    // WHEN
    const { stdout } = await it.run();

    // THEN
    expect(commands(stdout)).toEqual([`::error title=Not published::${it.registry.repository}: ${it.registry.host} answered 403: DENIED: at 100%250A, 100%25`]);
  });

  test.each([
    ['a word', '"no"', '"no"'],
    ['a list', '[]', '[]'],
    ['an error that is no object', { errors: ['no'] }, '{"errors":["no"]}'],
    ['an error whose message is no text', { errors: [{ code: 'DENIED', message: { a: 1 } }] }, '{"errors":[{"code":"DENIED","message":{"a":1}}]}'],
    ['bytes', '\u0001\u0002x\u0003', 'x'],
  ])('is given where the registry answers with %s', async (_name, body, words) => {
    // GIVEN
    it.registry.will('GET /v2/', ...times(2, [403, body] as const));

    // WHEN
    const { outputs } = await it.run();

    // THEN
    expect(outputs.reason.replace(/^\S+ answered 403:? ?/, '').trim()).toBe(words.trim());
    expect(outputs.outcome).toBe('failed');
  });
});
