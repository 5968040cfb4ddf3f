import { StandIns } from '../stand-ins';
import { Text, Unknown } from '../value';

/** What can be said of a text that is not fully known. */
export type Answer = 'yes' | 'no' | 'unknown';

/** Texts of the action with words in place of what is not known, and what can be said of them all the same. */
export class Hidden {
  private readonly standIns = new StandIns();
  private readonly filled = new Set<string>();

  /** The text with a word for each gap. */
  public hide(text: Text): string {
    return text instanceof Unknown && text.truth === true && text.parts.length === 1 ? this.hideFilled(text) : this.standIns.hide(text);
  }

  /** As `hide`, of a text of which no part is empty. */
  public hideFilled(text: Text): string {
    if (text instanceof Unknown) {
      text.gaps.forEach(({ source }) => this.filled.add(source));
    }
    return this.standIns.hide(text);
  }

  /** A word for what is not known and never empty. */
  public word(source: string, reason: string): string {
    return this.hideFilled(Unknown.of(source, reason));
  }

  /** A word for a text that may not be there, but is not empty if it is. */
  public optional(text: string, condition: string): string {
    return this.hideFilled(new Unknown([{ source: this.describe(text), reason: `it is there only ${condition}`, optional: { text: this.reveal(text), condition } }]));
  }

  /** A word for what is computed from what is not known, and may be empty. */
  public perhaps(source: string, from: string): string {
    return this.hide(Unknown.of(source, this.reason(from)));
  }

  /** A word for what is computed from what is not known, and is never empty. */
  public derived(source: string, from: string): string {
    return this.word(source, this.reason(from));
  }

  /** The text with its gaps again. */
  public reveal(text: string): Text {
    return this.standIns.reveal(text);
  }

  /** The text as a person would write it. */
  public describe(text: string): string {
    return this.reveal(text).toString();
  }

  /** Why the text is not known. */
  public reason(text: string): string {
    return this.standIns.hiddenIn(text).map(({ reason }) => reason).join('; ');
  }

  public isKnown(text: string): boolean {
    return this.standIns.hiddenIn(text).length === 0;
  }

  /** Whether all of the text is not known, and may be nothing at all. */
  public mayBeEmpty(text: string): boolean {
    const revealed = this.reveal(text);
    return revealed instanceof Unknown && revealed.parts.every((part) => typeof part !== 'string' && !this.filled.has(part.source));
  }

  public startsWith(text: string, prefix: string): Answer {
    const start = this.start(text);
    if (start.startsWith(prefix)) {
      return 'yes';
    }
    return !this.isKnown(text) && prefix.startsWith(start) ? 'unknown' : 'no';
  }

  public equal(one: string, other: string): Answer {
    if (one === other) {
      return 'yes';
    }
    const [start, otherStart] = [this.start(one), this.start(other)];
    const possible = !this.isKnown(one) && otherStart.startsWith(start) || !this.isKnown(other) && start.startsWith(otherStart);
    return possible ? 'unknown' : 'no';
  }

  /** Changes what is known of the text, and only that. */
  public mapKnown(text: string, change: (part: string) => string): string {
    const revealed = this.reveal(text);
    return typeof revealed === 'string' ? change(revealed) : this.hide(new Unknown(revealed.parts.map((part) => typeof part === 'string' ? change(part) : part)));
  }

  private start(text: string): string {
    const revealed = this.reveal(text);
    const [first] = typeof revealed === 'string' ? [revealed] : revealed.parts;
    return typeof first === 'string' ? first : '';
  }
}
