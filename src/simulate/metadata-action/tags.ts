import { ActionRun } from './action-run';
import { Flavor, latestName } from './flavor';
import { ImageName } from './image-names';
import { Candidate, fit } from './tag-candidates';

/** A text of the outputs, and what must hold for it to be there, where that is not known. */
export interface Conditional {
  readonly text: string;
  readonly condition?: string;
}

/** The tags of all rules together. */
export interface TagNames {
  /** The first tag; empty if there is none. */
  readonly version: string;
  readonly tags: readonly Conditional[];
}

/** Puts together what the rules give. The first that gives a tag decides about the version and about `latest`. */
export function tagNames(candidates: readonly Candidate[], flavor: Flavor, run: ActionRun): TagNames {
  const certain = candidates.findIndex(({ conditions }) => conditions.length === 0);
  const firsts = certain === -1 ? candidates : candidates.slice(0, certain + 1);
  const names = [...new Set(candidates.map(({ tag }) => tag))];
  return {
    version: versionOf(firsts, run),
    tags: [
      ...names.map((name) => ({ text: name, ...anyOf(candidates.filter(({ tag }) => tag === name)) })),
      ...latestOf(firsts).map((condition) => ({ text: fit(latestName(flavor, run.hidden)), ...condition })),
    ],
  };
}

function versionOf(firsts: readonly Candidate[], { hidden }: ActionRun): string {
  const last = firsts.at(-1);
  if (last === undefined || last.conditions.length === 0 && firsts.every(({ tag }) => tag === last.tag)) {
    return last?.tag ?? '';
  }
  const choices = firsts.map(({ tag, conditions }) => conditions.length === 0 ? hidden.describe(tag) : `${hidden.describe(tag)} if ${conditions.join(' and ')}`);
  return hidden.word('<version>', `it is ${choices.join(', else ')}`);
}

/** What must hold for one of the candidates to be given. */
function anyOf(candidates: readonly Candidate[]): { readonly condition?: string } {
  return candidates.some(({ conditions }) => conditions.length === 0) ? {} : { condition: sentence(candidates.map(({ conditions }) => conditions)) };
}

/** None if `latest` is not given. */
function latestOf(firsts: readonly Candidate[]): { readonly condition?: string }[] {
  if (firsts.every(({ latest }) => latest === true)) {
    return firsts.length === 0 ? [] : [anyOf(firsts)];
  }
  const alternatives = firsts.flatMap(({ conditions, latest }, index) => {
    const others = firsts.slice(0, index).filter((before) => before.latest === false).map((before) => `not ${before.conditions.join(' and ')}`);
    return latest === false ? [] : [[...conditions, ...(latest === true ? [] : [latest]), ...others]];
  });
  return alternatives.length === 0 ? [] : [{ condition: sentence(alternatives) }];
}

/** The alternatives of which one must hold. */
function sentence(alternatives: readonly (readonly string[])[]): string {
  return [...new Set(alternatives.map((conditions) => `if ${conditions.join(' and ')}`))].join(', or ');
}

/** Each tag of each repository; the tags alone where there is none. */
export function references(images: readonly ImageName[], tags: readonly Conditional[], { hidden }: ActionRun): Conditional[] {
  const possible = images.filter(({ enable }) => enable !== 'false');
  const ofImages = possible.flatMap(({ name, enable }) => tags.map(({ text, condition }) => ({
    text: name === '' ? text : `${name}:${text}`,
    ...both(enable === 'true' ? undefined : `if ${hidden.describe(enable)} is true`, condition),
  })));
  if (possible.some(({ enable }) => enable === 'true')) {
    return ofImages;
  }
  const noImage = possible.length === 0 ? undefined : `unless ${possible.map(({ enable }) => `${hidden.describe(enable)} is true`).join(' or ')}`;
  return [...ofImages, ...tags.map(({ text, condition }) => ({ text, ...both(noImage, condition) }))];
}

function both(one: string | undefined, other: string | undefined): { readonly condition?: string } {
  const conditions = [one, other].filter((condition) => condition !== undefined);
  return conditions.length === 0 ? {} : { condition: conditions.join(' and ') };
}
