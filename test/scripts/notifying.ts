import { Outcome, programOf, Sandbox, sandbox } from './sandbox';
import { Loopback, loopback } from '../support/loopback';

/** The run that is told of. */
export const RUN = 'https://github.com/acme/app/actions/runs/7';

/** A key with characters that mean something to a shell, to curl or in a URL. */
export const KEY = 'SECk/e+y "of\' the $bot';

/** A message from somebody who would like the script, the service or a reader to take it for more than a text. */
export const HOSTILE = '"; curl x $(touch y) `touch y` \\n <!channel> <at user_id="all"></at> & {{0}} ${MESSAGE} \'\n```\n@everyone --> 中文 🚀\t%0A::error::no';

/** A service on this machine and, for each test, a sandbox with the scripts that tell it something. */
export class Notifying {
  public readonly sandbox: Sandbox = sandbox();
  public readonly service: Loopback = loopback();

  constructor(private readonly script: string) {
    // A failure is not waited for as long as it would be.
    beforeEach(() => this.sandbox.program('curl', `#!/bin/sh\nexec '${programOf('curl')}' "$@" --retry 1\n`));
  }

  /** Runs the script as the step does. */
  public async tell(env: Record<string, string>): Promise<Outcome> {
    return this.sandbox.run(this.script, { RUN, ...env });
  }

  /** What the service was asked, and in which form. */
  public get asked(): unknown[] {
    return this.service.requests.map(({ method, url, headers }) => [method, url, headers['content-type']]);
  }

  /** The last message, as JSON. */
  public get told(): unknown {
    return JSON.parse(this.service.requests.at(-1)?.body ?? '');
  }

  /** Runs the script, and gives those of these secrets that any other program was given as an argument, or that were said. */
  public async leaksOf(env: Record<string, string>, secrets: () => string[]): Promise<string[]> {
    this.sandbox.noteArguments();
    const { status, stdout, stderr } = await this.tell(env);
    expect(status).toBe(0);
    expect(this.sandbox.arguments).toContain('curl --header @');
    return secrets().filter((secret) => (this.sandbox.arguments + stdout.join('\n') + stderr).includes(secret));
  }
}
