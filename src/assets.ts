import { join } from 'node:path';

/**
 * The path of a file that is shipped beside the code. The package is one file, `lib/index.js`, so this module stands
 * where that will stand: directly below the root.
 */
export function asset(name: string): string {
  return join(__dirname, '..', 'assets', name);
}
