import type { Pair, Scalar, YAMLMap } from 'yaml';
import { yaml } from '../../libraries';
import { Plan } from '../../simulate/plan';
import { JobSource, WorkflowFile } from '../../simulate/workflow-file';
import { code, prose, table } from '../markdown';

/** What each job may do, and why, as the comments in the workflow say. */
export function rightsTable(plans: readonly Plan[]): string[] {
  const rows = plans.flatMap(({ workflow }) => workflow.jobs.map((job) => [code(job.id), ...rightsOf(workflow, job)]));
  return table(['job', 'may', 'environment'], unique(rows));
}

function rightsOf(workflow: WorkflowFile, job: JobSource): string[] {
  const { environment } = job;
  const name = typeof environment === 'string' ? environment : environment === undefined ? '' : 'see the workflow';
  const { isMap, isScalar } = yaml();
  const permissions = workflow.document.getIn(job.permissions === undefined ? ['permissions'] : ['jobs', job.id, 'permissions'], true);
  if (!isMap(permissions)) {
    return [permissions === undefined ? 'what the settings of the repository allow' : code(String(permissions)), prose(name)];
  }
  const rights = (permissions as YAMLMap<Scalar, Scalar>).items.map(({ key, value }: Pair<Scalar, Scalar>) => {
    const why = isScalar(value) ? value.comment?.trim() : undefined;
    return `${code(`${String(key)}: ${String(value)}`)}${why === undefined || why === '' ? '' : ` ${prose(why)}`}`;
  });
  return [rights.length === 0 ? 'nothing' : rights.join('<br>'), prose(name)];
}

function unique(rows: readonly (readonly string[])[]): (readonly string[])[] {
  return rows.filter((row, index) => rows.findIndex((other) => other.join() === row.join()) === index);
}
