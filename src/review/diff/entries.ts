import { Change } from './change';
import { phraseOf, Sign, signOf } from './change-phrase';
import { Phrase, say } from './phrase';

/** What people read of one change, or of several that only differ in the tag. */
export interface Entry {
  readonly sign: Sign;
  readonly phrase: Phrase;
}

// A repository that is known as a whole, and a tag of which parts may not be.
const REFERENCE = /^((?:[\w.-]+(?::\d+)?\/)?[\w.-]+(?:\/[\w.-]+)*):([^/]+)$/;

/** The changes as entries: the tags of a repository that are new, or gone, stand together. */
export function entriesOf(changes: readonly Change[]): Entry[] {
  const entries = new Map<string, Change[]>();
  for (const [index, change] of changes.entries()) {
    const key = JSON.stringify(isPlainReference(change) ? [change.kind, REFERENCE.exec(change.subject)?.[1]] : index);
    entries.set(key, [...entries.get(key) ?? [], change]);
  }
  return [...entries.values()].map((alike) => ({ sign: signOf(alike[0]), phrase: alike.length === 1 ? phraseOf(alike[0]) : together(alike) }));
}

function isPlainReference({ kind, subject, from, to }: Change): boolean {
  return /^reference-(added|removed)$/.test(kind) && from === undefined && to === undefined && REFERENCE.test(subject);
}

function together(changes: readonly Change[]): Phrase {
  const parts = changes.map(({ subject }) => REFERENCE.exec(subject) ?? []);
  return [...say`${parts[0][1]}: `, ...parts.flatMap(([, , tag], index) => index === 0 ? say`${tag}` : say`, ${tag}`)];
}
