import { Hidden } from './hidden';
import { RuleResult } from './tag-candidates';
import { Conditional } from './tags';
import { Text } from '../value';

/** The outputs of the action, in the order in which it sets them. */
export type MetadataOutput =
  'version' | 'tags' | 'tag-names' | 'labels' | 'annotations' | 'json' | 'bake-file-tags' | 'bake-file-labels' | 'bake-file-annotations' | 'bake-file';

/** A tag, or a reference with one. */
export interface MetadataTag {
  readonly text: Text;
  /** What must hold for it to be given, where that is not known: `if ${{ inputs.latest }} is true`. */
  readonly condition?: string;
}

/** What came of a rule of the input `tags`. */
export interface MetadataRule {
  /** As it is written. */
  readonly rule: string;
  /** The tag that it gives, if it gives one. */
  readonly tag?: MetadataTag;
  /** Why it gives none; empty where it gives one. */
  readonly reason: string;
}

/** What the action does. */
export interface Metadata {
  /** What it sets before it fails, or all. In those that list texts, one that may not be there is a gap. */
  readonly outputs: { readonly [output in MetadataOutput]?: Text };
  /** What the files hold that the outputs of the same names point to. */
  readonly bakeFiles: { readonly [output in MetadataOutput]?: Text };
  /** The variables that it sets for later steps. */
  readonly env: { readonly [name: string]: Text };
  /** Each tag of each repository. */
  readonly references: readonly MetadataTag[];
  /** The tags without repository. */
  readonly tags: readonly MetadataTag[];
  /** In the order in which they are followed. */
  readonly rules: readonly MetadataRule[];
  readonly warnings: readonly string[];
  /** What it fails with, if it does for certain. */
  readonly error?: string;
}

/** Collects what a run of the action does. */
export class Report {
  private readonly outputs: { [output in MetadataOutput]?: Text } = {};
  private readonly bakeFiles: { [output in MetadataOutput]?: Text } = {};
  private readonly env: { [name: string]: Text } = {};
  private readonly rules: MetadataRule[] = [];
  private readonly warnings: string[] = [];
  private references: readonly MetadataTag[] = [];
  private tags: readonly MetadataTag[] = [];

  constructor(private readonly hidden: Hidden) {}

  /** @param exported whether a variable is set too: `true`, `false` or what is not known */
  public setOutput(name: MetadataOutput, value: string, exported: string): void {
    const variable = `DOCKER_METADATA_OUTPUT_${name.replaceAll('-', '_').toUpperCase()}`;
    this.outputs[name] = this.hidden.reveal(value);
    if (exported !== 'false') {
      this.env[variable] = this.hidden.reveal(exported === 'true' ? value : this.hidden.derived(`$${variable}`, exported));
    }
  }

  public setBakeFile(name: MetadataOutput, content: string): void {
    this.bakeFiles[name] = this.hidden.reveal(content);
  }

  public addRule({ rule, candidate, reason }: RuleResult): void {
    const tag = candidate && this.tagOf({ text: candidate.tag, condition: candidate.conditions.length === 0 ? undefined : `if ${candidate.conditions.join(' and ')}` });
    this.rules.push({ rule: this.hidden.describe(rule.text), ...(tag && { tag }), reason });
  }

  public setTags(tags: readonly Conditional[], references: readonly Conditional[]): void {
    this.tags = tags.map((tag) => this.tagOf(tag));
    this.references = references.map((reference) => this.tagOf(reference));
  }

  public warn(message: string): void {
    this.warnings.push(this.hidden.describe(message));
  }

  public metadata(error?: string): Metadata {
    const { outputs, bakeFiles, env, references, tags, rules, warnings } = this;
    return { outputs, bakeFiles, env, references, tags, rules, warnings, ...(error !== undefined && { error: this.hidden.describe(error) }) };
  }

  private tagOf({ text, condition }: Conditional): MetadataTag {
    return { text: this.hidden.reveal(text), ...(condition !== undefined && { condition }) };
  }
}
