import { bakeEffects } from './bake-command';
import { BUILD_FLAGS, buildEffects, buildOrderOf } from './build-command';
import { CommandLine, isSet, readCommandLine, valuesOf } from './command-line';
import { headOf, withoutHead } from './text';
import { Field } from './variable';
import { Effect, Login, Push, Unread } from '../effect';
import { join, Text, Unknown } from '../value';

/** How a program is called. */
export interface Call {
  readonly program: string;
  /** What follows the program's name. */
  readonly words: readonly Field[];
  /** The command, to be shown. */
  readonly written: string;
  /** The text of a file of the repository. */
  readonly readFile: (path: string) => string | undefined;
  /** The exported variables. */
  readonly env: Readonly<Record<string, Text>>;
}

const GLOBAL_FLAGS = ['--debug', '-D', '--tls', '--tlsverify', '--version', '-v', '--help', '--remote', '-r'];
const LOGIN_FLAGS = ['--password-stdin', '--get-login', '--verbose', '-v', '--tls-verify', '--insecure'];
const PUSH_FLAGS = ['--all-tags', '-a', '--quiet', '-q', '--disable-content-trust', '--tls-verify', '--rm', '--all', '--remove-signatures', '--purge', '-p', '--insecure', '--force-compression'];
const CREATE_FLAGS = ['--append', '--dry-run', '--prefer-index'];
const COMPOSE_FLAGS = ['--push', '--dry-run', '--all-resources', '--compatibility', '--pull', '--no-cache', '--quiet', '-q', '--with-dependencies', '-d', '--detach', '--ignore-push-failures', '--include-deps', '--build', '--wait'];

/** Where a copy goes that podman, buildah or skopeo do not send to a registry. */
const LOCAL = /^(oci|oci-archive|dir|docker-archive|docker-daemon|containers-storage|sif|ostree|tarball):/;

/** What docker, podman, buildah or nerdctl do to registries. */
export function dockerEffects(call: Call): Effect[] {
  const globals = call.words.findIndex(({ text }, index) => !headOf(text).startsWith('-') && !takesValue(call.words[index - 1]));
  const words = globals === -1 ? [] : call.words.slice(globals);
  const [first, second] = words.map(({ text }) => text);
  if (first instanceof Unknown) {
    return [unread(call, `\`${String(first)}\` is not known`)];
  }
  switch (first) {
    case 'buildx': return buildxEffects(call, words.slice(1));
    case 'image': case 'builder': case 'registry': return typeof second === 'string' ? plainEffects(call, second, words.slice(2)) : [];
    case 'manifest': return second === 'push' ? manifestPush(words.slice(2)) : [];
    case 'compose': return composeEffects(call, words.slice(1));
    case 'run': return runEffects(call, words.slice(1));
    default: return first === undefined ? [] : plainEffects(call, first, words.slice(1));
  }
}

/** What `docker compose` does to registries. */
export function composeEffects(call: Call, words: readonly Field[]): Effect[] {
  const line = readCommandLine(words, COMPOSE_FLAGS);
  const pushes = line.operands[0] === 'push' || (line.operands.includes('build') && isSet(line, '--push') !== false);
  return pushes ? [unread(call, 'the compose file names what it pushes')] : [];
}

/** A login to the registry that the arguments name. */
export function loginEffects(words: readonly Field[]): Effect[] {
  const line = readCommandLine(words, LOGIN_FLAGS);
  const [registry = line.open[0] ?? 'docker.io'] = line.operands;
  return [{ kind: 'login', registry: headOf(registry).startsWith('https://') ? withoutHead(registry, 'https://'.length) : registry } satisfies Login];
}

/** That a command cannot be looked into. */
export function unread({ written }: Pick<Call, 'written'>, reason: string): Unread {
  return { kind: 'unread', what: written, reason };
}

/** A push to a reference that may be written with its transport. */
export function pushTo(reference: Text): Push[] {
  if (LOCAL.test(headOf(reference))) {
    return [];
  }
  return [{ kind: 'push', reference: headOf(reference).startsWith('docker://') ? withoutHead(reference, 'docker://'.length) : reference }];
}

function takesValue(before: Field | undefined): boolean {
  const option = before === undefined ? '' : String(before.text);
  return option.startsWith('-') && !option.includes('=') && !GLOBAL_FLAGS.includes(option);
}

function plainEffects(call: Call, command: string, words: readonly Field[]): Effect[] {
  switch (command) {
    case 'build': case 'bud': return buildEffects(buildOrderOf(readCommandLine(words, BUILD_FLAGS)));
    case 'push': return pushEffects(call, readCommandLine(words, PUSH_FLAGS));
    case 'login': return loginEffects(words);
    default: return [];
  }
}

function pushEffects(call: Call, line: CommandLine): Effect[] {
  const [image, destination] = [...line.operands, ...line.open];
  if (image === undefined) {
    return [];
  }
  if (call.program !== 'docker' && destination !== undefined) {
    return pushTo(destination);
  }
  if (isSet(line, '--all-tags', '-a') !== false && call.program === 'docker') {
    return [{ kind: 'push', reference: join(image, ':', Unknown.of('*', '`--all-tags` pushes every tag that the run has made')) }];
  }
  return pushTo(image);
}

function manifestPush(words: readonly Field[]): Effect[] {
  const { operands, open } = readCommandLine(words, PUSH_FLAGS);
  const reference = [...operands, ...open].at(operands.length > 1 ? 1 : 0);
  return reference === undefined ? [] : pushTo(reference);
}

function buildxEffects(call: Call, words: readonly Field[]): Effect[] {
  const start = words.findIndex(({ text }, index) => !headOf(text).startsWith('-') && !takesValue(words[index - 1]));
  const command = start === -1 ? undefined : words[start].text;
  const rest = words.slice(start + 1);
  switch (command) {
    case 'build': case 'b': return buildEffects(buildOrderOf(readCommandLine(rest, BUILD_FLAGS)));
    case 'bake': case 'f': return bakeEffects(call, rest);
    case 'imagetools': return rest[0]?.text === 'create' ? createEffects(rest.slice(1)) : [];
    default: return command instanceof Unknown ? [unread(call, `\`${String(command)}\` is not known`)] : [];
  }
}

/** https://docs.docker.com/reference/cli/docker/buildx/imagetools/create/ */
function createEffects(words: readonly Field[]): Effect[] {
  const line = readCommandLine(words, CREATE_FLAGS);
  const dry = isSet(line, '--dry-run');
  const condition = dry === undefined ? { condition: 'unless `--dry-run` is set, which is not known' } : {};
  const tags = valuesOf(line, '--tag', '-t');
  const unknown = line.open.filter(() => tags.length === 0);
  return dry === true ? [] : [...tags, ...unknown].map((reference): Push => ({ kind: 'push', reference, ...condition }));
}

/** A container can push only with what it is given: the engine's socket or the logins, or as kaniko does. */
function runEffects(call: Call, words: readonly Field[]): Effect[] {
  const shown = words.map(({ text }) => String(text));
  if (shown.some((word) => word.includes('kaniko'))) {
    return valuesOf(readCommandLine(words, []), '--destination', '-d').filter((text) => headOf(text) !== 'true').map((reference): Push => ({ kind: 'push', reference }));
  }
  return shown.some((word) => /docker\.sock|\.docker\b/.test(word)) ? [unread(call, 'the container may use the engine and the logins of the job')] : [];
}
