import { createRequire } from 'node:module';
import { asset } from './assets';

const loaded = new Map<string, unknown>();

let projensYaml: typeof import('yaml') | undefined;

/** projen's own copy of yaml: it is loaded anyway. */
export function yaml(): typeof import('yaml') {
  projensYaml ??= createRequire(require.resolve('projen/lib/yaml'))('yaml') as typeof import('yaml');
  return projensYaml;
}

/**
 * A library that `bundle/` made one file of, because Node cannot load its modules as they are or because it would
 * bring many more packages. It is loaded at the first use.
 */
export function bundled<T>(name: 'expressions' | 'csv' | 'metadata-templates' | 'metadata-semver' | 'metadata-pep440' | 'dates' | 'bash'): T {
  // Node would look the file up again at every use.
  if (!loaded.has(name)) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- made at build time, and needed only here
    loaded.set(name, require(asset(`${name}.cjs`)));
  }
  return loaded.get(name) as T;
}
