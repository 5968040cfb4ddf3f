import { readFileSync } from 'node:fs';
import { asset } from './assets';

/** The version of this package. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(asset('../package.json'), 'utf8')) as { version: string }).version;
}
