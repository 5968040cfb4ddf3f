// Controls, and marks that turn the direction of writing: https://trojansource.codes
// eslint-disable-next-line no-control-regex -- they are what it is about
const HIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// eslint-disable-next-line no-control-regex -- what sets texts off, and nothing else
const HIDDEN_OR_STYLE = new RegExp(`\\u001b\\[(?:1|2|22|31|32|33|39)m|${HIDDEN.source}`, 'g');

/** The text without what a terminal or a page would not show as it stands: workflows come from strangers too. */
export function printable(text: string): string {
  return text.replace(HIDDEN_OR_STYLE, (match) => match.length > 1 ? match : '\ufffd');
}

/** The same of a text that nothing sets off. */
export function plain(text: string): string {
  return text.replace(HIDDEN, '\ufffd');
}
