import { JobSource, StepSource } from '../../../simulate/workflow-file';
import { KeyPath } from '../locate';
import { cannotPush, needsNoIdToken } from '../plain-steps';
import { CheckContext, Remark, Rule } from '../rule';
import { runsByJob } from '../runs';

interface Permission {
  readonly scope: string;
  /** Whether a step has no use for it, whatever the event and the inputs. */
  readonly isUnusedBy: (step: StepSource) => boolean;
  readonly reason: string;
}

const PACKAGES: Permission = { scope: 'packages', isUnusedBy: cannotPush, reason: 'nothing in it pushes' };
const ID_TOKEN: Permission = { scope: 'id-token', isUnusedBy: needsNoIdToken, reason: 'none of its steps asks for a token of OpenID Connect' };

/** A job must not have rights that it has no use for. */
export const unusedPermission: Rule = {
  id: 'unused-permission',
  severity: 'warning',
  title: 'A job has a permission that none of its steps uses',
  explanation: 'Whatever runs in a job may use all of its rights: the code of an action, of a Dockerfile, of a dependency.',
  check: (context) => [...remarks(context, PACKAGES), ...remarks(context, ID_TOKEN)],
};

/** At the job that has the permission; at the workflow where no job that has it from there uses it. */
function remarks(context: CheckContext, { scope, isUnusedBy, reason }: Permission): Remark[] {
  const jobs = runsByJob(context).filter(({ runs }) => runs.some(({ job }) => job.permissions.scopes[scope] === 'write')).map(({ source }) => source);
  const inherited = jobs.filter(({ permissions }) => permissions === undefined);
  const isUnused = ({ uses, steps }: JobSource) => uses === undefined && steps.every(isUnusedBy);
  return [
    ...(inherited.length > 0 && inherited.every(isUnused) ? [remark(context, ['permissions', scope], `The workflow has the permission ${scope}: write, but no job that has it from there uses it`, scope)] : []),
    ...jobs.filter((job) => job.permissions !== undefined && isUnused(job))
      .map(({ id }) => remark(context, ['jobs', id, 'permissions', scope], `The job ${id} has the permission ${scope}: write, but ${reason}`, scope)),
  ];
}

function remark({ locate }: CheckContext, path: KeyPath, message: string, scope: string): Remark {
  return { at: locate(path), message, help: `Remove ${scope}: write` };
}
