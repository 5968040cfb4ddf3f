import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './process';

export interface Certificate {
  /** File that clients trust. */
  readonly file: string;
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** One self-signed certificate for all host names: it is its own authority. */
export async function createCertificate(folder: string, hosts: readonly string[]): Promise<Certificate> {
  const file = join(folder, 'certificate.pem');
  const key = join(folder, 'key.pem');
  await run('openssl', [
    'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=e2e',
    '-addext', `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}`, '-keyout', key, '-out', file,
  ]);
  return { file, cert: readFileSync(file), key: readFileSync(key) };
}
