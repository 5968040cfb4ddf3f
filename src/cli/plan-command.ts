import { Command, Option } from 'commander';
import { addRepositoryOptions, collect, factsFrom, RepositoryOptions, variablesFrom } from './circumstances';
import { nearest } from './nearest';
import { concernsImages, planned } from './planned';
import { sourceOf, UsageError } from './sources';
import { paletteOf, Terminal } from './terminal';
import { plansAsJson } from '../review/plan/plan-json';
import { planAsMarkdown } from '../review/plan/plan-markdown';
import { planAsText } from '../review/plan/plan-text';
import { printable } from '../review/printable';
import { EventArgumentError } from '../simulate/events/argument-words';
import { NamedEvent } from '../simulate/events/canonical-events';
import { EVENT_ARGUMENT_NAMES, parseEventArgument } from '../simulate/events/event-argument';
import { RepositoryFacts } from '../simulate/events/repository-facts';
import { Plan } from '../simulate/plan';
import { WorkflowFile } from '../simulate/workflow-file';

interface PlanOptions extends RepositoryOptions {
  readonly event: readonly string[];
  readonly fail: readonly string[];
  readonly format: 'text' | 'markdown' | 'json';
}

const EXAMPLES = `
Examples:
  image-release plan
  image-release plan .github/workflows/release.yml --event release:v1.2.3
  image-release plan --event push:main --event pull_request:fork
  image-release plan --event 'workflow_dispatch?rehearse=false' --format json
  image-release plan --event tag:v1.2.3 --fail publish-aliyun

Events: NAME[:SUBJECT][@ACTIVITY][?OPTION=VALUE&…], where NAME is one of GitHub's or tag
  push:BRANCH  tag:TAG  release:TAG?prerelease  release:TAG@created  schedule
  pull_request[:fork|:closed|:merged]  workflow_dispatch:BRANCH?INPUT=VALUE  merge_group`;

/** Adds `plan`: what workflows do, event by event. */
export function addPlanCommand(program: Command, terminal: Terminal): void {
  const command = program.command('plan')
    .description('says which references each event publishes, which jobs run, with which secrets and rights')
    .argument('[file]', 'a workflow, or a folder or git revision that has some', '.')
    .addOption(new Option('-e, --event <event>', 'an event, instead of all that the triggers allow; may be given several times').argParser(collect).default([], 'all'))
    .addOption(new Option('--fail <job>', 'a job that is taken to fail; may be given several times').argParser(collect).default([], 'none'))
    .addOption(new Option('-f, --format <format>', 'how to print').choices(['text', 'markdown', 'json']).default('text'))
    .addHelpText('after', EXAMPLES);
  addRepositoryOptions(command).action((file: string, options: PlanOptions) => {
    const source = sourceOf(file, terminal.cwd());
    const facts = factsFrom(options, terminal.cwd());
    const circumstances = { facts, variables: variablesFrom(options), failing: options.fail };
    const wanted = eventsOf(options.event, facts);
    const plans = planned(source, circumstances, wanted.of);
    wanted.requireUnderstood();
    const concerned = source.single ? plans : plans.filter(concernsImages);
    requireJobs(concerned, options.fail);
    terminal.stdout.write(printed(started(concerned), options.format, terminal));
    const others = plans.filter((plan) => !concerned.includes(plan)).map(({ workflow }) => workflow.path);
    if (others.length > 0 && options.format === 'text') {
      terminal.stderr.write(`Left out, as they build and push no image: ${others.join(', ')}\n`);
    }
  });
}

/** The events that are asked for, as each workflow understands them: an input that one has, another may not. */
function eventsOf(args: readonly string[], facts: RepositoryFacts): { of(workflow: WorkflowFile): readonly NamedEvent[] | undefined; requireUnderstood(): void } {
  const misunderstood = new Map<string, EventArgumentError>();
  const understood = new Set<string>();
  const parse = (argument: string, { on }: WorkflowFile): NamedEvent[] => {
    try {
      const event = parseEventArgument(argument, { on, facts });
      understood.add(argument);
      return [{ id: argument, title: argument, event }];
    } catch (error) {
      if (error instanceof EventArgumentError) {
        misunderstood.set(argument, error);
        return [];
      }
      throw error;
    }
  };
  return {
    of: (workflow) => args.length === 0 ? undefined : args.flatMap((argument) => parse(argument, workflow)),
    requireUnderstood: () => {
      const error = args.filter((argument) => !understood.has(argument)).map((argument) => misunderstood.get(argument)).find((each) => each !== undefined);
      if (error !== undefined) {
        const meant = nearest(error.word, error.allowed.length > 0 ? error.allowed : EVENT_ARGUMENT_NAMES);
        throw new UsageError(`${error.message}${meant === undefined ? '' : `; did you mean ${meant}?`}`);
      }
    },
  };
}

/** Of several workflows those that an event starts, if any is. */
function started(plans: readonly Plan[]): readonly Plan[] {
  const some = plans.filter(({ events }) => events.some(({ outcome }) => outcome.starts.verdict !== 'skipped'));
  return some.length === 0 ? plans : some;
}

function requireJobs(plans: readonly Plan[], failing: readonly string[]): void {
  const ids = [...new Set(plans.flatMap(({ events }) => events.flatMap(({ outcome }) => outcome.jobs.map(({ id }) => id))))];
  const missing = failing.find((id) => !ids.includes(id));
  if (missing !== undefined) {
    const meant = nearest(missing, ids);
    throw new UsageError(`--fail ${missing} is no job that an event starts (${ids.join(', ') || 'there is none'})${meant === undefined ? '' : `; did you mean ${meant}?`}`);
  }
}

function printed(plans: readonly Plan[], format: PlanOptions['format'], terminal: Terminal): string {
  switch (format) {
    case 'json': return plansAsJson(plans);
    case 'markdown': return plans.map(planAsMarkdown).join('\n');
    case 'text': return printable(plans.map((plan) => planAsText(plan, paletteOf(terminal))).join('\n'));
  }
}
