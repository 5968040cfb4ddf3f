import { Answer, Hidden } from './hidden';
import { Inputs } from './inputs';
import { textAt } from './payload';
import { Text, Unknown, Value } from '../value';

/** What GitHub's API answers about the repository. What is not given is not known. */
export interface MetadataRepository {
  readonly name?: Text;
  /** Empty where there is none. */
  readonly description?: Text;
  /** The address of its page. */
  readonly url?: Text;
  /** By its SPDX name; empty where there is none. */
  readonly licence?: Text;
  readonly defaultBranch?: Text;
}

/** What the action runs for. */
export interface MetadataContext {
  readonly eventName: string;
  readonly ref: Text;
  readonly sha: Text;
  /** `github.event`. */
  readonly payload: Value;
  readonly repository: MetadataRepository;
  /**
   * When it runs.
   *
   * @default - not known
   */
  readonly now?: Date;
  /**
   * When the commit was made.
   *
   * @default - not known
   */
  readonly commitDate?: Date;
}

/** One run of the action, its texts with words in place of what is not known. */
export interface ActionRun {
  readonly hidden: Hidden;
  readonly eventName: string;
  readonly ref: string;
  readonly sha: string;
  readonly shortShaLength: string;
  readonly payload: Value;
  readonly repository: { readonly [fact in keyof MetadataRepository]-?: string };
  readonly now?: Date;
  readonly commitDate?: Date;
  readonly warn: (message: string) => void;
}

/**
 * The run that the inputs and the context make.
 *
 * @throws what the action fails with
 */
export function actionRun(inputs: Inputs, context: MetadataContext, hidden: Hidden, warn: (message: string) => void): ActionRun {
  const source = inputs.text('context') || 'workflow';
  if (hidden.isKnown(source) && !['workflow', 'git'].includes(source)) {
    throw new Error(`Invalid context source: ${source}`);
  }
  const { eventName, payload, repository, now, commitDate } = context;
  const fact = (given: Text | undefined, name: string) => hidden.hideFilled(given ?? Unknown.of(`<${name} of the repository>`, 'the action asks GitHub for it'));
  return {
    hidden,
    eventName,
    payload,
    now,
    commitDate,
    warn,
    ...(source === 'workflow' ? ofWorkflow(inputs, context, hidden) : ofCheckout(hidden)),
    shortShaLength: inputs.variable('DOCKER_METADATA_SHORT_SHA_LENGTH'),
    repository: {
      name: fact(repository.name, 'name'),
      description: fact(repository.description, 'description'),
      url: fact(repository.url, 'address'),
      licence: fact(repository.licence, 'licence'),
      defaultBranch: fact(repository.defaultBranch, 'default branch'),
    },
  };
}

function ofWorkflow(inputs: Inputs, { eventName, payload, ref, sha }: MetadataContext, hidden: Hidden): Pick<ActionRun, 'ref' | 'sha'> {
  const ofHead = inputs.variable('DOCKER_METADATA_PR_HEAD_SHA');
  const head = eventName.includes('pull_request') ? textAt(payload, 'pull_request', 'head', 'sha') : undefined;
  const given = hidden.hideFilled(sha);
  return {
    ref: eventName.includes('pull_request_target')
      ? `refs/pull/${hidden.hideFilled(textAt(payload, 'number') ?? 'undefined')}/merge`
      : hidden.hideFilled(ref),
    sha: head === undefined ? given : /true/i.test(ofHead) ? hidden.hideFilled(head) : hidden.isKnown(ofHead) ? given : hidden.derived('<commit>', ofHead),
  };
}

function ofCheckout(hidden: Hidden): Pick<ActionRun, 'ref' | 'sha'> {
  const reason = 'the action asks git for it';
  return { ref: hidden.word('<ref of the checkout>', reason), sha: hidden.word('<commit of the checkout>', reason) };
}

/** Where a ref points, by the folder that it is in. */
export type RefFolder = 'heads' | 'tags' | 'pull';

/** Whether the ref of the run is in the folder. */
export function isIn(folder: RefFolder, { ref, hidden }: ActionRun): Answer {
  return hidden.startsWith(ref, `refs/${folder}/`);
}

/** The ref without its folder. Of a ref that is not known at all, a word for it. */
export function nameOfRef(folder: RefFolder, run: ActionRun): string {
  const { ref, hidden } = run;
  return isIn(folder, run) === 'unknown' ? hidden.derived(`<${hidden.describe(ref)} without refs/${folder}/>`, ref) : ref.replace(`refs/${folder}/`, '');
}

/**
 * The commit, shortened as asked for.
 *
 * @throws what the action fails with
 */
export function shortSha({ sha, shortShaLength, hidden }: ActionRun): string {
  if (!hidden.isKnown(shortShaLength)) {
    return hidden.perhaps('<short commit>', shortShaLength);
  }
  const length = Number(shortShaLength || 7);
  if (isNaN(length)) {
    throw new Error(`DOCKER_METADATA_SHORT_SHA_LENGTH is not a valid number: ${shortShaLength}`);
  }
  if (length < 1) {
    return '';
  }
  return hidden.isKnown(sha) ? sha.slice(0, length) : hidden.derived('<short commit>', sha);
}
