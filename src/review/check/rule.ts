import { Severity } from './finding';
import { Locate, Position } from './locate';
import { Plan } from '../../simulate/plan';
import { Mapping, WorkflowFile } from '../../simulate/workflow-file';

/** What a rule looks at. */
export interface CheckContext {
  readonly workflow: WorkflowFile;
  /** The whole file, as YAML gives it. */
  readonly source: Mapping;
  /** What the workflow does, event by event. */
  readonly plan: Plan;
  readonly locate: Locate;
}

/** What a rule has to say about one place. */
export interface Remark {
  readonly at: Position;
  readonly message: string;
  readonly help: string;
  /** @default - that of the rule */
  readonly severity?: Severity;
}

/** Something that workflows are checked for. */
export interface Rule {
  /** Its name for people and machines, and its heading in docs/checks.md. */
  readonly id: string;
  readonly severity: Severity;
  /** What it finds, as a sentence without its full stop. */
  readonly title: string;
  /** Why that is bad, as sentences. */
  readonly explanation: string;
  check(context: CheckContext): Remark[];
}
