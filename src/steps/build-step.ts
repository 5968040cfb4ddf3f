import { JobStepOutput } from 'projen/lib/github/workflows-model';
import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { block } from './block';
import { LAYOUT, outputExpression } from './expression';
import { MetadataStep } from './metadata-step';
import { Pins } from './pins';
import { githubStep, ReleaseStepConfig } from './release-step';
import { Attestations, ImageOptions, withDefaults } from '../model/image';

/**
 * Options for `BuildStep`.
 */
export interface BuildStepOptions {
  /**
   * What is built.
   */
  readonly image: ImageOptions;

  /**
   * Where its tags, labels and annotations come from. The tags name the subjects of the attestations; nothing is pushed.
   */
  readonly metadata: MetadataStep;

  /**
   * The output that says by which run the image was built before; where it is not empty, nothing is built.
   *
   * @default - it is built
   */
  readonly earlier?: JobStepOutput;

  /**
   * Where the action is pinned.
   *
   * @default Pins.DEFAULT
   */
  readonly pins?: Pins;
}

/** How the exporter of BuildKit is told in which form attestations are stored. */
const STORED: Record<Attestations, string> = {
  [Attestations.NONE]: '',
  [Attestations.IMAGE_MANIFEST]: ',oci-artifact=false',
  [Attestations.OCI_ARTIFACT]: ',oci-artifact=true',
};

// Where an event says nothing of the repository, `private == false` would be true: null is false to GitHub.
const PROVENANCE = "${{ github.event.repository.visibility == 'public' && 'mode=max' || 'mode=min' }}";

/**
 * Builds an image once, for all its platforms, into an OCI layout.
 *
 * @see https://docs.docker.com/build/exporters/oci-docker/
 */
export class BuildStep extends PipelineStep {
  /**
   * The digest of the index, or of the manifest if there is only one.
   */
  public readonly digest: JobStepOutput = { stepId: 'build', outputName: 'digest' };

  constructor(project: Project, private readonly options: BuildStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    const { metadata, earlier, pins = Pins.DEFAULT } = this.options;
    const { context, dockerfile, target, platforms, buildArgs, attestations } = withDefaults(this.options.image);
    const attested = attestations !== Attestations.NONE;
    return githubStep({
      name: 'Build',
      id: 'build',
      if: earlier && `\${{ !steps.${earlier.stepId}.outputs.${earlier.outputName} }}`,
      uses: pins.reference('docker/build-push-action'),
      env: { DOCKER_BUILD_RECORD_UPLOAD: 'false' },
      with: {
        context,
        ...(dockerfile && { file: dockerfile }),
        ...(target && { target }),
        platforms: platforms.map((platform) => platform.name).join(','),
        ...(Object.keys(buildArgs).length > 0 && { 'build-args': block(Object.entries(buildArgs).map(([name, value]) => `${name}=${value}`)) }),
        tags: outputExpression(metadata.references),
        labels: outputExpression(metadata.labels),
        annotations: outputExpression(metadata.annotations),
        provenance: attested ? PROVENANCE : false,
        ...(!attested && { sbom: false }),
        outputs: `type=oci,dest=${LAYOUT},tar=false${STORED[attestations]}`,
      },
    }, {
      notes: {
        ...(attested && { 'with.provenance': 'max carries build arguments' }),
        ...(attestations === Attestations.IMAGE_MANIFEST && { 'with.outputs': 'not every registry takes attestations stored as OCI artifacts' }),
      },
    });
  }
}
