import { artifactOf, JobsContext, ReleaseJob, sourceId } from './release-job';
import { Image } from '../../model/image';
import { DEFAULT_RUNNER } from '../../model/runner';
import { FetchStep, HandOverStep } from '../../steps/artifact-step';
import { BuildStep } from '../../steps/build-step';
import { CheckoutStep } from '../../steps/checkout-step';
import { EarlierBuildStep } from '../../steps/earlier-build-step';
import { InspectStep } from '../../steps/inspect-step';
import { MetadataStep } from '../../steps/metadata-step';
import { RequireVersionStep } from '../../steps/require-version-step';
import { SetUpBuildxStep } from '../../steps/set-up-buildx-step';
import { SetUpQemuStep } from '../../steps/set-up-qemu-step';
import { expression } from '../conditions';
import { Script } from '../script';

/** To hand over what this run has handed over already could only lose it. */
const HANDED_OVER_ELSEWHERE = 'steps.earlier.outputs.run != github.run_id';

/** Builds an image and hands it over. Code from a Dockerfile runs here: no secret, no right but to read. */
export function buildJob(context: JobsContext, image: Image): ReleaseJob {
  const { project, release, pins } = context;
  const { mirror } = release;
  const emulated = [...new Set(image.platforms.flatMap((platform) => platform._emulatedArchitecture ?? []))];
  const version = release.requiresVersion ? new RequireVersionStep(project) : undefined;
  const artifact = artifactOf(context, image, 'steps.version.outputs.version');
  const earlier = version && !release.overwrite ? new EarlierBuildStep(project, {
    artifact,
    workflow: `.github/workflows/${context.workflow}.yml`,
    unless: context.rehearse,
    script: Script.in(project, 'earlier.sh'),
  }) : undefined;
  const metadata = metadataOf(context, image);
  const inspect = new InspectStep(project, { script: Script.in(project, 'inspect.sh') });
  return {
    id: sourceId(context, image),
    job: {
      name: `Build ${image.name}`,
      runsOn: DEFAULT_RUNNER,
      timeoutMinutes: 60,
      outputs: { digest: inspect.digest, tags: metadata.tagNames, platforms: inspect.platforms, ...(version && { version: version.version }) },
    },
    steps: [
      ...(version ? [version] : []),
      new CheckoutStep(project, { pins }),
      metadata,
      ...(earlier ? [earlier, new FetchStep(project, { artifact, run: earlier.run, pins })] : []),
      ...(emulated.length > 0 ? [new SetUpQemuStep(project, { architectures: emulated, mirror, pins })] : []),
      new SetUpBuildxStep(project, { mirror, pins }),
      new BuildStep(project, { image, metadata, earlier: earlier?.run, pins }),
      inspect,
      new HandOverStep(project, { artifact, condition: expression(earlier ? `${context.condition} && ${HANDED_OVER_ELSEWHERE}` : context.condition), retentionDays: retentionOf(context), pins }),
    ],
  };
}

/** The step that computes the tags of an image, those of a given version in a repair. */
export function metadataOf({ project, release, pins }: JobsContext, image: Image, given: { readonly version?: string; readonly moving?: string } = {}): MetadataStep {
  return new MetadataStep(project, {
    repositories: release.registries.map((registry) => registry.repository(image.name)),
    tags: release.tags,
    labels: image.labels,
    index: image.platforms.length > 1 || image.attestations !== 'none',
    pins,
    ...given,
  });
}

/** For how many days a failed job can be run again: as long as GitHub allows, where it is about a version or waits for an approval. */
function retentionOf({ release }: JobsContext): number | string {
  if (release.registries.some((registry) => registry.environment !== undefined)) {
    return 30;
  }
  return release.triggers.versions ? "${{ startsWith(github.ref, 'refs/tags/') && 30 || 1 }}" : 1;
}
