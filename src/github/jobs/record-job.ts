import { checkOutScripts, JobsContext, publishId, ReleaseJob, sourceId } from './release-job';
import { DEFAULT_RUNNER } from '../../model/runner';
import { KeepRecordStep } from '../../steps/artifact-step';
import { RecordStep } from '../../steps/record-step';
import { expression } from '../conditions';
import { Script } from '../script';

/** The id of the job that says whether all was published, for jobs that follow. */
export const RECORD = 'record';

/** Says what was published; goes red if anything was not. */
export function recordJob(context: JobsContext, needs: string[]): ReleaseJob {
  const { project, release, pins, workflow, condition } = context;
  const record = new RecordStep(project, {
    release: release.name,
    publications: release.images.flatMap((image) => release.registries.map((registry) => ({
      image: image.name,
      registry,
      source: sourceId(context, image),
      job: publishId(context, image, registry),
    }))),
    rehearse: context.rehearse && expression(context.rehearse),
    only: context.only && expression(context.only),
    script: Script.in(project, 'record.sh'),
  });
  return {
    id: RECORD,
    job: {
      name: 'Record',
      needs,
      if: expression(`always() && ${condition}`),
      runsOn: DEFAULT_RUNNER,
      timeoutMinutes: 5,
      outputs: { digest: record.digest, references: record.references, message: record.message, record: record.record },
    },
    steps: [
      checkOutScripts(context),
      record,
      new KeepRecordStep(project, { artifact: `${workflow}-record`, file: record.file, pins }),
    ],
  };
}
