import { metadataOf } from './build-job';
import { artifactOf, checkOutScripts, JobsContext, ReleaseJob, sourceId } from './release-job';
import { Image } from '../../model/image';
import { DEFAULT_RUNNER } from '../../model/runner';
import { HandOverStep } from '../../steps/artifact-step';
import { outputExpression } from '../../steps/expression';
import { FindStep } from '../../steps/find-step';
import { InspectStep } from '../../steps/inspect-step';
import { RequireVersionStep } from '../../steps/require-version-step';
import { expression } from '../conditions';
import { Script } from '../script';

/** Finds an image that was published before, in whichever registry serves it, and hands it over. */
export function findJob(context: JobsContext, image: Image): ReleaseJob {
  const { project, release, pins } = context;
  const version = new RequireVersionStep(project, { version: '${{ inputs.version }}' });
  const metadata = metadataOf(context, image, { version: 'inputs.version', moving: 'inputs.move' });
  const inspect = new InspectStep(project, { script: Script.in(project, 'inspect.sh') });
  return {
    id: sourceId(context, image),
    job: {
      name: `Find ${image.name}`,
      if: expression(context.condition),
      runsOn: DEFAULT_RUNNER,
      timeoutMinutes: 60,
      outputs: { digest: inspect.digest, tags: metadata.tagNames, platforms: inspect.platforms, version: version.version },
    },
    steps: [
      version,
      checkOutScripts(context),
      metadata,
      ...release.registries.map((registry) => new FindStep(project, {
        registry,
        image: image.name,
        tags: outputExpression(metadata.tagNames),
        script: Script.in(project, 'find.sh'),
      })),
      inspect,
      new HandOverStep(project, { artifact: artifactOf(context, image, 'steps.version.outputs.version'), retentionDays: 30, pins }),
    ],
  };
}
