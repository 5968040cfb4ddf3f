import { Job } from 'projen/lib/github/workflows-model';
import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { Image } from '../../model/image';
import { slug } from '../../model/reference';
import { Registry } from '../../model/registry';
import { Release } from '../../model/release';
import { CheckoutStep } from '../../steps/checkout-step';
import { Pins } from '../../steps/pins';
import { Script } from '../script';

/** A job but for what follows from its steps: its rights. */
export interface ReleaseJob {
  readonly id: string;
  readonly job: Omit<Job, 'steps' | 'permissions'>;
  readonly steps: PipelineStep[];
}

/** What the jobs of one workflow are made for. */
export interface JobsContext {
  readonly project: Project;
  readonly release: Release;
  readonly pins: Pins;
  /** The workflow, which names its artifacts: several can run for one caller, and then share them. */
  readonly workflow: string;
  /** What gives the image: `build`, or `find` where it was published before. */
  readonly source: 'build' | 'find';
  /** When it may publish. */
  readonly condition: string;
  /** Whether to publish nothing. */
  readonly rehearse?: string;
  /** The id of the only registry that is asked for, or `all`. */
  readonly only?: string;
}

/** Checks out no more than the scripts that jobs run. */
export function checkOutScripts({ project, pins }: JobsContext): CheckoutStep {
  return new CheckoutStep(project, { folder: Script.FOLDER, reason: 'check out the scripts', pins });
}

/** The job that gives the image. */
export function sourceId({ release, source }: JobsContext, image: Image): string {
  return release.jobId(source, image);
}

export function publishId({ release }: JobsContext, image: Image, registry: Registry): string {
  return release.jobId('publish', image, registry.id);
}

/**
 * The artifact in which an image is handed over. The version stands in it, because a version is built once. No name of a
 * release or an image has a dot, so no two of them make the same artifact. A rehearsal's is never taken for a release's.
 *
 * @param version where that job finds the version
 */
export function artifactOf({ release, workflow, rehearse }: JobsContext, image: Image, version: string): string {
  const name = `${rehearse ? `${rehearse} && 'rehearsal' || ` : ''}${version} || github.event_name`;
  return [workflow, slug(image.name), ...(release.requiresVersion ? [`\${{ ${name} }}`] : [])].join('.');
}
