import { triggersOf } from '../../simulate/events/triggers';
import { Plan } from '../../simulate/plan';
import { JobSource } from '../../simulate/workflow-file';

/** The jobs of workflows and what each waits for, for Mermaid: https://mermaid.js.org/syntax/flowchart.html */
export function jobGraph(plans: readonly Plan[]): string[] {
  const paths = plans.map(({ workflow }) => workflow.path);
  return ['```mermaid', 'flowchart LR', ...plans.flatMap((plan, index) => workflowGraph(plan, index, paths)), '```'];
}

function workflowGraph({ workflow: { on, jobs } }: Plan, index: number, paths: readonly string[]): string[] {
  const events = [...new Set(triggersOf(on).map(({ event }) => event))].join('<br>');
  const entry = entryOf(index);
  const calledBy = (id: string): number => paths.findIndex((path) => `./${path}` === jobs.find((job) => job.id === id)?.uses);
  const nodeFor = (id: string): string => calledBy(id) === -1 ? nodeOf(index, id) : entryOf(calledBy(id));
  return [
    `  ${entry}(["${labelOf(events)}"])`,
    ...jobs.filter(({ id }) => calledBy(id) === -1).map(({ id }) => `  ${nodeOf(index, id)}["${labelOf(id)}"]`),
    ...jobs.flatMap((job) => {
      const arrow = calledBy(job.id) === -1 ? '-->' : '-- calls -->';
      const sources = job.needs.length === 0 ? [entry] : directNeeds(job, jobs).map(nodeFor);
      return sources.map((source) => `  ${source} ${arrow} ${nodeFor(job.id)}`);
    }),
  ];
}

function entryOf(workflow: number): string {
  return `on${workflow + 1}`;
}

function nodeOf(workflow: number, job: string): string {
  return `w${workflow + 1}_${job.replace(/-/g, '_')}`;
}

/** What a job needs, but for what the others that it needs wait for anyway. */
function directNeeds({ needs }: JobSource, jobs: readonly JobSource[]): string[] {
  return needs.filter((id) => !needs.some((other) => other !== id && waitsFor(other, id, jobs)));
}

function waitsFor(job: string, other: string, jobs: readonly JobSource[]): boolean {
  const { needs = [] } = jobs.find(({ id }) => id === job) ?? {};
  return needs.some((id) => id === other || waitsFor(id, other, jobs));
}

// Mermaid takes entities for what has a meaning of its own.
function labelOf(text: string): string {
  return text.replace(/&/g, '#amp;').replace(/"/g, '#quot;').replace(/<(?!br>)/g, '#lt;').replace(/(?<!<br)>/g, '#gt;');
}
