import { Platform } from './platform';
import { Problems } from './problem';
import { REPOSITORY_PATH, REPOSITORY_PATH_ALLOWED } from './reference';
import { instance, list, member, optional, struct, text, textMap } from './shape';
import { checkTemplate } from './template';

/**
 * Whether an image carries attestations (who built it from what), and how a registry stores them.
 *
 * @see https://docs.docker.com/build/metadata/attestations/
 */
export enum Attestations {
  /**
   * None. For consumers that cannot read an index with attestations, such as AWS Lambda.
   */
  NONE = 'none',

  /**
   * In the form of image manifests, which every registry takes.
   */
  IMAGE_MANIFEST = 'image-manifest',

  /**
   * In the form of OCI artifacts, BuildKit's own default since v0.32. Aliyun ACR and GitLab refuse them.
   *
   * @see https://github.com/moby/buildkit/pull/6914
   */
  OCI_ARTIFACT = 'oci-artifact',
}

/**
 * An image: what is built, from what, for which platforms.
 */
export interface ImageOptions {
  /**
   * Its name in every registry, without host and namespace, for example `openkf-server`.
   */
  readonly name: string;

  /**
   * The folder that is the build context, from the root of the repository.
   *
   * @default '.'
   */
  readonly context?: string;

  /**
   * The Dockerfile, from the root of the repository.
   *
   * @default - `Dockerfile` in the build context
   */
  readonly dockerfile?: string;

  /**
   * The stage of the Dockerfile to build.
   *
   * @default - the last one
   */
  readonly target?: string;

  /**
   * Build arguments by name. Everybody who can pull the image can read them: no secrets. A value may hold
   * expressions that give none, such as `${{ github.sha }}`.
   *
   * @default - none
   */
  readonly buildArgs?: { readonly [name: string]: string };

  /**
   * Labels by name, beside those that docker/metadata-action computes (title, source, revision, …). A value may hold
   * its expressions, such as `{{sha}}`.
   *
   * @default - none
   */
  readonly labels?: { readonly [name: string]: string };

  /**
   * The platforms to build for.
   *
   * @default - linux/amd64 and linux/arm64
   */
  readonly platforms?: Platform[];

  /**
   * Whether the image carries attestations, and in which form.
   *
   * @default Attestations.IMAGE_MANIFEST
   */
  readonly attestations?: Attestations;
}

export const IMAGE_SHAPE = struct<ImageOptions>({
  name: text,
  context: optional(text),
  dockerfile: optional(text),
  target: optional(text),
  buildArgs: optional(textMap),
  labels: optional(textMap),
  platforms: optional(list(instance(Platform))),
  attestations: optional(member('Attestations', Attestations)),
});

/** An image with its defaults. */
export interface Image extends ImageOptions {
  readonly context: string;
  readonly buildArgs: { readonly [name: string]: string };
  readonly labels: { readonly [name: string]: string };
  readonly platforms: Platform[];
  readonly attestations: Attestations;
}

export function withDefaults(options: ImageOptions): Image {
  return {
    ...options,
    context: options.context ?? '.',
    buildArgs: options.buildArgs ?? {},
    labels: options.labels ?? {},
    platforms: options.platforms ?? [Platform.LINUX_AMD64, Platform.LINUX_ARM64],
    attestations: options.attestations ?? Attestations.IMAGE_MANIFEST,
  };
}

