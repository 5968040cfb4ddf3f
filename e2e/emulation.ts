import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARCHITECTURES, Architecture, HOST_ARCHITECTURE } from './debian';
import { run } from './process';

const BINFMT = '/proc/sys/fs/binfmt_misc';

const QEMU_NAMES: Record<Architecture, string> = { amd64: 'x86_64', arm64: 'aarch64' };

/**
 * Lets the kernel run programs of the other architectures. Such registrations are kernel-wide, namespaces or not: what is there
 * already is used, what was missing is taken away again by the function that this returns.
 */
export async function registerEmulation(qemuPackage: string): Promise<() => void> {
  if (!existsSync(join(BINFMT, 'register'))) await run('mount', ['-t', 'binfmt_misc', 'binfmt_misc', BINFMT]);
  const registered: string[] = [];
  for (const architecture of ARCHITECTURES.filter((each) => each !== HOST_ARCHITECTURE)) {
    const name = `qemu-${QEMU_NAMES[architecture]}`;
    const entry = join(BINFMT, name);
    if (existsSync(entry)) {
      if (/^flags:.*F/m.test(readFileSync(entry, 'utf8'))) continue;
      throw new Error(`${entry} was registered without the flag F, so containers cannot use it: echo -1 > ${entry} takes it away`);
    }
    const [, , type, offset, magic, mask, interpreter] = readFileSync(join(qemuPackage, `usr/lib/binfmt.d/${name}.conf`), 'utf8').trim().split(':');
    writeFileSync(join(BINFMT, 'register'), ['', name, type, offset, magic, mask, join(qemuPackage, interpreter), 'FCP'].join(':'));
    registered.push(entry);
  }
  return () => registered.forEach((entry) => writeFileSync(entry, '-1'));
}
