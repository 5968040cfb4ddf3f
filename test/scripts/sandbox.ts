import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ASSETS = join(__dirname, '..', '..', 'assets');

// Under load a run of eight attempts takes longer than the five seconds that jest grants.
jest.setTimeout(60_000);

/** What came of a script. */
export interface Outcome {
  readonly status: number | null;

  /** The lines that are not empty. */
  readonly stdout: string[];
  readonly stderr: string;

  /** The outputs of the step, as GitHub reads them. */
  readonly outputs: Record<string, string>;
  readonly summary: string;
}

// Tells the test, which listens at CONTROL, and does what that answers.
const DOCKER = `#!/usr/bin/env bash
case "$1 $2 $3" in
  'buildx version '*)
    [ -n "$BUILDX" ] || { echo "docker: 'buildx' is not a docker command." >&2; exit 1; }
    echo "github.com/docker/buildx $BUILDX 0123456789abcdef" ;;
  'buildx imagetools create')
    { printf '%s\\0' "$@"; cat "$DOCKER_CONFIG/config.json"; } | REAL_CURL --silent --fail-with-body --data-binary @- "$CONTROL/-/docker" >&2 || exit 1 ;;
  *)
    echo "ERROR: unexpected: docker $*" >&2
    exit 99 ;;
esac
`;
const SLEEP = '#!/usr/bin/env bash\nREAL_CURL --silent --fail --data "$*" "$CONTROL/-/sleep"\n';

/** Where the program of the machine is. */
export const programOf = (name: string) => process.env.PATH!.split(':').map((folder) => join(folder, name)).find((path) => existsSync(path))!;

/** A folder of its own for each test, with fakes of docker and sleep; nothing may be left in its `tmp`. */
export class Sandbox {
  /** Where docker and sleep tell what they are asked. */
  public control = '';
  private folder = '';

  public path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  public create(): void {
    this.folder = mkdtempSync(join(tmpdir(), 'scripts-'));
    ['bin', 'tmp', 'home', 'work'].forEach((name) => mkdirSync(this.path(name)));
    this.program('docker', DOCKER.replace('REAL_CURL', programOf('curl')));
    this.program('sleep', SLEEP.replace('REAL_CURL', programOf('curl')));
  }

  public delete(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** Puts a program before those of the machine. */
  public program(name: string, text: string): void {
    writeFileSync(this.path('bin', name), text);
    chmodSync(this.path('bin', name), 0o755);
  }

  /** Takes a program away: only those that are named are left. */
  public onlyPrograms(...names: string[]): Record<string, string> {
    mkdirSync(this.path('few'));
    names.forEach((name) => symlinkSync(programOf(name), this.path('few', name)));
    return { PATH: `${this.path('bin')}:${this.path('few')}` };
  }

  /** Lets each program note its arguments, which everything on the machine can see. */
  public noteArguments(): void {
    const script = readdirSync(ASSETS).filter((name) => name.endsWith('.sh')).map((name) => readFileSync(join(ASSETS, name), 'utf8')).join('\n');
    for (const name of new Set(script.match(/\b[a-z0-9]+\b/g))) {
      const program = ['docker', 'sleep'].includes(name) ? this.path('bin', `${name}.fake`) : programOf(name);
      if (['docker', 'sleep'].includes(name)) {
        this.program(`${name}.fake`, readFileSync(this.path('bin', name), 'utf8'));
      }
      if (program && name !== 'bash') {
        this.program(name, `#!/bin/sh\nprintf '%s\\n' "${name} $*" >> '${this.path('arguments')}'\nexec '${program}' "$@"\n`);
      }
    }
  }

  /** The arguments that were noted, a program a line. */
  public get arguments(): string {
    return readFileSync(this.path('arguments'), 'utf8');
  }

  /** The variables that every step has. */
  public get env(): Record<string, string> {
    return {
      PATH: `${this.path('bin')}:${process.env.PATH}`,
      HOME: this.path('home'),
      TMPDIR: this.path('tmp'),
      LC_ALL: 'C.UTF-8',
      GITHUB_OUTPUT: this.path('outputs'),
      GITHUB_STEP_SUMMARY: this.path('summary'),
      CONTROL: this.control,
      BUILDX: 'v0.36.1',
    };
  }

  /**
   * Runs a script as the step does.
   *
   * @param signal ends the script by SIGTERM
   */
  public async run(script: string, env: Record<string, string>, signal?: AbortSignal): Promise<Outcome> {
    const child = spawn('bash', [join(ASSETS, script)], { cwd: this.path('work'), env: { ...this.env, ...env }, signal });
    child.on('error', () => undefined);
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => output.stdout += chunk.toString('utf8'));
    child.stderr.on('data', (chunk: Buffer) => output.stderr += chunk.toString('utf8'));
    const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return {
      status,
      stdout: output.stdout.split('\n').filter((line) => line !== ''),
      stderr: output.stderr,
      outputs: parseOutputs(this.read('outputs')),
      summary: this.read('summary'),
    };
  }

  public read(name: string): string {
    return existsSync(this.path(name)) ? readFileSync(this.path(name), 'utf8') : '';
  }

  /** What is left of the script: temporary files, and what a hostile text had it do. */
  public get left(): string[] {
    return ['tmp', 'home', 'work'].flatMap((folder) => readdirSync(this.path(folder)).map((name) => `${folder}/${name}`));
  }
}

/** Reads a file of outputs as the runner does: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions */
export function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.replace(/\n$/, '').split('\n');
  while (lines.length > 0 && text !== '') {
    const line = lines.shift()!;
    const [, heredoc, end] = /^([^=]+?)<<(.+)$/.exec(line) ?? [];
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(line) ?? [];
    if (heredoc !== undefined) {
      const position = lines.indexOf(end);
      outputs[heredoc] = lines.splice(0, position).join('\n');
      lines.shift();
    } else if (name !== undefined) {
      outputs[name] = value;
    } else {
      throw new Error(`GitHub cannot read the output ${JSON.stringify(line)}`);
    }
  }
  return outputs;
}

/** A sandbox for the tests of one file; each test has to leave it clean. */
export function sandbox(): Sandbox {
  const created = new Sandbox();
  beforeEach(() => created.create());
  afterEach(() => {
    try {
      expect(created.left).toEqual([]);
    } finally {
      created.delete();
    }
  });
  return created;
}

