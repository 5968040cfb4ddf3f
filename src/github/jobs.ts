import { Job } from 'projen/lib/github/workflows-model';
import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { expression, publishes } from './conditions';
import { PublishScript } from './publish-script';
import { Image } from '../model/image';
import { slug } from '../model/reference';
import { Registry } from '../model/registry';
import { Release } from '../model/release';
import { FetchStep, HandOverStep } from '../steps/artifact-step';
import { BuildStep } from '../steps/build-step';
import { CheckoutStep } from '../steps/checkout-step';
import { MetadataStep } from '../steps/metadata-step';
import { Pins } from '../steps/pins';
import { PublishStep } from '../steps/publish-step';
import { RequireVersionStep } from '../steps/require-version-step';
import { SetUpBuildxStep } from '../steps/set-up-buildx-step';
import { SetUpQemuStep } from '../steps/set-up-qemu-step';
import { SlackStep } from '../steps/slack-step';

/** A job but for what follows from its steps: its rights. */
export interface ReleaseJob {
  readonly id: string;
  readonly job: Omit<Job, 'steps' | 'permissions'>;
  readonly steps: PipelineStep[];
}

const RUNNER = ['ubuntu-24.04'];

/** The jobs of one release, in the order in which they run. */
export class ReleaseJobs {
  private readonly publishes: string;

  constructor(private readonly project: Project, private readonly release: Release, private readonly pins: Pins) {
    this.publishes = publishes(release);
  }

  public all(): ReleaseJob[] {
    const { images, registries, notifiers } = this.release;
    const work = images.flatMap((image) => [this.build(image), ...registries.map((registry) => this.publish(image, registry))]);
    return notifiers.length === 0 ? work : [...work, this.notify(work.map((job) => job.id))];
  }

  /** Code from a Dockerfile runs here: no secret, no right but to read. */
  private build(image: Image): ReleaseJob {
    const { project, release, pins } = this;
    const emulated = [...new Set(image.platforms.flatMap((platform) => platform._emulatedArchitecture ?? []))];
    const metadata = new MetadataStep(project, {
      repositories: release.registries.map((registry) => registry.repository(image.name)),
      tags: release.tags,
      labels: image.labels,
      index: image.platforms.length > 1 || image.attestations !== 'none',
      pins,
    });
    const build = new BuildStep(project, { image, metadata, pins });
    return {
      id: this.release.jobId('build', image),
      job: {
        name: `Build ${image.name}`,
        runsOn: RUNNER,
        timeoutMinutes: 60,
        outputs: { digest: build.digest, tags: metadata.tagNames },
      },
      steps: [
        ...(release.requiresVersion ? [new RequireVersionStep(project)] : []),
        new CheckoutStep(project, { pins }),
        ...(emulated.length > 0 ? [new SetUpQemuStep(project, { architectures: emulated, pins })] : []),
        new SetUpBuildxStep(project, { pins }),
        metadata,
        build,
        new HandOverStep(project, {
          artifact: this.artifact(image),
          condition: expression(this.publishes),
          retentionDays: release.triggers.versions ? "${{ startsWith(github.ref, 'refs/tags/') && 30 || 1 }}" : 1,
          pins,
        }),
      ],
    };
  }

  private publish(image: Image, registry: Registry): ReleaseJob {
    const { project, release, pins } = this;
    const build = this.release.jobId('build', image);
    return {
      id: this.release.jobId('publish', image, registry.id),
      job: {
        name: release.images.length === 1 ? `Publish to ${registry.title}` : `Publish ${image.name} to ${registry.title}`,
        needs: [build],
        if: expression(this.publishes),
        runsOn: RUNNER,
        timeoutMinutes: 30,
      },
      steps: [
        new CheckoutStep(project, { folder: PublishScript.FOLDER, reason: 'check out the publish script', pins }),
        new FetchStep(project, { artifact: this.artifact(image), pins }),
        new PublishStep(project, {
          registry,
          image: image.name,
          tags: `\${{ needs.${build}.outputs.tags }}`,
          digest: `\${{ needs.${build}.outputs.digest }}`,
          rehearse: release.triggers.has('manual') ? '${{ inputs.rehearse }}' : undefined,
          script: PublishScript.of(project).path,
        }),
      ],
    };
  }

  private notify(needs: string[]): ReleaseJob {
    const notWell = "(contains(needs.*.result, 'failure') || contains(needs.*.result, 'cancelled'))";
    return {
      id: 'notify',
      job: {
        name: 'Notify',
        needs,
        if: expression(`always() && ${this.publishes} && ${notWell}`),
        runsOn: RUNNER,
        timeoutMinutes: 5,
      },
      steps: this.release.notifiers.map((notifier, index) => new SlackStep(this.project, {
        id: index === 0 ? 'slack' : `slack-${index + 1}`,
        webhook: notifier.webhook,
        subject: this.release.images.map((image) => image.name).join(', '),
      })),
    };
  }

  /** Several releases can run for one caller, and then share its artifacts. */
  private artifact(image: Image): string {
    return `${this.release.name}-${slug(image.name)}`;
  }
}
