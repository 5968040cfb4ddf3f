import { Gap, join, Text, Unknown } from './value';

const TOKEN = /Zgap(\d+)Z/;

/**
 * Words that stand for what is not known, so that it can pass through code that takes only strings. They are of letters
 * and digits: no shell, template or sanitizer treats them as anything else.
 */
export class StandIns {
  private readonly gaps: Gap[] = [];

  /** The text with a word for each gap. */
  public hide(text: Text): string {
    return typeof text === 'string' ? text : text.parts.map((part) => typeof part === 'string' ? part : this.wordFor(part)).join('');
  }

  /** The text with its gaps again. */
  public reveal(text: string): Text {
    // Splitting by a group keeps what it matched: every other piece is the number of a gap.
    return join(...text.split(TOKEN).map((piece, index) => index % 2 === 0 ? piece : new Unknown([this.gaps[Number(piece)]])));
  }

  /** What is hidden in the text. */
  public hiddenIn(text: string): Gap[] {
    const revealed = this.reveal(text);
    return revealed instanceof Unknown ? revealed.gaps : [];
  }

  private wordFor(gap: Gap): string {
    const known = this.gaps.findIndex(({ source }) => source === gap.source);
    return `Zgap${known === -1 ? this.gaps.push(gap) - 1 : known}Z`;
  }
}
