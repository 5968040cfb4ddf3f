/** A part of a value that only a run can tell. */
export interface Gap {
  /** What stands in its place, as a person would write it: `${{ steps.version.outputs.tag }}`, `$TAG`. */
  readonly source: string;
  /** Why it cannot be known before the run, as a clause: `only the step tells it`. */
  readonly reason: string;
  /** Where it is known what stands in its place, and only not whether it does. */
  readonly optional?: Optional;
}

/** A text that may not be there. */
export interface Optional {
  readonly text: Text;
  /** What must hold for that: `if ${{ inputs.latest }} is true`. */
  readonly condition: string;
}

/**
 * A value of which at least one part is not known before the run. What is known of it is kept: of
 * `ghcr.io/acme/web:${{ inputs.tag }}` the repository is.
 */
export class Unknown {
  /** A value of which nothing is known. */
  public static of(source: string, reason: string): Unknown {
    return new Unknown([{ source, reason }]);
  }

  /** A value of which it is only known whether it counts as true. */
  public static ofTruth(truth: boolean, gaps: readonly Gap[]): Unknown {
    return new Unknown(gaps, truth);
  }

  /**
   * @param parts in their order, with at least one gap
   * @param truth whether GitHub counts it as true, if that much is known
   */
  constructor(public readonly parts: readonly (string | Gap)[], public readonly truth?: boolean) {}

  /** What is not known, each once. */
  public get gaps(): Gap[] {
    return distinctGaps(this.parts.filter((part): part is Gap => typeof part !== 'string'));
  }

  public toString(): string {
    return this.parts.map((part) => typeof part === 'string' ? part : part.source).join('');
  }
}

/** A text, known or in part. */
export type Text = string | Unknown;

/** A mapping of which not all members are known: of the outputs of a step those that its script sets for certain are. */
export class PartlyKnown {
  /**
   * @param rest what stands for all other members
   */
  constructor(public readonly known: { readonly [key: string]: Value }, public readonly rest: Unknown) {}
}

/** What GitHub's contexts hold. */
export type Value = null | boolean | number | string | Unknown | PartlyKnown | readonly Value[] | { readonly [key: string]: Value };

/** Texts put together. */
export function join(...texts: readonly Text[]): Text {
  if (texts.every((text) => typeof text === 'string')) {
    return texts.join('');
  }
  return new Unknown(texts.flatMap((text) => text instanceof Unknown ? text.parts : [text]).reduce<(string | Gap)[]>((parts, part) => {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') {
      return [...parts.slice(0, -1), last + part];
    }
    return part === '' ? parts : [...parts, part];
  }, []));
}

/** The lines of a text that are not blank, without the spaces around them. */
export function linesOf(text: Text): Text[] {
  return splitText(text, '\n').map(trim).filter((line) => line !== '');
}

/** The pieces between separators; a gap is taken to hold none. */
export function splitText(text: Text, separator: RegExp | string): Text[] {
  if (typeof text === 'string') {
    return text.split(separator);
  }
  const pieces: Text[] = [''];
  for (const part of text.parts) {
    const [first, ...others] = typeof part === 'string' ? part.split(separator) : [new Unknown([part])];
    pieces.push(join(pieces.pop() ?? '', first), ...others);
  }
  return pieces;
}

function trim(text: Text): Text {
  if (typeof text === 'string') {
    return text.trim();
  }
  const { parts } = text;
  return join(...parts.map((part, index) => {
    if (typeof part !== 'string') {
      return new Unknown([part]);
    }
    const start = index === 0 ? part.trimStart() : part;
    return index === parts.length - 1 ? start.trimEnd() : start;
  }));
}

/** A text with all that may not be there, and what must hold for that. */
export function withOptionals(text: Text): { readonly text: Text; readonly conditions: readonly string[] } {
  const parts = typeof text === 'string' ? [] : text.parts;
  const optionals = parts.flatMap((part) => typeof part === 'string' ? [] : part.optional ?? []);
  return optionals.length === 0 ? { text, conditions: [] } : {
    text: join(...parts.map((part) => typeof part === 'string' ? part : part.optional?.text ?? new Unknown([part]))),
    conditions: optionals.map(({ condition }) => condition),
  };
}

/** What is not known of texts, each once. */
export function gapsOf(texts: readonly Text[]): Gap[] {
  return distinctGaps(texts.flatMap((text) => text instanceof Unknown ? text.gaps : []));
}

/** Each gap once, by what stands in its place. */
export function distinctGaps(gaps: readonly Gap[]): Gap[] {
  return gaps.filter(({ source }, index) => gaps.findIndex((gap) => gap.source === source) === index);
}
