import { Hidden } from './hidden';
import { linesOf } from './lists';
import { Text } from '../value';

/** The step that runs the action, with all that is known of its texts. */
export interface MetadataStep {
  /** The inputs, by their names. */
  readonly with: Readonly<Record<string, Text>>;
  /** The variables of the step. */
  readonly env: Readonly<Record<string, Text>>;
}

/** The inputs as the action reads them. */
export class Inputs {
  constructor(private readonly step: MetadataStep, private readonly hidden: Hidden) {}

  public text(name: string): string {
    return this.untrimmed(name).trim();
  }

  public list(name: string): string[] {
    return linesOf(this.text(name));
  }

  /** A separator: spaces count. */
  public separator(name: string): string {
    return this.untrimmed(name) || '\n';
  }

  public variable(name: string): string {
    return this.hidden.hide(this.step.env[name] ?? '');
  }

  private untrimmed(name: string): string {
    return this.hidden.hide(this.step.with[name] ?? '');
  }
}
