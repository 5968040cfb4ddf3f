import { Attestations, checkImage, Image, IMAGE_SHAPE, ImageOptions, withDefaults } from './image';
import { Notifier } from './notifier';
import { Problems } from './problem';
import { REPOSITORY, slug } from './reference';
import { Registry } from './registry';
import { Secret } from './secret';
import { flag, instance, list, optional, text } from './shape';
import { LatestRule, Tag } from './tag';
import { Trigger } from './trigger';
import { Triggers } from './triggers';
import { Variable } from './variable';

/**
 * A release: what is published, where to, when and under which tags.
 */
export interface ReleaseOptions {
  /**
   * What is built. Several images become jobs of their own, one set for each.
   */
  readonly images: ImageOptions[];

  /**
   * Where every image is published. Each registry gets the same bytes, in a job of its own.
   */
  readonly registries: Registry[];

  /**
   * When it runs. Triggers of one kind are merged.
   */
  readonly triggers: Trigger[];

  /**
   * Under which tags.
   *
   * @default - the version, `1.2`, `1` and `latest` for releases; branch and `sha-…` for pushes; `nightly` for schedules
   */
  readonly tags?: Tag[];

  /**
   * Who is told how a release ended. An empty list tells nobody.
   *
   * @default [Notifier.githubIssue()]
   */
  readonly notifiers?: Notifier[];

  /**
   * The repository that may publish, as `owner/name`. Forks that keep the workflow then build only.
   *
   * @default - whichever runs the workflow
   */
  readonly repository?: string;

  /**
   * Whether a version that a registry serves already may be replaced by another build of it. Otherwise the version is
   * built once: running it again publishes the same image, and another image is refused.
   *
   * @default false
   */
  readonly overwrite?: boolean;

  /**
   * A mirror of Docker Hub, for example `mirror.gcr.io`, from which base images, BuildKit and QEMU come, so that a
   * build does not need Docker Hub.
   *
   * @default - Docker Hub itself
   */
  readonly mirror?: string;

  /**
   * Secrets that steps of your own use, besides those of registries and notifiers.
   *
   * @default - none
   */
  readonly secrets?: Secret[];
}

/** The shapes of the fields, for the struct that extends them. */
export const RELEASE_FIELDS = {
  images: list(IMAGE_SHAPE),
  registries: list(instance(Registry)),
  triggers: list(instance(Trigger)),
  tags: optional(list(instance(Tag))),
  notifiers: optional(list(instance(Notifier))),
  repository: optional(text),
  overwrite: optional(flag),
  mirror: optional(text),
  secrets: optional(list(instance(Secret))),
};

/**
 * The options of a release with their defaults, and what follows from them.
 */
export class Release {
  public readonly images: Image[];
  public readonly registries: Registry[];
  public readonly triggers: Triggers;
  public readonly tags: Tag[];
  public readonly notifiers: Notifier[];
  public readonly repository?: string;
  public readonly overwrite: boolean;
  public readonly mirror?: string;

  constructor(public readonly name: string, private readonly options: ReleaseOptions) {
    this.images = options.images.map(withDefaults);
    this.registries = options.registries;
    this.triggers = new Triggers(options.triggers);
    this.tags = options.tags ?? Tag._defaults().filter((tag) => this.canFire(tag));
    this.notifiers = options.notifiers ?? [Notifier.githubIssue()];
    this.repository = options.repository;
    this.overwrite = options.overwrite ?? false;
    this.mirror = options.mirror;
  }

  /** What has to be set in the settings of the repository: each name once. */
  public get secrets(): string[] {
    const used = [
      ...this.registries.flatMap((registry) => [registry.username, registry.password]),
      ...this.notifiers.flatMap((notifier) => notifier.secrets),
      ...this.options.secrets ?? [],
    ];
    const names = used.flatMap((value) => value instanceof Variable || value.name === undefined ? [] : [value.name]);
    // GitHub does not tell capitals from small letters.
    return names.filter((name, index) => names.findIndex((other) => other.toUpperCase() === name.toUpperCase()) === index);
  }

  /** When it runs and where it publishes, for people. */
  public get summary(): string {
    const { images, registries, options } = this;
    return [
      'Runs when',
      ...options.triggers.map((trigger) => `  ${trigger.title}: ${this.outcomeOf(trigger)}`),
      'Publishes to',
      ...images.flatMap((image) => registries.map((registry) => `  ${registry.repository(image.name)}`)),
      'for',
      ...images.map((image) => `  ${images.length > 1 ? `${image.name}: ` : ''}${image.platforms.map((platform) => platform.name).join(', ')}`),
      ...(this.secrets.length > 0 ? ['Needs the secrets', `  ${this.secrets.join(', ')}`] : []),
    ].join('\n');
  }

