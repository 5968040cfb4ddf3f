import { StepSource } from '../../simulate/workflow-file';

// What they do is known, whatever their inputs: none pushes, and none asks for a token of OpenID Connect.
const PLAIN_ACTIONS = /^(?:actions\/(?:checkout|cache|setup-[a-z]+|upload-artifact|download-artifact)|docker\/(?:setup-qemu-action|setup-buildx-action|metadata-action))@/i;
const BUILDERS = /^docker\/(?:build-push-action|bake-action)@/i;
const LOGIN = /^docker\/login-action@/i;

const PLAIN_COMMANDS = /^(?:\s*(?:echo|printf|mkdir|cp|mv|ls|cat|set|docker build|docker images|docker run|go (?:build|test|vet)|true)\b[^|&;`$()\n]*(?:\n|$))+$/;

/** Whether the step cannot push, nor use the right to do so, in any run. */
export function cannotPush({ uses, run, with: inputs }: StepSource): boolean {
  if (uses === undefined) {
    return run === undefined || PLAIN_COMMANDS.test(run);
  }
  const pushes = ['push', 'outputs', 'cache-to', 'set'].some((name) => ![undefined, false, 'false', ''].includes(inputs[name] as string | undefined));
  return PLAIN_ACTIONS.test(uses) || LOGIN.test(uses) || (/^docker\/build-push-action@/i.test(uses) && !pushes);
}

/** Whether the step cannot ask for a token of OpenID Connect in any run: docker/login-action does so without a password. */
export function needsNoIdToken({ uses, run, with: inputs }: StepSource): boolean {
  if (uses === undefined) {
    return run === undefined || PLAIN_COMMANDS.test(run);
  }
  return PLAIN_ACTIONS.test(uses) || BUILDERS.test(uses) || (LOGIN.test(uses) && inputs.password !== undefined);
}
