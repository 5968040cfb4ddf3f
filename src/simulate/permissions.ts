import { Value } from './value';
import { isMapping } from './workflow-file';

/** What a job may do with the token of its run, a scope each. */
export interface Permissions {
  /** `contents: read`, without the scopes that are `none`. */
  readonly scopes: Readonly<Record<string, 'read' | 'write'>>;
  /**
   * Where that is said: at the job, at the workflow, by the workflow that calls it; or nowhere, so that the settings of
   * the repository decide and the scopes are not known.
   */
  readonly origin: 'job' | 'workflow' | 'caller' | 'default';
  /** Whether a run for a fork made `read` of what is `write`. */
  readonly lowered?: boolean;
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions */
export const SCOPES = [
  'actions', 'artifact-metadata', 'attestations', 'checks', 'contents', 'deployments', 'discussions', 'id-token', 'issues', 'models', 'packages', 'pages',
  'pull-requests', 'repository-projects', 'security-events', 'statuses',
];

/** What must be known to tell the permissions of a job. */
export interface PermissionSources {
  readonly job: Value | undefined;
  readonly workflow: Value | undefined;
  /** What the calling job may do: a called workflow never gets more. */
  readonly caller?: Permissions;
  /** Whether the run is for code of a fork. */
  readonly fork: boolean;
}

/** The permissions in force in a job. */
export function permissionsOf({ job, workflow, caller, fork }: PermissionSources): Permissions {
  const own = job !== undefined ? { scopes: scopesOf(job), origin: 'job' as const } : workflow !== undefined ? { scopes: scopesOf(workflow), origin: 'workflow' as const } : undefined;
  const permissions = caller === undefined || caller.origin === 'default' ? own : own === undefined ? { ...caller, origin: 'caller' as const } : within(own, caller);
  const known = permissions ?? { scopes: {}, origin: 'default' as const };
  return fork ? lowered(known) : known;
}

/** What the key `permissions` says. */
export function scopesOf(permissions: Value): Permissions['scopes'] {
  if (isMapping(permissions)) {
    const entries = Object.entries(permissions).filter((entry): entry is [string, 'read' | 'write'] => entry[1] === 'read' || entry[1] === 'write');
    return Object.fromEntries(entries);
  }
  const access = permissions === 'read-all' ? 'read' : permissions === 'write-all' ? 'write' : undefined;
  return access === undefined ? {} : Object.fromEntries(SCOPES.map((scope) => [scope, access]));
}

function within(own: Permissions, caller: Permissions): Permissions {
  const scopes = Object.entries(own.scopes).flatMap(([scope, access]) => {
    const most = caller.scopes[scope];
    return most === undefined ? [] : [[scope, most === 'read' ? most : access] as const];
  });
  return { ...own, scopes: Object.fromEntries(scopes) };
}

/** https://docs.github.com/en/actions/reference/security/securely-using-pull_request_target */
function lowered(permissions: Permissions): Permissions {
  const scopes = Object.keys(permissions.scopes).filter((scope) => scope !== 'id-token').map((scope) => [scope, 'read'] as const);
  return { ...permissions, scopes: Object.fromEntries(scopes), lowered: true };
}
