import { artifactOf, checkOutScripts, JobsContext, publishId, ReleaseJob, sourceId } from './release-job';
import { Image } from '../../model/image';
import { Registry } from '../../model/registry';
import { LatestRule } from '../../model/tag';
import { FetchStep } from '../../steps/artifact-step';
import { PublishStep } from '../../steps/publish-step';
import { SetUpBuildxStep } from '../../steps/set-up-buildx-step';
import { expression } from '../conditions';
import { Script } from '../script';

/** Publishes an image to one registry. */
export function publishJob(context: JobsContext, image: Image, registry: Registry): ReleaseJob {
  const { project, release, pins, condition, only } = context;
  const source = `needs.${sourceId(context, image)}.outputs`;
  const publish = new PublishStep(project, {
    registry,
    image: image.name,
    tags: `\${{ ${source}.tags }}`,
    digest: `\${{ ${source}.digest }}`,
    version: release.requiresVersion ? `\${{ ${source}.version }}` : undefined,
    latest: release.tags.filter((tag) => tag.rule === LatestRule.GITHUB_RELEASE).map((tag) => tag._example),
    // What is repaired is never worth more than what a registry serves.
    overwrite: release.overwrite && context.source === 'build',
    rehearse: context.rehearse && expression(context.rehearse),
    script: Script.in(project, 'publish.sh'),
  });
  return {
    id: publishId(context, image, registry),
    job: {
      name: release.images.length === 1 ? `Publish to ${registry.title}` : `Publish ${image.name} to ${registry.title}`,
      needs: [sourceId(context, image)],
      if: expression(only === undefined ? condition : `${condition} && (${only} == 'all' || ${only} == '${registry.id}')`),
      runsOn: registry.runner,
      environment: registry.environment,
      timeoutMinutes: 45,
      outputs: { outcome: publish.outcome, reason: publish.reason, kept: publish.kept, seconds: publish.seconds },
    },
    steps: [
      checkOutScripts(context),
      ...(registry._hostedRunner ? [] : [new SetUpBuildxStep(project, { clientOnly: true, pins })]),
      new FetchStep(project, { artifact: artifactOf(context, image, `${source}.version`), pins }),
      publish,
    ],
  };
}