  private outcomeOf({ kind, publishes }: Trigger): string {
    if (!publishes) {
      return 'builds, publishes nothing';
    }
    if (kind === 'repair') {
      return 'copies a version to registries that do not serve it';
    }
    const tags = this.tags.filter((tag) => tag._firedBy(kind)).map((tag) => tag._example).join(', ');
    return `${kind === 'manual' ? 'rehearses or, if told so, ' : ''}publishes ${['release', 'tag'].includes(kind) ? 'v1.2.3 as ' : ''}${tags}`;
  }

  /** Whether a run can be about a version, and the image is to be tagged with it. */
  public get requiresVersion(): boolean {
    return this.triggers.versions && this.tags.some((tag) => tag.kind === 'version');
  }

  /** The job that does this for that image; where there is one image only, its name would say nothing. */
  public jobId(purpose: string, image: Image, ...rest: string[]): string {
    return [purpose, ...(this.images.length === 1 ? [] : [slug(image.name)]), ...rest].join('-');
  }

  /** Adds everything that can be known to be wrong before a run. */
  public check(problems: Problems): void {
    problems.requireMatch('name', this.name, /^(?!constructor$)[a-z][a-z0-9_-]{0,79}$/i, { reason: 'cannot name a workflow file and its jobs', allowed: 'up to 80 letters, digits, _ and -, starting with a letter' });
    problems.requireMatch('repository', this.repository, /^[a-z0-9][a-z0-9-]*\/[\w.-]+$/i, { reason: 'is not a repository', allowed: 'owner/name' });
    problems.requireMatch('mirror', this.mirror, REPOSITORY, { reason: 'is not a registry', allowed: 'a host, or a host and a path, like mirror.gcr.io or harbor.example.com/docker-hub' });
    this.checkImages(problems);
    this.checkRegistries(problems);
    this.triggers.check('triggers', problems);
    this.checkTags(problems);
    this.checkNotifiers(problems);
    this.options.secrets?.forEach((secret, index) => secret._check(`secrets[${index}]`, problems));
  }

  private canFire(tag: Tag): boolean {
    return this.options.triggers.some((trigger) => tag._firedBy(trigger.kind));
  }

  private checkImages(problems: Problems): void {
    if (this.images.length === 0) {
      problems.add('images', [], { reason: 'is empty', allowed: 'at least one image' });
    }
    this.images.forEach((image, index) => checkImage(image, `images[${index}]`, problems));
    problems.requireDistinct(this.images, (index) => `images[${index}].name`, (image) => slug(image.name), (first) => ({
      reason: `names the same jobs as ${first}`,
      allowed: 'names that differ in more than punctuation',
    }));
  }

  private checkRegistries(problems: Problems): void {
    if (this.registries.length === 0) {
      problems.add('registries', [], { reason: 'is empty', allowed: 'at least one registry' });
    }
    this.registries.forEach((registry, index) => {
      registry._check(`registries[${index}]`, problems);
      this.checkAttestations(registry, `registries[${index}]`, problems);
    });
    problems.requireDistinct(this.registries, (index) => `registries[${index}].id`, (registry) => registry.id, (first) => ({
      reason: `is also the id of ${first}`,
      allowed: "an id of its own, like { id: 'another' }",
    }));
    this.checkPairs(problems);
  }

