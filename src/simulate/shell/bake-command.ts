import { buildEffects } from './build-command';
import { isSet, readCommandLine, valuesOf } from './command-line';
import type { Call } from './docker';
import { BakeFile, readBake } from '../bake/bake-file';
import { Effect } from '../effect';
import { Text, Unknown } from '../value';

const FLAGS = ['--push', '--load', '--no-cache', '--pull', '--print', '--check', '--debug', '-D', '--quiet', '-q'];

/** Files that are read if none is named, in their order: https://docs.docker.com/build/bake/reference/#file-format */
const FILES = ['docker-bake.json', 'docker-bake.hcl', 'docker-bake.override.json', 'docker-bake.override.hcl'];

/** What `docker buildx bake` does to registries. */
export function bakeEffects({ words, written, readFile, env }: Call, rest = words): Effect[] {
  const line = readCommandLine(rest, FLAGS);
  if (isSet(line, '--print') === true || isSet(line, '--check') === true || valuesOf(line, '--list', '--call').length > 0) {
    return [];
  }
  const unread = (reason: string): Effect[] => [{ kind: 'unread', what: written, reason }];
  const [unknown] = [...line.operands, ...line.open, ...valuesOf(line, '--file', '-f')].filter((text) => text instanceof Unknown);
  if (unknown) {
    return unread(`\`${String(unknown)}\` is not known`);
  }
  const files = filesOf(valuesOf(line, '--file', '-f') as readonly string[], readFile);
  if (typeof files === 'string') {
    return unread(files);
  }
  const targets = readBake(files, line.operands as readonly string[], valuesOf(line, '--set'), env);
  if ('reason' in targets) {
    return unread(`of ${targets.source}: ${targets.reason}`);
  }
  const push = isSet(line, '--push');
  return targets.flatMap(({ tags, platforms, outputs }) => buildEffects({ tags, platforms, outputs, push, open: [] }));
}

function filesOf(named: readonly string[], readFile: (path: string) => Text | undefined): BakeFile[] | string {
  const files: BakeFile[] = [];
  for (const path of named.length > 0 ? named : FILES) {
    const text = readFile(path);
    if (typeof text === 'string') {
      files.push({ path, text });
    } else if (named.length > 0) {
      return `\`${path}\` is not a file of the repository`;
    }
  }
  return files.length > 0 ? files : 'no bake file of JSON is in the repository';
}
