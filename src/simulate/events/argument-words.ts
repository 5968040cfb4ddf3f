import { eventKind } from './event-kinds';

/** An argument for an event cannot be understood. The message names the argument and what is allowed. */
export class EventArgumentError extends Error {
  /**
   * @param argument the whole argument
   * @param word the word in it that is wrong
   * @param reason what is wrong with the word, as the end of a sentence that it starts
   * @param allowed what may stand in its place: words, or a description of them
   */
  constructor(argument: string, public readonly word: string, reason: string, public readonly allowed: readonly string[]) {
    super(`the event ${JSON.stringify(argument)} cannot be understood: ${JSON.stringify(word)} ${reason} (allowed: ${allowed.join(', ') || 'none'})`);
    this.name = 'EventArgumentError';
  }
}

/** The words of an argument: `NAME[:SUBJECT][@ACTIVITY][?OPTION[=VALUE][&…]]`. */
export interface ArgumentWords {
  readonly name: string;
  readonly subject?: string;
  readonly activity?: string;
  /** An option without a value has an empty one. */
  readonly options: ReadonlyMap<string, string>;
}

/**
 * Takes an argument apart. `%` stands before the code of a character that would be taken for a part of the grammar:
 * `%3F` for `?`, `%26` for `&`, `%40` for `@`, `%25` for `%`.
 *
 * @throws EventArgumentError
 */
export function splitArgument(argument: string): ArgumentWords {
  const [, head, query = ''] = /^([^?]*)(?:\?(.*))?$/s.exec(argument) ?? [];
  const [, name, rest] = /^([^:@]*)(.*)$/s.exec(head) as unknown as [string, string, string];
  const [, subject, activity] = activityPattern(name).exec(rest) as unknown as [string, string, string | undefined];
  return {
    name,
    ...(subject.startsWith(':') && { subject: decode(argument, subject.slice(1)) }),
    ...(activity !== undefined && { activity: decode(argument, activity) }),
    options: new Map(query.split('&').filter((option) => option !== '').map((option) => {
      const [, key, value = ''] = /^([^=]*)(?:=(.*))?$/s.exec(option) ?? [];
      return [decode(argument, key), decode(argument, value)];
    })),
  };
}

/** The text of words, which `splitArgument` takes apart again. */
export function joinArgument({ name, subject, activity, options }: ArgumentWords): string {
  const query = [...options].map(([key, value]) => value === '' ? encode(key) : `${encode(key)}=${encode(value)}`).join('&');
  return `${name}${subject === undefined ? '' : `:${encode(subject).replace(/@(?=[a-z_]+$)/, '%40')}`}${activity === undefined ? '' : `@${encode(activity)}`}${query && `?${query}`}`;
}

function activityPattern(name: string): RegExp {
  if (name === 'repository_dispatch') {
    return /^(.*?)(?:@(.+))?$/s;
  }
  // A tag may have an @ of its own, as in `web@1.2.3`.
  return eventKind(name)?.activities === undefined ? /^(.*)$/s : /^(.*?)(?:@([a-z_]+))?$/s;
}

function encode(text: string): string {
  return text.replace(/[%?&]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(argument: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new EventArgumentError(argument, text, 'has a % without the code of a character after it', ['%25 for a % itself']);
  }
}
