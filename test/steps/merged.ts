import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { JobStep } from 'projen/lib/github/workflows-model';

/** What came of a step. */
export interface StepOutcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: string;
  readonly summary: string;
}

/** A checked out merge commit, whose first parent is the base of a pull request. */
export class Merged {
  private readonly folder = mkdtempSync(join(tmpdir(), 'merged-'));
  private readonly repository = join(this.folder, 'repository');

  constructor(base: Record<string, string>, head: Record<string, string>) {
    ['repository', 'bin'].forEach((name) => mkdirSync(join(this.folder, name)));
    this.git('init', '--quiet', '--initial-branch=main');
    this.commit({ 'README.md': 'app\n', ...base });
    this.git('checkout', '--quiet', '-b', 'feature');
    this.commit(head);
    this.git('checkout', '--quiet', 'main');
    this.git('merge', '--quiet', '--no-ff', '--message=merge', 'feature');
  }

  /** Stands in for `npx`: a text of Bash. */
  public npx(script: string): void {
    writeFileSync(join(this.folder, 'bin/npx'), `#!/usr/bin/env bash\n${script}\n`);
    chmodSync(join(this.folder, 'bin/npx'), 0o755);
  }

  /** Runs a step as GitHub does: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell */
  public run({ run, env }: JobStep): StepOutcome {
    const values = Object.entries(env ?? {}).map(([name, value]) => [name, value.replace('${{ runner.temp }}', this.folder)]);
    const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-e', '-c', run!], {
      cwd: this.repository,
      encoding: 'utf8',
      env: {
        ...Object.fromEntries(values),
        PATH: `${join(this.folder, 'bin')}:${process.env.PATH}`,
        GITHUB_OUTPUT: join(this.folder, 'outputs'),
        GITHUB_STEP_SUMMARY: join(this.folder, 'summary'),
      },
    });
    return { status, stdout, stderr, outputs: this.read('outputs'), summary: this.read('summary') };
  }

  public read(name: string): string {
    return existsSync(join(this.folder, name)) ? readFileSync(join(this.folder, name), 'utf8') : '';
  }

  /** Changes files of the repository without a commit. */
  public write(files: Record<string, string>): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.repository, path)), { recursive: true });
      writeFileSync(join(this.repository, path), content);
    }
  }

  public delete(): void {
    rmSync(this.folder, { recursive: true });
  }

  private commit(files: Record<string, string>): void {
    this.write(files);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message=change');
  }

  private git(...args: string[]): void {
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false', ...args], { cwd: this.repository });
  }
}

/** Repositories for the tests of one file. */
export function merging(): (base: Record<string, string>, head: Record<string, string>) => Merged {
  const made: Merged[] = [];
  afterEach(() => made.splice(0).forEach((merged) => merged.delete()));
  return (base, head) => {
    made.push(new Merged(base, head));
    return made.at(-1)!;
  };
}
