import { MOST_PARTS, MOST_TEXT } from './too-long';
import { join, splitText, Text, Unknown } from '../value';

/** Whether nothing of the text is known. */
export function isGap(text: Text): boolean {
  return text instanceof Unknown && text.parts.every((part) => typeof part !== 'string');
}

/** Whether a text is empty, if that can be told. */
export function isEmpty(text: Text): boolean | undefined {
  if (typeof text === 'string') {
    return text === '';
  }
  return text.truth === true || !isGap(text) ? false : undefined;
}

/** What stands for texts of which nothing can be worked out: one gap, with the reason of the first of theirs. */
export function replaced(texts: readonly Text[], source: string): Unknown {
  const [first] = texts.flatMap((text) => text instanceof Unknown ? text.gaps : []);
  return Unknown.of(source, first?.reason ?? 'how many of them there are is not known');
}

/** The text with what is known of it changed character by character; if nothing is known of it, what stands for the change. */
export function changed(text: Text, source: string, change: (known: string) => string): Text {
  if (typeof text === 'string') {
    return change(text);
  }
  const bare = withoutLastBreaks(text);
  return isGap(bare) ? join(replaced([text], source), tailOf(text)) : new Unknown(text.parts.map((part) => typeof part === 'string' ? change(part) : part));
}

/** The lines of a text; what ends a line is no line of its own. */
export function linesOf(text: Text): Text[] {
  const lines = splitText(text, '\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** The text without the line breaks that end it, as a command substitution gives it. */
export function withoutLastBreaks(text: Text): Text {
  if (typeof text === 'string') {
    return text.replace(/\n+$/, '');
  }
  const last = text.parts.at(-1);
  return typeof last === 'string' ? join(new Unknown(text.parts.slice(0, -1)), last.replace(/\n+$/, '')) : text;
}

/** What is known of the text before its first gap. */
export function headOf(text: Text): string {
  const first = typeof text === 'string' ? text : text.parts[0];
  return typeof first === 'string' ? first : '';
}

/** What is known of the text after its last gap. */
export function tailOf(text: Text): string {
  const last = typeof text === 'string' ? text : text.parts.at(-1);
  return typeof last === 'string' ? last : '';
}

/** The text without its first characters, which must be known. */
export function withoutHead(text: Text, length: number): Text {
  return typeof text === 'string' ? text.slice(length) : join(headOf(text).slice(length), new Unknown(text.parts.slice(headOf(text) === '' ? 0 : 1)));
}

/** The text without its last characters, which must be known. */
export function withoutTail(text: Text, length: number): Text {
  const kept = (known: string): string => known.slice(0, known.length - length);
  return typeof text === 'string' ? kept(text) : join(new Unknown(tailOf(text) === '' ? text.parts : text.parts.slice(0, -1)), kept(tailOf(text)));
}

/** Whether two texts are written alike; they may still differ if both have gaps. */
export function sameText(one: Text | undefined, other: Text | undefined): boolean {
  return one === undefined || other === undefined ? one === other : String(one) === String(other) && typeof one === typeof other;
}

/** On one line and not too long, to be shown to people. */
export function brief(written: string): string {
  const line = written.replace(/\\\n/g, ' ').replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** Whether a text is longer than those of any real script. */
export function isTooMuch(text: Text): boolean {
  return typeof text === 'string' ? text.length > MOST_TEXT : text.parts.length > MOST_PARTS || text.parts.some((part) => typeof part === 'string' && part.length > MOST_TEXT);
}
