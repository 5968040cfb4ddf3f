/** A piece of a phrase that is quoted from a workflow. */
export interface Quoted {
  readonly quoted: string;
}

/** A sentence in pieces, of which each output quotes some in its own way. */
export type Phrase = readonly (string | Quoted)[];

/** A phrase that quotes all that is put into it but other phrases. */
export function say(texts: TemplateStringsArray, ...values: readonly (string | Phrase)[]): Phrase {
  const pieces = texts.flatMap((text, index) => {
    const value = values.at(index) ?? [];
    return [text, ...index === values.length ? [] : typeof value === 'string' ? [{ quoted: value }] : value];
  });
  return pieces.filter((piece) => piece !== '');
}

/** What was, and what is. */
export function fromTo(from: string | undefined, to: string | undefined, nothing: string): Phrase {
  const side = (text: string | undefined): Phrase => text === undefined ? [nothing] : [{ quoted: text }];
  return [...side(from), ' -> ', ...side(to)];
}