// Not a URL, not outside the repository, nothing that an expression or a list could be made of.
const FILE = /^(?![-/~\s]|github\.com\/)(?!(?:.*\/)?\.\.(?:\/|$))(?!.*\s$)[^\0-\x1f\x7f-\xa0\u1680\u2000-\u206f\u3000\ufeff\\{}$`":,#]+$/;
const FILE_ALLOWED = 'a path inside the repository, from its root, without \\ { } $ ` " : , #';
// Lists of them are read as CSV: a field that starts with a quote has to end with one.
const NO_QUOTED_FIELD = /^(?!.*,")/s;
// The expressions of GitHub that can hold no secret. Others could, in ways that only running them would show.
const HARMLESS = new RegExp(String.raw`\$\{\{ *(?:${[
  String.raw`github\.(?:actor|base_ref|event_name|head_ref|ref|ref_name|ref_type|repository|repository_id|repository_owner|run_attempt|run_id|run_number|server_url|sha|triggering_actor|workflow)`,
  String.raw`github\.event(?:\.[\w-]+)+`,
  String.raw`vars\.\w+`,
  String.raw`steps\.meta\.outputs\.version`,
  String.raw`fromJSON\(steps\.meta\.outputs\.json\)\.labels\['[\w./-]+'\]`,
].join('|')}) *\}\}`, 'g');
const ONE_LINE = /^[^\p{Cc}\u2028\u2029]*$/u;

const QUOTED_FIELD = { reason: 'has a quotation mark after a comma, which the action would read as the start of a field', allowed: 'text without a " after a comma' };

export function checkImage(image: Image, path: string, problems: Problems): void {
  problems.requireMatch(`${path}.name`, image.name, REPOSITORY_PATH, { reason: 'is not an image name', allowed: REPOSITORY_PATH_ALLOWED });
  problems.requireMatch(`${path}.context`, image.context, FILE, { reason: 'is not a folder of the repository', allowed: FILE_ALLOWED });
  problems.requireMatch(`${path}.dockerfile`, image.dockerfile, FILE, { reason: 'is not a file of the repository', allowed: FILE_ALLOWED });
  problems.requireMatch(`${path}.target`, image.target, /^[a-z][a-z0-9-_.]*$/i, { reason: 'is not a stage name', allowed: 'letters, digits, -, _ and ., starting with a letter' });
  checkBuildArgs(image, path, problems);
  checkLabels(image, path, problems);
  checkPlatforms(image, path, problems);
}

function checkBuildArgs(image: Image, path: string, problems: Problems): void {
  for (const [name, value] of Object.entries(image.buildArgs)) {
    problems.requireMatch(`${path}.buildArgs`, name, /^[a-z_][a-z0-9_]*$/i, { reason: 'is not the name of a build argument', allowed: 'letters, digits and _, not starting with a digit' });
    problems.requireMatch(`${path}.buildArgs.${name}`, value, ONE_LINE, { reason: 'has more than one line', allowed: 'one line' });
    problems.requireMatch(`${path}.buildArgs.${name}`, value, NO_QUOTED_FIELD, QUOTED_FIELD);
    if (value.replace(HARMLESS, '').includes('${{')) {
      problems.add(`${path}.buildArgs.${name}`, value, {
        reason: 'has an expression that could put a secret into the image, for everybody to read',
        allowed: "text, and ${{ github.sha }} and the like, ${{ github.event.… }}, ${{ vars.… }}, ${{ steps.meta.outputs.version }}, ${{ fromJSON(steps.meta.outputs.json).labels['…'] }}",
      });
    }
  }
}

function checkLabels(image: Image, path: string, problems: Problems): void {
  for (const [name, value] of Object.entries(image.labels)) {
    problems.requireMatch(`${path}.labels`, name, /^[a-z0-9](?:[a-z0-9._/-]*[a-z0-9])?$/i, { reason: 'is not the name of a label', allowed: 'letters, digits, ., _, / and -, like com.example.vendor' });
    problems.requireMatch(`${path}.labels.${name}`, value, ONE_LINE, { reason: 'has more than one line', allowed: 'one line' });
    problems.requireMatch(`${path}.labels.${name}`, value, NO_QUOTED_FIELD, QUOTED_FIELD);
    checkTemplate(`${path}.labels.${name}`, value, /^/, problems, 'text, and expressions of docker/metadata-action');
  }
}

function checkPlatforms(image: Image, path: string, problems: Problems): void {
  if (image.platforms.length === 0) {
    problems.add(`${path}.platforms`, [], { reason: 'is empty', allowed: 'at least one platform' });
  }
  image.platforms.forEach((platform, index) => platform._check(`${path}.platforms[${index}]`, problems));
  problems.requireDistinct(image.platforms, (index) => `${path}.platforms[${index}]`, (platform) => platform.name, (first) => ({
    reason: `is already given as ${first}`,
    allowed: 'each platform once',
  }));
}
