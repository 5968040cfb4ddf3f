import { publishedBy } from './published';
import { Effect } from '../../simulate/effect';
import { gapsOfOutcome, JobOutcome, pushesOf } from '../../simulate/outcome';
import { Plan } from '../../simulate/plan';
import { Unknown } from '../../simulate/value';

/**
 * Plans as JSON, for other programs. What is not known stands in texts as it is written in the workflow; `unknown` says
 * why.
 */
export function plansAsJson(plans: readonly Plan[]): string {
  return `${JSON.stringify(plans.map(planOf), (_, value: unknown) => value instanceof Unknown ? String(value) : value, 2)}\n`;
}

function planOf({ workflow, events }: Plan): object {
  return {
    path: workflow.path,
    name: workflow.name,
    events: events.map(({ id, title, outcome }) => ({
      id,
      title,
      starts: outcome.starts,
      references: pushesOf(outcome).map(({ reference, platforms, condition, job, step }) => ({
        reference: String(reference),
        platforms: platforms?.map(String),
        condition,
        job: job.id,
        step: step.name,
      })),
      repositories: publishedBy(outcome).map(({ repository }) => repository),
      jobs: outcome.jobs.map(jobOf),
      unknown: gapsOfOutcome(outcome),
    })),
  };
}

function jobOf({ name, runsOn, environment, steps, outputs, otherOutputs, ...job }: JobOutcome): object {
  return {
    ...job,
    name: String(name),
    runsOn: String(runsOn),
    environment: environment === undefined ? undefined : String(environment),
    outputs: Object.fromEntries(Object.entries(outputs).map(([key, value]) => [key, String(value)])),
    otherOutputs: otherOutputs === undefined ? undefined : otherOutputs.gaps.map(({ reason }) => reason).join('; '),
    steps: steps.map(({ effects, ...step }) => ({ ...step, effects: effects.map(effectOf) })),
  };
}

function effectOf(effect: Effect): object {
  return Object.fromEntries(Object.entries(effect).map(([key, value]) => [key, Array.isArray(value) ? value.map(String) : String(value)]));
}
