import { Effect } from '../effect';
import { MetadataRule } from '../metadata-action/metadata-action';
import { Gap, Text } from '../value';

/** What a step did, as far as it can be known before it runs. */
export interface StepResult {
  readonly effects: readonly Effect[];
  readonly outputs: Readonly<Record<string, Text>>;
  /** Why outputs that are not listed cannot be known; without it there are no others. */
  readonly otherOutputs?: string;
  /** What later steps find in their environment. */
  readonly env?: Readonly<Record<string, Text>>;
  /** Why later steps may find more in their environment, if they may. */
  readonly otherEnv?: Gap;
  /** The files that it leaves for later steps, by their paths. */
  readonly files?: Readonly<Record<string, Text>>;
  /** Of docker/metadata-action what came of each of its rules. */
  readonly tagRules?: readonly MetadataRule[];
  /** Why it is certain to fail, if it is. */
  readonly failure?: string;
}

/** A step that does nothing which can be seen from outside. */
export const NOTHING: StepResult = { effects: [], outputs: {} };
