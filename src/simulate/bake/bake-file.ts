import { isGap, replaced } from '../shell/text';
import { Gap, join, splitText, Text, Unknown } from '../value';

/** A file that names what `docker buildx bake` builds. */
export interface BakeFile {
  readonly path: string;
  readonly text: string;
}

/** One thing that `docker buildx bake` builds. */
export interface BakeTarget {
  readonly name: string;
  readonly tags: readonly Text[];
  /** None given: the builder's own. */
  readonly platforms: readonly Text[];
  /** As they are written: `type=registry`. */
  readonly outputs: readonly Text[];
}

/** What stands in a target of a file, as far as it matters here. */
interface Attributes {
  readonly inherits?: readonly string[];
  readonly matrix?: unknown;
  readonly tags?: readonly string[];
  readonly platforms?: readonly string[];
  readonly output?: readonly (string | Readonly<Record<string, string>>)[];
}

/** What stands in a file. */
interface Definition {
  readonly variable?: Readonly<Record<string, { readonly default?: string | number | boolean | null }>>;
  readonly group?: Readonly<Record<string, { readonly targets?: readonly string[] }>>;
  readonly target?: Readonly<Record<string, Attributes>>;
}

type Variables = Readonly<Record<string, Text>>;

/**
 * What `docker buildx bake` builds. Files are read if they are of JSON.
 *
 * @param targets those that are asked for; none: `default`
 * @param overrides of `--set`: `*.tags=acme/web:1`
 * @param env variables, which go before those of the files
 * @see https://docs.docker.com/build/bake/reference/
 */
export function readBake(files: readonly BakeFile[], targets: readonly string[], overrides: readonly Text[], env: Variables): readonly BakeTarget[] | Gap {
  const definitions: Definition[] = [];
  for (const { path, text } of files) {
    const definition = path.endsWith('.json') ? parsed(text) : undefined;
    if (definition === undefined) {
      return { source: path, reason: path.endsWith('.hcl') ? 'it is written in HCL, which the simulator cannot evaluate' : 'it is not a bake file of JSON' };
    }
    definitions.push(definition);
  }
  try {
    return builtBy(definitions, targets, overrides, env);
  } catch (error) {
    return { source: files.map(({ path }) => path).join(', ') || 'docker-bake.json', reason: error instanceof Unreadable ? error.message : 'it is not shaped as a bake file' };
  }
}

class Unreadable extends Error {}

function parsed(text: string): Definition | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function builtBy(definitions: readonly Definition[], targets: readonly string[], overrides: readonly Text[], env: Variables): BakeTarget[] {
  const groups = Object.assign({}, ...definitions.map(({ group }) => group)) as NonNullable<Definition['group']>;
  const known: Record<string, Attributes> = {};
  for (const [name, attributes] of definitions.flatMap(({ target }) => Object.entries(target ?? {}))) {
    known[name] = { ...known[name], ...attributes };
  }
  const variables = variablesOf(definitions, env);
  const names = [...new Set((targets.length === 0 ? ['default'] : targets).flatMap((name) => members(name, groups, known, [])))];
  return names.map((name) => targetOf(name, inherited(name, known, []), overrides, variables));
}

function variablesOf(definitions: readonly Definition[], env: Variables): Variables {
  const defaults = definitions.flatMap(({ variable }) => Object.entries(variable ?? {}));
  const variables: Record<string, Text> = {};
  for (const [name, { default: value }] of defaults) {
    variables[name] = env[name] ?? (typeof value === 'string' ? filled(value, variables) : String(value ?? ''));
  }
  return variables;
}

function members(name: string, groups: NonNullable<Definition['group']>, known: Readonly<Record<string, Attributes>>, within: readonly string[]): string[] {
  if (name in groups && !within.includes(name)) {
    return (groups[name].targets ?? []).flatMap((member) => members(member, groups, known, [...within, name]));
  }
  if (!(name in known)) {
    throw new Unreadable(`no target is called \`${name}\``);
  }
  return [name];
}

/** A target goes before those that it inherits from, and a later of them before an earlier. */
function inherited(name: string, known: Readonly<Record<string, Attributes>>, within: readonly string[]): Attributes {
  const own = known[name];
  if (own === undefined || within.includes(name)) {
    throw new Unreadable(`\`${name}\` cannot be inherited from`);
  }
  if (own.matrix !== undefined) {
    throw new Unreadable(`the target \`${name}\` has a matrix, which the simulator cannot evaluate`);
  }
  const parents = (own.inherits ?? []).map((parent) => inherited(parent, known, [...within, name]));
  return Object.assign({}, ...parents, own) as Attributes;
}

function targetOf(name: string, { tags, platforms, output }: Attributes, overrides: readonly Text[], variables: Variables): BakeTarget {
  const overridden = (...keys: string[]): readonly Text[] | undefined => overriding(overrides, name, keys);
  const outputs = overridden('output') ?? (output ?? []).map((each) => filled(typeof each === 'string' ? each : Object.entries(each).map((pair) => pair.join('=')).join(','), variables));
  const pushes = overridden('push')?.at(-1);
  return {
    name,
    tags: overridden('tags') ?? (tags ?? []).map((tag) => filled(tag, variables)),
    platforms: (overridden('platform', 'platforms') ?? (platforms ?? []).map((platform) => filled(platform, variables))).flatMap((each) => splitText(each, ',')),
    outputs: pushes === 'true' ? [...outputs, 'type=registry'] : outputs,
  };
}

/** The values of `--set` for a target; one without `=` or of which the name is not known could be for any. */
function overriding(overrides: readonly Text[], target: string, keys: readonly string[]): readonly Text[] | undefined {
  const values = overrides.flatMap((override): Text[] => {
    const [head, ...rest] = splitText(override, '=');
    const path = typeof head === 'string' ? /^(.+)\.([\w-]+)$/.exec(head) : null;
    if (!path) {
      return isGap(head) ? [replaced([head], String(head))] : [];
    }
    const pattern = new RegExp(`^${path[1].split('*').map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`);
    return pattern.test(target) && keys.includes(path[2]) ? [join(...rest.flatMap((piece, index) => index === 0 ? [piece] : ['=', piece]))] : [];
  });
  return values.length === 0 ? undefined : values;
}

/** A text with its `${NAME}` filled in; what else HCL can say in a text is not known. */
function filled(text: string, variables: Variables): Text {
  const pieces = text.split(/(?<!\$)(\$\{[^}]*\})/);
  return join(...pieces.map((piece, index): Text => {
    if (index % 2 === 0) {
      return piece.includes('%{') ? Unknown.of(piece, 'the simulator cannot evaluate HCL') : piece.replace(/\$\$\{/g, '${');
    }
    const name = piece.slice(2, -1).trim();
    return variables[name] ?? Unknown.of(piece, 'the simulator cannot evaluate HCL');
  }));
}
