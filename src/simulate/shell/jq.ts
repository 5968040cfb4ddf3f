import { StandIns } from '../stand-ins';
import { join, Text } from '../value';

/** What docker/metadata-action writes to its output `json`. */
interface MetadataJson {
  readonly 'tags': readonly string[];
  readonly 'tag-names': readonly string[];
  readonly 'labels': object;
}

// The program of Docker's documentation, and its like: https://docs.docker.com/build/ci/github-actions/multi-platform/
const MAPPED = /^\.(tags|"tag-names") \| map\("([^"\\]*)" ?\+ ?\.\) \| join\("([^"\\]*)"\)$/;
const EACH = /^\.(tags|"tag-names")\[\]$/;

/**
 * What a program of jq makes of the JSON of docker/metadata-action; nothing if it is another program or other JSON.
 *
 * @see https://jqlang.org/manual/
 */
export function queried(args: readonly Text[], stdin: Text): Text | undefined {
  const programs = args.filter((arg) => typeof arg === 'string' && !/^-[cr]+$|^--(?:compact-output|raw-output)$/.test(arg));
  const isRaw = args.some((arg) => typeof arg === 'string' && (/^-c?r/.test(arg) || arg === '--raw-output'));
  const [program] = programs;
  if (programs.length !== 1 || typeof program !== 'string' || !isRaw || args.some((arg) => typeof arg !== 'string')) {
    return undefined;
  }
  const standIns = new StandIns();
  const metadata = parsed(standIns.hide(stdin));
  const [, mapped, prefix = '', separator = ''] = MAPPED.exec(program.trim().replace(/\s+/g, ' ')) ?? [];
  const [, each] = EACH.exec(program.trim()) ?? [];
  const list = metadata?.[(mapped ?? each)?.replaceAll('"', '') as 'tags' | 'tag-names'];
  if (list === undefined) {
    return undefined;
  }
  const texts = list.map((text) => standIns.reveal(text));
  return mapped === undefined
    ? join(...texts.flatMap((text) => [text, '\n']))
    : join(...texts.flatMap((text, index) => [index === 0 ? '' : separator, prefix, text]), '\n');
}

function parsed(text: string): MetadataJson | undefined {
  try {
    const value = JSON.parse(text) as Partial<MetadataJson> | null;
    // Only of what the action wrote is it known that a gap ends where its text does.
    return Array.isArray(value?.tags) && Array.isArray(value['tag-names']) && value.labels !== undefined ? value as MetadataJson : undefined;
  } catch {
    return undefined;
  }
}
