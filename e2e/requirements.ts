import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { outcomeOf } from './process';

/** Programs that are taken from the machine, with the Debian package that has each. */
const PROGRAMS: Record<string, string> = {
  'apt-get': 'apt',
  'bash': 'bash',
  'curl': 'curl',
  'dpkg-deb': 'dpkg',
  'git': 'git',
  'go': 'golang-go',
  'jq': 'jq',
  'mount': 'mount',
  'openssl': 'openssl',
  'python3': 'python3',
  'tar': 'tar',
  'unshare': 'util-linux',
};

export function programPath(program: string): string | undefined {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program)).find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Programs that this machine lacks, one sentence each. */
export function missingPrograms(programs = Object.keys(PROGRAMS)): string[] {
  return programs.filter((program) => !programPath(program))
    .map((program) => `the program ${program} is missing (Debian: apt-get install ${PROGRAMS[program]})`);
}

/** What this machine does not let us do, one sentence each. */
export async function missingRights(): Promise<string[]> {
  if (process.platform !== 'linux') return [`Linux is needed for namespaces and BuildKit, and this is ${process.platform}`];
  const missing: string[] = [];
  if (process.getuid?.() !== 0) missing.push('root is needed for BuildKit, for port 443 of loopback addresses and for emulation');
  const unshare = await outcomeOf('unshare', ['--mount', '--pid', '--fork', '--mount-proc', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']);
  if (unshare.code !== 0) missing.push(`mount and process namespaces are needed, to leave the machine untouched: ${unshare.stderr.trim()}`);
  if (!existsSync('/proc/sys/fs/binfmt_misc')) missing.push('the kernel module binfmt_misc is needed for emulation');
  return missing;
}
