import { actionRun, ActionRun, MetadataContext } from './action-run';
import { flavorOf } from './flavor';
import { Hidden } from './hidden';
import { ImageName, imageNames } from './image-names';
import { Inputs, MetadataStep } from './inputs';
import { asObject, labels } from './labels';
import { Metadata, MetadataOutput, Report } from './report';
import { followRule } from './tag-candidates';
import { tagRules } from './tag-rule';
import { Conditional, references, tagNames } from './tags';

export type { MetadataContext, MetadataRepository } from './action-run';
export type { MetadataStep } from './inputs';
export type { Metadata, MetadataOutput, MetadataRule, MetadataTag } from './report';

/**
 * What docker/metadata-action makes of its inputs and an event.
 *
 * @see https://github.com/docker/metadata-action/tree/v6.2.0
 */
export function simulateMetadata(step: MetadataStep, context: MetadataContext): Metadata {
  const hidden = new Hidden();
  const report = new Report(hidden);
  try {
    runAction(new Inputs(step, hidden), context, hidden, report);
    return report.metadata();
  } catch (error) {
    return report.metadata((error as Error).message);
  }
}

// Which mistake the action fails with, and what it set before, follow from the order in which it reads and sets.
function runAction(inputs: Inputs, context: MetadataContext, hidden: Hidden, report: Report): void {
  const lists = {
    images: inputs.list('images'),
    tags: inputs.list('tags'),
    flavor: inputs.list('flavor'),
    labels: inputs.list('labels'),
    annotations: inputs.list('annotations'),
  };
  const run = actionRun(inputs, context, hidden, (message) => report.warn(message));
  const exported = setsVariables(inputs.variable('DOCKER_METADATA_SET_OUTPUT_ENV'), hidden);
  const set = (name: MetadataOutput, value: string) => report.setOutput(name, value, exported);

  const images = imageNames(lists.images, hidden);
  const rules = tagRules(lists.tags, hidden);
  const flavor = flavorOf(lists.flavor, hidden);
  const candidates = rules.flatMap((rule) => {
    const result = followRule(rule, flavor, run);
    report.addRule(result);
    return result.candidate ?? [];
  });

  const { version, tags } = tagNames(candidates, flavor, run);
  const all = references(images, tags, run);
  report.setTags(tags, all);
  const [names, listed] = [tags, all].map((items) => items.map((item) => listedText(item, hidden)));
  if (version === '') {
    report.warn('No Docker image version has been generated. Check tags input.');
    report.warn('No Docker tag has been generated. Check tags input.');
  }
  set('version', version);
  set('tags', listed.join(inputs.separator('sep-tags')));
  set('tag-names', names.join(inputs.separator('sep-tags')));

  const standard = standardLabels(version, run);
  const imageLabels = labels(standard, lists.labels, run);
  set('labels', imageLabels.join(inputs.separator('sep-labels')));
  const levels = inputs.variable('DOCKER_METADATA_ANNOTATIONS_LEVELS') || 'manifest';
  const annotations = labels(standard, lists.annotations, run);
  set('annotations', atLevels(levels, annotations).join(inputs.separator('sep-annotations')));
  set('json', JSON.stringify({ 'tags': listed, 'tag-names': names, 'labels': asObject(imageLabels), 'annotations': atLevels(levels, annotations) }));

  const args = { DOCKER_META_IMAGES: imageList(images, hidden), DOCKER_META_VERSION: version || undefined };
  const target = inputs.text('bake-target') || 'docker-metadata-action';
  const bake = (name: MetadataOutput, content: object) => {
    set(name, `${hidden.word('<temporary folder>', 'the runner chooses it')}/docker-metadata-action-bake${name.replace('bake-file', '')}.json`);
    report.setBakeFile(name, JSON.stringify({ target: { [target]: content } }, null, 2));
  };
  bake('bake-file-tags', { tags: listed, args });
  bake('bake-file-labels', { labels: asObject(imageLabels) });
  bake('bake-file-annotations', { annotations: atLevels(levels.split(':')[0], annotations) });
  bake('bake-file', { tags: listed, labels: asObject(imageLabels), args });
}

/** `true`, `false` or what is not known. */
function setsVariables(given: string, hidden: Hidden): string {
  if (!hidden.isKnown(given) || given === '') {
    return given || 'true';
  }
  if (!/^(?:1|t|T|true|TRUE|True|0|f|F|false|FALSE|False)$/.test(given)) {
    throw new Error(`parseBool syntax error: ${given}`);
  }
  return String(/^[1tT]/.test(given));
}

function listedText({ text, condition }: Conditional, hidden: Hidden): string {
  return condition === undefined ? text : hidden.optional(text, condition);
}

function imageList(images: readonly ImageName[], hidden: Hidden): string {
  return images.filter(({ enable }) => enable !== 'false')
    .map(({ name, enable }) => listedText({ text: name, ...(enable !== 'true' && { condition: `if ${hidden.describe(enable)} is true` }) }, hidden))
    .join(',');
}

// https://github.com/docker/metadata-action/tree/v6.2.0#annotations
function atLevels(levels: string, annotations: readonly string[]): string[] {
  return levels.split(',').flatMap((level) => annotations.map((annotation) => `${level}:${annotation}`));
}

// https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md
function standardLabels(version: string, { repository, sha, now, hidden }: ActionRun): Map<string, string> {
  return new Map(Object.entries({
    title: repository.name,
    description: repository.description,
    url: repository.url,
    source: repository.url,
    version,
    created: now ? now.toISOString() : hidden.word('<time of the run>', 'the run tells it'),
    revision: sha,
    licenses: repository.licence,
  }).map(([name, value]) => [`org.opencontainers.image.${name}`, value]));
}
