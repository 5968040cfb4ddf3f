import { JobPermission, JobStep } from 'projen/lib/github/workflows-model';
import { GithubStepConfig } from 'projen-pipelines/lib/steps/step';

/**
 * What a step of a release emits for GitHub, with what a reviewer wants to know of it.
 */
export interface ReleaseStepConfig extends GithubStepConfig {
  /**
   * What each permission is needed for, by its name, for example `contents`.
   *
   * @default - no permission is needed
   */
  readonly reasons?: { readonly [permission: string]: string };

  /**
   * Comments, by the emitted value that they explain, for example `with.outputs`.
   *
   * @default - nothing needs explaining
   */
  readonly notes?: { readonly [path: string]: string };
}

/** One step; jobs are ordered by the engine, not by `needs`, and a step's own environment stands in the step. */
export function githubStep(step: JobStep, explained: Partial<ReleaseStepConfig> = {}): ReleaseStepConfig {
  return { needs: [], env: {}, steps: [step], ...explained };
}

/** The rights that a step needs, with what each is needed for. */
export function rightsOf(permissions: { readonly scope: string; readonly access: string; readonly reason: string }[]): Pick<ReleaseStepConfig, 'permissions' | 'reasons'> {
  return {
    permissions: Object.fromEntries(permissions.map(({ scope, access }) => [scope, access as JobPermission])),
    reasons: Object.fromEntries(permissions.map(({ scope, reason }) => [scope, reason])),
  };
}
