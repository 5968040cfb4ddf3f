import { JobStepOutput } from 'projen/lib/github/workflows-model';
import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { block } from './block';
import { Pins } from './pins';
import { githubStep, ReleaseStepConfig } from './release-step';
import { GivenVersion, latestRule, tagRules } from './tag-rules';
import { Tag } from '../model/tag';

/**
 * Options for `MetadataStep`.
 */
export interface MetadataStepOptions {
  /**
   * The repositories that the image is published to, without tags.
   */
  readonly repositories: string[];

  /**
   * The rules that give the tags.
   */
  readonly tags: Tag[];

  /**
   * Labels beside those that docker/metadata-action computes.
   *
   * @default - none
   */
  readonly labels?: { readonly [name: string]: string };

  /**
   * Whether the build makes an index, which then carries the annotations too. Registries show the description of an
   * image for several platforms from there.
   *
   * @default true
   */
  readonly index?: boolean;

  /**
   * A version to give the tags of, as a GitHub expression without its braces, for example `inputs.version`.
   *
   * @default - the tags are those of the event
   */
  readonly version?: string;

  /**
   * Whether the tags that move with versions are wanted for that version too, as a GitHub expression without its braces.
   *
   * @default 'true'
   */
  readonly moving?: string;

  /**
   * Where the action is pinned.
   *
   * @default Pins.DEFAULT
   */
  readonly pins?: Pins;
}

/**
 * Computes tags, labels and annotations from the event.
 *
 * @see https://github.com/docker/metadata-action
 */
export class MetadataStep extends PipelineStep {
  /**
   * What the image calls its version: the first tag.
   */
  public readonly version: JobStepOutput = { stepId: 'meta', outputName: 'version' };

  /**
   * The tags, one a line, without repository.
   */
  public readonly tagNames: JobStepOutput = { stepId: 'meta', outputName: 'tag-names' };

  /**
   * The references, one a line: each repository with each tag.
   */
  public readonly references: JobStepOutput = { stepId: 'meta', outputName: 'tags' };

  /**
   * The labels, one a line.
   */
  public readonly labels: JobStepOutput = { stepId: 'meta', outputName: 'labels' };

  /**
   * The annotations, one a line.
   */
  public readonly annotations: JobStepOutput = { stepId: 'meta', outputName: 'annotations' };

  constructor(project: Project, private readonly options: MetadataStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    const { repositories, tags, labels = {}, index = true, version, moving = 'true', pins = Pins.DEFAULT } = this.options;
    const given: GivenVersion | undefined = version === undefined ? undefined : { version, moving };
    return githubStep({
      name: 'Compute tags and labels',
      id: 'meta',
      uses: pins.reference('docker/metadata-action'),
      env: { DOCKER_METADATA_ANNOTATIONS_LEVELS: index ? 'manifest,index' : 'manifest' },
      with: {
        // A line each, even if there is one: a second one must not change it.
        images: repositories.map((repository) => `${repository}\n`).join(''),
        flavor: block(latestRule(tags, given)),
        tags: block(tagRules(tags, given)),
        ...(Object.keys(labels).length > 0 && { labels: block(Object.entries(labels).map(([name, value]) => `${name}=${value}`)) }),
      },
    });
  }
}
