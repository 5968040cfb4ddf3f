import { readCommandLine, valuesOf } from './command-line';
import { Call, composeEffects, dockerEffects, loginEffects, pushTo, unread } from './docker';
import { Field } from './variable';
import { Effect, Push } from '../effect';
import { join, splitText, Text, Unknown } from '../value';

/** What the programs that speak to registries do there. */
export const REGISTRY_TOOLS: Readonly<Record<string, (call: Call) => Effect[]>> = {
  'docker': dockerEffects,
  'podman': dockerEffects,
  'buildah': dockerEffects,
  'nerdctl': dockerEffects,
  'docker-compose': (call) => composeEffects(call, call.words),
  'docker-buildx': (call) => dockerEffects({ ...call, words: [{ text: 'buildx', open: false }, ...call.words] }),
  'buildctl': (call) => [unread(call, 'the simulator does not read the options of buildctl')],
  'skopeo': skopeoEffects,
  'crane': craneEffects,
  'gcrane': craneEffects,
  'regctl': regctlEffects,
  'oras': orasEffects,
};

const SKOPEO_FLAGS = ['--all', '-a', '--quiet', '-q', '--debug', '--insecure-policy', '--preserve-digests', '--remove-signatures', '--src-tls-verify', '--dest-tls-verify', '--src-no-creds',
  '--dest-no-creds', '--dest-compress', '--dest-decompress', '--dest-force-compress-format', '--tls-verify', '--keep-going', '--scoped', '--dry-run', '--password-stdin', '--verbose', '-v'];

/** https://github.com/containers/skopeo */
function skopeoEffects(call: Call): Effect[] {
  const { operands: [command, ...operands], open } = readCommandLine(call.words, SKOPEO_FLAGS);
  switch (command) {
    case 'login': return loginEffects(after(call.words, 'login'));
    case 'sync': return [unread(call, 'what it copies is only known in the run')];
    case 'copy': {
      const destination = [...operands, ...open].at(-1);
      return destination === undefined ? [] : pushTo(destination);
    }
    default: return [];
  }
}

const CRANE_FLAGS = ['--insecure', '--verbose', '-v', '--allow-nondistributable-artifacts', '--all-tags', '-a', '--no-clobber', '-n', '--index', '--image-refs', '--password-stdin', '--flatten'];

/** https://github.com/google/go-containerregistry/tree/main/cmd/crane */
function craneEffects(call: Call): Effect[] {
  const line = readCommandLine(call.words, CRANE_FLAGS);
  const [command, ...operands] = line.operands;
  switch (command) {
    case 'push': return pushes(operands[1] ?? line.open[0]);
    case 'copy': case 'cp': return pushes(operands[1] ?? line.open[0]);
    case 'tag': return operands.length > 1 ? pushes(join(repositoryOf(operands[0]), ':', operands[1])) : [];
    case 'append': case 'flatten': case 'mutate': case 'rebase': return valuesOf(line, '--new_tag', '-t', '--tag').flatMap(pushes);
    case 'index': return operands[0] === 'append' || operands[0] === 'filter' ? valuesOf(line, '-t', '--tag').flatMap(pushes) : [];
    case 'auth': return operands[0] === 'login' ? loginEffects(after(call.words, 'login')) : [];
    default: return [];
  }
}

const REGCTL_FLAGS = ['--digest-tags', '--force-recursive', '--include-external', '--referrers', '--fast', '--create', '--pass-stdin', '--skip-check'];

/** https://regclient.org/cli/regctl/ */
function regctlEffects(call: Call): Effect[] {
  const { operands: [group, command, ...operands], open } = readCommandLine(call.words, REGCTL_FLAGS);
  if (group === 'image' && (command === 'copy' || command === 'cp')) {
    return pushes(operands[1] ?? open[0]);
  }
  if (group === 'registry' && command === 'login') {
    return loginEffects(after(call.words, 'login'));
  }
  const reads = ['inspect', 'manifest get', 'digest', 'ls', 'tag ls', 'version'];
  return reads.some((read) => read === `${String(group)} ${String(command)}` || read === command || read === group) ? [] : [unread(call, 'the simulator does not read this command of regctl')];
}

/** https://oras.land/docs/category/oras-commands */
function orasEffects(call: Call): Effect[] {
  const { operands: [command, ...operands], open } = readCommandLine(call.words, ['--recursive', '-r', '--insecure', '--plain-http', '--password-stdin', '--verbose', '-v', '--debug', '-d']);
  switch (command) {
    case 'push': return pushes(operands[0] ?? open[0]);
    case 'copy': case 'cp': return pushes(operands[1] ?? open[0]);
    case 'tag': return operands.slice(1).flatMap((tag) => pushes(join(repositoryOf(operands[0]), ':', tag)));
    case 'login': return loginEffects(after(call.words, 'login'));
    default: return [];
  }
}

function pushes(reference: Text | undefined): Push[] {
  return reference === undefined ? [] : pushTo(reference);
}

function after(words: readonly Field[], command: string): readonly Field[] {
  return words.slice(words.findIndex(({ text }) => text === command) + 1);
}

/** A reference without its tag and digest. */
function repositoryOf(reference: Text): Text {
  const [named] = splitText(reference, '@');
  const parts = named instanceof Unknown ? named.parts : [named];
  const last = parts.map((part) => typeof part).lastIndexOf('string');
  const text = parts[last];
  const [untagged, ...tag] = typeof text === 'string' ? text.split(/(?=:[^:/]*$)/) : [];
  return untagged === undefined || tag.length === 0 ? named : join(...parts.slice(0, last).map((part) => typeof part === 'string' ? part : new Unknown([part])), untagged);
}
