import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/** Makes one file of each module beside this one and all that it uses, and another of their licences. */
async function main(): Promise<void> {
  const entries = readdirSync('bundle').filter((file) => file.endsWith('.mts'));
  await Promise.all(entries.map((entry) => bundle(basename(entry, '.mts'))));
}

async function bundle(name: string): Promise<void> {
  const { metafile } = await build({
    entryPoints: [`bundle/${name}.mts`],
    outfile: `assets/${name}.cjs`,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minifyWhitespace: true,
    metafile: true,
    logLevel: 'warning',
  });
  const packages = new Set(Object.keys(metafile.inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  const licences = [...packages].sort().map((folder) => {
    const { name: title, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    return `${title} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : 'The package has no text of it.'}\n`;
  });
  writeFileSync(`assets/${name}.licences.txt`, licences.join(`\n${'-'.repeat(80)}\n\n`));
}

void main();
