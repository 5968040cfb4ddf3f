import { Draft } from './change';
import { isFixed, Pinned } from './pinned';

/** What is fixed to another version than before, new or gone. */
export function changedPins(base: readonly Pinned[], head: readonly Pinned[]): Draft[] {
  const names = new Map([...head, ...base].map((pinned) => [JSON.stringify([pinned.aspect, pinned.name]), pinned]));
  return [...names.values()].flatMap((named) => {
    const gone = otherThan(head, base.filter((pinned) => isVersionOf(pinned, named)));
    const added = otherThan(base, head.filter((pinned) => isVersionOf(pinned, named)));
    return Array.from({ length: Math.max(gone.length, added.length) }, (_, index) => draftOf(named, gone.at(index), added.at(index)));
  });
}

function isVersionOf({ aspect, name }: Pinned, other: Pinned): boolean {
  return aspect === other.aspect && name === other.name;
}

function otherThan(known: readonly Pinned[], pins: readonly Pinned[]): Pinned[] {
  return pins.filter((pinned) => !known.some((other) => isVersionOf(pinned, other) && pinned.content === other.content));
}

function draftOf({ aspect, name }: Pinned, from: Pinned | undefined, to: Pinned | undefined): Draft {
  const loosened = from !== undefined && isFixed(from) && to !== undefined && !isFixed(to);
  return {
    kind: `${aspect}-${from === undefined ? 'added' : to === undefined ? 'removed' : 'changed'}`,
    severity: to === undefined ? 'narrows' : loosened ? 'widens' : 'changes',
    subject: name,
    ...(from !== undefined && { from: inWords(from) }),
    ...(to !== undefined && { to: inWords(to) }),
  };
}

function inWords({ content, version }: Pinned): string {
  return version === undefined ? content : `${version} (${content})`;
}
