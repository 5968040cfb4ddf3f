import { CommandLine, isSet, valuesOf } from './command-line';
import { headOf, isGap, withoutHead } from './text';
import { Build, Effect, Push } from '../effect';
import { gapsOf, join, splitText, Text, Unknown } from '../value';

/** Options of `docker build` that take no value but by `=`: https://docs.docker.com/reference/cli/docker/buildx/build/ */
export const BUILD_FLAGS = ['--push', '--load', '--no-cache', '--pull', '--quiet', '-q', '--rm', '--force-rm', '--squash', '--compress', '--check', '--debug', '-D', '--disable-content-trust', '--help', '--layers', '--all'];

/** An image exporter: `type=image,name=acme/web,push=true`. */
interface Exporter {
  readonly names: readonly Text[];
  readonly pushes: boolean | undefined;
  readonly byDigest: boolean;
}

/** What a build is to give, and what it is called. */
export interface BuildOrder {
  readonly tags: readonly Text[];
  readonly platforms: readonly Text[];
  readonly outputs: readonly Text[];
  /** Whether `--push` is given, if that is known. */
  readonly push: boolean | undefined;
  /** Words that are not known, each of which may be any options. */
  readonly open: readonly Text[];
}

/** What `docker buildx build` with these arguments is to do. */
export function buildOrderOf(line: CommandLine): BuildOrder {
  return {
    tags: valuesOf(line, '--tag', '-t'),
    platforms: valuesOf(line, '--platform').flatMap((platforms) => splitText(platforms, ',')),
    outputs: valuesOf(line, '--output', '-o'),
    push: isSet(line, '--push'),
    // A build needs a context, which stands last.
    open: line.operands.length === 0 ? line.open.slice(0, -1) : line.open,
  };
}

/** What a build does to registries. */
export function buildEffects({ tags, platforms, outputs, push, open }: BuildOrder): Effect[] {
  const exporters = outputs.map(exporterOf);
  const pushing = exporters.filter((exporter) => exporter.pushes !== false);
  const sure = push === true || exporters.some(({ pushes }) => pushes === true);
  const doubts = [...open, ...pushing.some(({ pushes }) => pushes === undefined) ? outputs.filter((output) => output instanceof Unknown) : []];
  const build: Build = { kind: 'build', platforms };
  if (push !== undefined && !sure && doubts.length === 0) {
    return [build];
  }
  const condition = sure ? undefined : doubts.length === 0 ? 'if `--push` is set, which is not known' : ifSaid(doubts, 'tells it to push');
  const references = tags.length > 0 ? tags : (push === true ? exporters : pushing).flatMap(({ names, byDigest }) => byDigest ? names.map(byItsDigest) : names);
  const further = open.map((text): Push => ({ kind: 'push', reference: text, condition: ifSaid([text], sure ? 'names tags' : 'names tags and tells it to push') }));
  return [build, ...references.map((reference): Push => ({ kind: 'push', reference, ...platforms.length > 0 && { platforms }, ...condition !== undefined && { condition } })), ...further];
}

function ifSaid(texts: readonly Text[], what: string): string {
  return `if ${[...new Set(gapsOf(texts).map(({ source }) => `\`${source}\``))].join(' or ')} ${what}, which is not known`;
}

/** https://docs.docker.com/build/exporters/image-registry/ */
function exporterOf(output: Text): Exporter {
  if (isGap(output)) {
    return { names: [], pushes: undefined, byDigest: false };
  }
  const attributes = attributesOf(output);
  const value = (key: string): Text | undefined => attributes.find((attribute) => headOf(attribute).startsWith(`${key}=`));
  const is = (key: string, ...expected: readonly string[]): boolean | undefined => {
    const attribute = value(key);
    return attribute instanceof Unknown ? undefined : expected.includes(attribute?.slice(key.length + 1) ?? '');
  };
  const registry = is('type', 'registry');
  const image = is('type', 'image', 'registry');
  const name = value('name');
  return {
    names: name === undefined ? [] : splitText(withoutHead(name, 'name='.length), ','),
    pushes: image === false ? false : registry === true ? is('push', 'true', '') : image === undefined ? undefined : is('push', 'true'),
    byDigest: is('push-by-digest', 'true') === true,
  };
}

/** The attributes of an output; one that holds a comma stands in quotes. */
function attributesOf(output: Text): Text[] {
  const attributes: Text[] = [];
  let quoted: Text | undefined;
  for (const piece of splitText(output, ',')) {
    const whole: Text = quoted === undefined ? piece : join(quoted, ',', piece);
    const quotes = [...String(whole)].filter((char) => char === '"').length;
    quoted = quotes % 2 === 1 ? whole : undefined;
    if (quoted === undefined) {
      attributes.push(join(...splitText(whole, '"')));
    }
  }
  return attributes;
}

function byItsDigest(name: Text): Text {
  return join(name, '@', Unknown.of('${digest}', 'the build gives it'));
}
