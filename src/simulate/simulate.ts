import { Event } from './events/event';
import { githubContext } from './events/github-context';
import { defaultBranch, repositoryName, RepositoryFacts } from './events/repository-facts';
import { startsOn } from './events/trigger-filter';
import { isUntrusted } from './events/trust';
import { interpolate, toText } from './expressions/expression';
import { inputsFor } from './inputs';
import { Outcome } from './outcome';
import { withTracedPlatforms } from './traced-platforms';
import { join, PartlyKnown, Unknown } from './value';
import { isMapping, WorkflowFile } from './workflow-file';
import { runJobs } from './workflow-run';
import { Scope, World } from './world';

/** What is known beside the workflow and the event. */
export interface Circumstances {
  /** @default - nothing is known of the repository */
  readonly facts?: RepositoryFacts;
  /**
   * Values of variables of the repository.
   *
   * @default - none is known
   */
  readonly variables?: Readonly<Record<string, string>>;
  /**
   * Jobs that are taken to fail: `publish-aliyun`.
   *
   * @default - none
   */
  readonly failing?: readonly string[];
  /**
   * The text of a file of the repository, by its path.
   *
   * @default - none can be read
   */
  readonly readFile?: (path: string) => string | undefined;
}

/**
 * What the event does to the workflow. Nothing runs: what only a run can tell is said to be unknown.
 *
 * @throws ExpressionSyntaxError
 */
export function simulate(workflow: WorkflowFile, event: Event, { facts = {}, variables = {}, failing = [], readFile = () => undefined }: Circumstances = {}): Outcome {
  const starts = startsOn(workflow.on, event);
  if (starts.verdict === 'skipped') {
    return { starts, jobs: [] };
  }
  const world: World = {
    github: githubContext(event, facts, workflow),
    repository: repositoryOf(facts),
    fork: isUntrusted(event),
    failing,
    readFile,
  };
  const contexts = {
    github: world.github,
    inputs: inputsFor(workflow, event),
    vars: new PartlyKnown(variables, Unknown.of('${{ vars }}', 'the value of the variable is not given')),
    // Code of a fork gets none: https://docs.github.com/en/actions/reference/security/secure-use
    secrets: world.fork ? { GITHUB_TOKEN: world.github.token } : new PartlyKnown({ GITHUB_TOKEN: world.github.token }, Unknown.of('${{ secrets }}', 'it is a secret')),
  };
  const scope: Scope = { world, workflow, prefix: '', contexts, secretsBehind: (name) => [name], callers: [workflow.path] };
  const group = isMapping(workflow.concurrency) ? workflow.concurrency.group : workflow.concurrency;
  return {
    starts,
    jobs: withTracedPlatforms([...runJobs(scope).values()].flatMap(({ outcomes }) => outcomes)),
    ...(group !== undefined && group !== null && { concurrency: toText(interpolate(group, contexts)) }),
  };
}

const UNTOLD = 'the repository is not looked at';

function repositoryOf(facts: RepositoryFacts): World['repository'] {
  const name = repositoryName(facts);
  return {
    name: facts.repository?.split('/')[1] ?? Unknown.of('${{ github.event.repository.name }}', 'the name of the repository is not given'),
    description: Unknown.of('${{ github.event.repository.description }}', UNTOLD),
    url: join('https://github.com/', name),
    licence: Unknown.of('${{ github.event.repository.license.spdx_id }}', UNTOLD),
    defaultBranch: defaultBranch(facts),
  };
}
