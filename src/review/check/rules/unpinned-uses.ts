import { Severity } from '../finding';
import { KeyPath } from '../locate';
import { CheckContext, Rule } from '../rule';
import { Run, runsByJob } from '../runs';

const HELP = 'Name the commit, with the version as a comment: owner/name@<40 hexadecimal digits> # v1.2.3';

/** An action must not change under its name. */
export const unpinnedUses: Rule = {
  id: 'unpinned-uses',
  severity: 'warning',
  title: 'An action is not pinned to a commit',
  explanation: 'A tag or a branch can be moved. Who takes over the repository of an action gets the secrets and rights of each job that uses it.',
  check: (context) => runsByJob(context).flatMap(({ source, runs }) => {
    const severity: Severity = runs.some(hasRights) ? 'warning' : 'note';
    return usesOf(context, source.id).filter(({ uses }) => isUnpinned(uses)).map(({ uses, path }) => ({
      at: context.locate(path, uses), message: `${uses} is not pinned to ${uses.startsWith('docker://') ? 'a digest' : 'a commit'}`, help: HELP, severity,
    }));
  }),
};

function hasRights({ job: { secrets, permissions: { scopes, origin } } }: Run): boolean {
  return secrets.length > 0 || origin === 'default' || Object.values(scopes).includes('write');
}

function usesOf({ workflow }: CheckContext, id: string): { readonly uses: string; readonly path: KeyPath }[] {
  return workflow.jobs.filter((job) => job.id === id).flatMap((job) => [
    ...(job.uses === undefined ? [] : [{ uses: job.uses, path: ['jobs', id, 'uses'] }]),
    ...job.steps.flatMap(({ uses }, index) => uses === undefined ? [] : [{ uses, path: ['jobs', id, 'steps', index, 'uses'] }]),
  ]);
}

/** Files of the same repository are of the same commit. */
function isUnpinned(uses: string): boolean {
  if (/^(?:\.|\$)\//.test(uses)) {
    return false;
  }
  return uses.startsWith('docker://') ? !/@sha256:[0-9a-f]{64}$/.test(uses) : !/@[0-9a-f]{40}$/i.test(uses);
}