  /** What each image makes of each registry, where their own names are distinct. */
  private checkPairs(problems: Problems): void {
    if (new Set(this.images.map((image) => slug(image.name))).size < this.images.length || new Set(this.registries.map((registry) => registry.id)).size < this.registries.length) {
      return;
    }
    const jobs = this.images.flatMap((image, imageIndex) => this.registries.map((registry, index) => ({
      id: this.jobId('publish', image, registry.id),
      path: this.images.length > 1 ? `registries[${index}].id, with images[${imageIndex}].name` : `registries[${index}].id`,
    })));
    problems.requireDistinct(jobs, (index) => jobs[index].path, ({ id }) => id, (first) => ({
      reason: `is also the job of ${first}`,
      allowed: 'names that make different jobs',
    }));
    // https://github.com/actions/languageservices/blob/main/workflow-parser/src/model/converter/id-builder.ts
    jobs.forEach(({ id, path }) => problems.requireMatch(path, id, /^.{1,99}$/, { reason: 'is longer than a job id can be', allowed: 'up to 99 characters' }));
    const repositories = this.registries.flatMap((registry, index) => this.images.map((image) => ({ path: `registries[${index}]`, registry, name: registry.repository(image.name) })));
    problems.requireDistinct(repositories, (index) => repositories[index].path, ({ name }) => name, (first) => ({
      reason: `is published by ${first} too`,
      allowed: 'another host, namespace or image name',
    }));
    for (const { path, registry, name } of repositories) {
      if (registry.host === 'docker.io' && registry.namespace !== undefined && name.split('/').length !== 3) {
        problems.add(path, name, { reason: 'is no repository of Docker Hub', allowed: 'one namespace and one name, like docker.io/openim/openkf-server' });
      }
    }
  }

  private checkAttestations(registry: Registry, path: string, problems: Problems): void {
    const { ociArtifactAttestations, source } = registry._capabilities;
    this.images.forEach((image, index) => {
      if (image.attestations === Attestations.OCI_ARTIFACT && !ociArtifactAttestations) {
        problems.add(`images[${index}].attestations`, image.attestations, {
          reason: `is refused by ${registry.host} (${path}, see ${source})`,
          allowed: 'Attestations.IMAGE_MANIFEST or Attestations.NONE',
        });
      }
    });
  }

  private checkNotifiers(problems: Problems): void {
    this.notifiers.forEach((notifier, index) => notifier._check(`notifiers[${index}]`, problems));
    problems.requireDistinct(this.notifiers, (index) => `notifiers[${index}]`, (notifier) => notifier._key, (first) => ({
      reason: `tells the same people as ${first}`,
      allowed: 'each once',
    }));
  }

  private checkTags(problems: Problems): void {
    if (this.tags.length === 0) {
      problems.add('tags', [], { reason: 'is empty', allowed: 'at least one rule' });
    }
    this.tags.forEach((tag, index) => {
      tag._check(`tags[${index}]`, problems);
      if (!this.canFire(tag)) {
        problems.add(`tags[${index}]`, `Tag.${tag.kind}()`, { reason: 'gives no tag on any of the triggers', allowed: 'rules that a trigger fires' });
      }
    });
    problems.requireDistinct(this.tags, (index) => `tags[${index}]`, (tag) => JSON.stringify([tag.kind, tag.prefix ?? tag._defaultPrefix, tag.suffix ?? '', tag.value]), (first) => ({
      reason: `is the same rule as ${first}`,
      allowed: 'each rule once',
    }));
    this.checkVersionTags(problems);
    this.checkEveryTriggerTagged(problems);
  }

  private checkVersionTags(problems: Problems): void {
    const whole = this.tags.some((tag) => tag.kind === 'version');
    const latest = this.tags.map((tag, index) => ({ tag, path: `tags[${index}]` })).filter(({ tag }) => tag.kind === 'latest');
    this.tags.forEach((tag, index) => {
      if (!whole && (tag.kind === 'latest' || tag._namesVersion)) {
        problems.add(`tags[${index}]`, `Tag.${tag.kind}()`, { reason: 'moves to a version that has no tag of its own', allowed: 'Tag.version() beside it' });
      }
    });
    latest.filter(({ tag }) => tag.rule === LatestRule.GITHUB_RELEASE && this.triggers.has('tag')).forEach(({ path }) => {
      problems.add(`${path}.rule`, LatestRule.GITHUB_RELEASE, { reason: 'is not known yet when a tag is pushed', allowed: 'LatestRule.HIGHEST_VERSION, or Trigger.releasePublished() instead of Trigger.tag()' });
    });
    latest.slice(1).forEach(({ path }) => problems.add(path, 'Tag.latest()', { reason: `is a second latest beside ${latest[0].path}`, allowed: 'one' }));
  }

  private checkEveryTriggerTagged(problems: Problems): void {
    this.options.triggers.forEach((trigger, index) => {
      // What is repaired is found by its version.
      const tags = trigger.kind === 'repair' ? this.tags.filter((tag) => tag.kind === 'version') : this.tags;
      if (trigger.publishes && !tags.some((tag) => tag._firedBy(trigger.kind))) {
        problems.add(`triggers[${index}]`, trigger.title, { reason: 'gives an image no tag', allowed: 'a trigger for which one of the tags applies' });
      }
    });
  }
}
