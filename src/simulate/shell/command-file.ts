import { headOf, sameText, withoutHead } from './text';
import { Gap, join, splitText, Text, Unknown } from '../value';

/** What a text of several lines is read into: `tags<<EOF`. */
interface Pending {
  readonly name: string;
  readonly delimiter: Text;
  readonly lines: readonly Text[];
}

interface Content {
  readonly values: ReadonlyMap<string, Text>;
  /** Why more may be set than is known. */
  readonly other?: Gap;
  readonly pending?: Pending;
  /** What was written after the last line break. */
  readonly lineSoFar: Text;
  /** Why GitHub refuses it, if it does. */
  readonly refused?: string;
  /** Why it is not known whether a line is one of a text of several lines. */
  readonly torn?: string;
}

/**
 * What a script has written to `$GITHUB_OUTPUT` or `$GITHUB_ENV`. Writing gives a new one.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#environment-files
 */
export class CommandFile {
  constructor(private readonly content: Content = { values: new Map(), lineSoFar: '' }) {}

  /** What is set. */
  public get values(): ReadonlyMap<string, Text> {
    return this.content.values;
  }

  /** Why more may be set than is known. */
  public get other(): Gap | undefined {
    return this.content.other;
  }

  /** Why GitHub refuses it, which fails the step; nothing if it does not. */
  public get refused(): string | undefined {
    return this.content.refused;
  }

  /** With this text added. */
  public append(text: Text): CommandFile {
    const lines = splitText(join(this.content.lineSoFar, text), '\n');
    const complete = lines.slice(0, -1).reduce<CommandFile>((file, line) => file.addLine(line), this);
    return complete.with({ lineSoFar: lines.at(-1) });
  }

  /** Without what was written before. */
  public emptied(): CommandFile {
    return new CommandFile({ values: new Map(), lineSoFar: '', ...this.other && { other: this.other } });
  }

  /** With one value set. */
  public set(name: string, value: Text): CommandFile {
    const { torn } = this.content;
    return this.with({ values: new Map([...this.values, [name, torn === undefined ? value : Unknown.of(name, torn)]]), pending: undefined });
  }

  /** With the reason why more may be set than is known. */
  public withOther(gap: Gap): CommandFile {
    return this.with({ other: this.other ?? gap });
  }

  /** As GitHub reads it when the step has ended. */
  public ended(): CommandFile {
    const file = this.content.lineSoFar === '' ? this : this.append('\n');
    const { pending } = file.content;
    return pending === undefined || this.other !== undefined || pending.delimiter instanceof Unknown || pending.lines.some((line) => line instanceof Unknown)
      ? file
      : file.with({ refused: file.refused ?? `what it sets for ${pending.name} has no end: ${pending.delimiter} is missing` });
  }

  /** What is known if either this or another was written. */
  public or(another: CommandFile, reason: string): CommandFile {
    if (this === another) {
      return this;
    }
    const [one, other] = [this.ended(), another.ended()];
    const names = [...new Set([...one.values.keys(), ...other.values.keys()])];
    const values = names.map((name): [string, Text] => {
      const value = one.values.get(name);
      return [name, value !== undefined && sameText(value, other.values.get(name)) ? value : Unknown.of(name, reason)];
    });
    const merged = one.with({
      values: new Map(values),
      other: one.other ?? other.other,
      refused: one.refused === other.refused ? one.refused : undefined,
      torn: one.content.torn ?? other.content.torn,
    });
    return samePending(one.content.pending, other.content.pending) ? merged : merged.withOther({ source: '$GITHUB_OUTPUT', reason }).with({ pending: undefined, torn: reason });
  }

  private with(changes: Partial<Content>): CommandFile {
    return new CommandFile({ ...this.content, ...changes });
  }

  private addLine(line: Text): CommandFile {
    const { pending } = this.content;
    if (pending) {
      return this.continuePending(pending, line);
    }
    if (line === '') {
      return this;
    }
    const found = /^([^=]*?)(=|<<)/.exec(headOf(line));
    if (!found) {
      return line instanceof Unknown ? this.withOther(line.gaps[0]) : this.with({ refused: this.refused ?? `GitHub cannot read the output ${JSON.stringify(line)}` });
    }
    const value = withoutHead(line, found[0].length);
    return found[2] === '=' ? this.set(found[1], value) : this.with({ pending: { name: found[1], delimiter: value, lines: [] } });
  }

  private continuePending({ name, delimiter, lines }: Pending, line: Text): CommandFile {
    if (!sameText(line, delimiter)) {
      return this.with({ pending: { name, delimiter, lines: [...lines, line] } });
    }
    return this.set(name, join(...lines.flatMap((text, index) => index === 0 ? [text] : ['\n', text])));
  }
}

function samePending(one: Pending | undefined, other: Pending | undefined): boolean {
  return one?.name === other?.name && sameText(one?.delimiter, other?.delimiter) && one?.lines.length === other?.lines.length
    && (one?.lines ?? []).every((line, index) => sameText(line, other?.lines[index]));
}
