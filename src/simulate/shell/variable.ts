import { brief, isGap, sameText } from './text';
import { Gap, join, Text, Unknown } from '../value';

/** A word of a command. */
export interface Field {
  readonly text: Text;
  /** Whether it is not known how many such words there are: it may be none. */
  readonly open: boolean;
}

/** What a variable holds: a text, an array, or an associative array. */
export type Content = Text | readonly Field[] | ReadonlyMap<string, Text>;

/** A variable of a shell. */
export interface Variable {
  readonly content: Content;
  readonly exported: boolean;
}

/** A word that is known to be one. */
export function field(text: Text): Field {
  return { text, open: false };
}

/** Whether the content is a text. */
export function isText(content: Content): content is Text {
  return typeof content === 'string' || content instanceof Unknown;
}

/** Whether the content is an array. */
export function isList(content: Content): content is readonly Field[] {
  return Array.isArray(content);
}

/** What a variable without an index gives: of an array, its first element. */
export function textOf(content: Content, name: string): Text | undefined {
  if (isText(content)) {
    return content;
  }
  if (!isList(content)) {
    return content.get('0');
  }
  return content[0]?.open ? Unknown.of(`\${${name}[0]}`, gapOf(content[0].text).reason) : content[0]?.text;
}

/** What is known of a variable that holds either of two contents. */
export function eitherContent(name: string, one: Content | undefined, other: Content | undefined, reason: string): Content {
  if (one !== undefined && other !== undefined && sameContent(one, other)) {
    return one;
  }
  if (one !== undefined && other !== undefined && isList(one) && isList(other)) {
    const differs = one.findIndex((element, index) => !sameField(element, other[index]));
    const common = one.slice(0, differs === -1 ? one.length : differs);
    return [...common.slice(0, common.at(-1)?.open ? -1 : undefined), { text: Unknown.of(`\${${name}[@]}`, reason), open: true }];
  }
  return Unknown.of(`$${name}`, reason);
}

/**
 * The array after a loop of which it is not known how often it runs: what one pass adds stands for what each adds, if
 * that depends on what the loop goes through. Nothing if a pass does more than to add.
 *
 * @param within the array as a pass finds it
 */
export function repeated(before: Content | undefined, within: Content | undefined, after: Content): readonly Field[] | undefined {
  if (before === undefined || within === undefined || !isList(before) || !isList(within) || !isList(after)) {
    return undefined;
  }
  const added = after.slice(within.length);
  const kept = within.every((element, index) => element === after[index]); // not only written alike
  return kept && added.some(({ text }) => text instanceof Unknown) ? [...before, ...added.map(({ text }) => ({ text, open: true }))] : undefined;
}

/** Whether two contents are written alike. */
export function sameContent(one: Content, other: Content): boolean {
  if (isText(one) || isText(other)) {
    return isText(one) && isText(other) && sameText(one, other);
  }
  if (isList(one) || isList(other)) {
    return isList(one) && isList(other) && one.length === other.length && one.every((element, index) => sameField(element, other[index]));
  }
  return one.size === other.size && [...one].every(([key, text]) => sameText(text, other.get(key)));
}

/** The gap that a text has, as one. */
export function gapOf(text: Text): Gap {
  const [gap] = text instanceof Unknown ? text.gaps : [];
  return { source: brief(String(text)), reason: gap?.reason ?? 'how many of them there are is not known' };
}

/** The words that an unquoted text becomes, if it is split there. */
export function openField(text: Text): Field {
  return { text, open: isGap(text) };
}

/** One of the words that a text which is not known becomes, as the variable that holds each in its turn. */
export function eachOf(text: Text, name: string): Text {
  return text instanceof Unknown && isGap(text) && !text.gaps[0].source.startsWith('${{') ? Unknown.of(`$${name}`, text.gaps[0].reason) : text;
}

/** What a word gives as a part of a text: if it is not known how many such words there are, one gap. */
export function asPart({ text, open }: Field): Text {
  return open && !isGap(text) ? Unknown.of(brief(String(text)), gapOf(text).reason) : text;
}

/** Words as one text. What is not known to be a word may be none: no separator is known to stand beside it. */
export function joinFields(fields: readonly Field[], separator: string): Text {
  return join(...fields.flatMap((each, index) => index === 0 || each.open || fields[index - 1].open ? [asPart(each)] : [separator, each.text]));
}

function sameField(one: Field, other: Field | undefined): boolean {
  return other !== undefined && one.open === other.open && sameText(one.text, other.text);
}
