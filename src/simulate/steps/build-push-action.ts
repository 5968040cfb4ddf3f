import { attributesOf, fieldsOf, itemsOf } from './csv';
import { StepResult } from './step-result';
import { Effect, Push } from '../effect';
import { join, linesOf, Text, Unknown } from '../value';

// https://github.com/actions/toolkit/blob/main/packages/core/src/core.ts
const BOOLEANS = ['true', 'True', 'TRUE', 'false', 'False', 'FALSE'];

/**
 * Builds, and pushes where `push` or an exporter in `outputs` says so.
 *
 * @see https://github.com/docker/build-push-action
 */
export function buildPushAction(inputs: Readonly<Record<string, Text>>): StepResult {
  const build = { tags: itemsOf(inputs.tags), platforms: itemsOf(inputs.platforms), outputs: linesOf(inputs.outputs ?? ''), push: inputs.push };
  if (typeof build.push === 'string' && !BOOLEANS.includes(build.push)) {
    return { effects: [], outputs: {}, failure: `push is ${JSON.stringify(build.push)}, which is neither true nor false` };
  }
  const effects: Effect[] = [{ kind: 'build', platforms: build.platforms }, ...pushesOf(build)];
  return { effects, outputs: {}, otherOutputs: 'the build gives it' };
}

/** A build as buildx is told to make it. */
export interface BuildOrder {
  readonly tags: readonly Text[];
  readonly platforms: readonly Text[];
  /** `type=image,name=ghcr.io/acme/web,push=true` */
  readonly outputs: readonly Text[];
  /** Whether all that is exported as an image is to be pushed. */
  readonly push: Text | undefined;
}

/**
 * What a build pushes: `push` concerns every exporter of an image, and is one itself where there is none; tags go before
 * the names of an exporter.
 *
 * @see https://docs.docker.com/build/exporters/image-registry/
 */
export function pushesOf({ tags, platforms, outputs, push }: BuildOrder): Push[] {
  const images = outputs.map(attributesOf).filter((exporter) => ['image', 'registry'].includes(String(exporter.get('type'))));
  const exporters = images.length > 0 ? images : [new Map<string, Text>()];
  return exporters.flatMap((exporter) => {
    const pushed = [exporter.get('type') === 'registry' ? 'true' : exporter.get('push'), push];
    if (pushed.every((value) => isTrue(value) === false)) {
      return [];
    }
    const condition = pushed.some((value) => isTrue(value) === true) ? {} : { condition: conditionOf(pushed) };
    const names = tags.length > 0 ? tags : fieldsOf(exporter.get('name') ?? '');
    const references = isTrue(exporter.get('push-by-digest')) === true ? names.map((name) => join(name, '@', Unknown.of('${digest}', 'only the build tells it'))) : names;
    return references.map((reference): Push => ({ kind: 'push', reference, platforms, ...condition }));
  });
}

/** `true` and `false` as Docker's actions read them; nothing where it is not known. */
function isTrue(text: Text | undefined): boolean | undefined {
  // What GitHub counts as true may still be another text: `false` is one.
  return text instanceof Unknown ? text.truth === false ? false : undefined : /^true$/i.test(text ?? '');
}

/** The condition that inputs of unknown value set. */
function conditionOf(inputs: readonly (Text | undefined)[]): string {
  return `if ${inputs.filter((input) => input instanceof Unknown).map(String).join(' or ')} is true`;
}
