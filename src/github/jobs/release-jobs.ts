import { buildJob } from './build-job';
import { findJob } from './find-job';
import { notifyJob } from './notify-job';
import { publishJob } from './publish-job';
import { recordJob } from './record-job';
import { JobsContext, ReleaseJob } from './release-job';

/** The jobs of one workflow, in the order in which they run. */
export function releaseJobs(context: JobsContext): ReleaseJob[] {
  const { images, registries, notifiers } = context.release;
  const source = { build: buildJob, find: findJob }[context.source];
  const work = images.flatMap((image) => [source(context, image), ...registries.map((registry) => publishJob(context, image, registry))]);
  const record = recordJob(context, work.map((job) => job.id));
  return [...work, record, ...(notifiers.length === 0 ? [] : [notifyJob(context)])];
}
