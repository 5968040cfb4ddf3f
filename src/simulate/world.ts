import { Contexts } from './expressions/expression';
import { MetadataRepository } from './metadata-action/metadata-action';
import { Permissions } from './permissions';
import { Mapping, WorkflowFile } from './workflow-file';

/** What is the same for all workflows of one run. */
export interface World {
  /** The context `github`. */
  readonly github: Mapping;
  /** What GitHub's API answers about the repository. */
  readonly repository: MetadataRepository;
  /** Whether the run is for code of a fork: it gets no secret, and no right to write. */
  readonly fork: boolean;
  /** The jobs that are taken to fail, by their outcome's id; by that without the combination all of a matrix. */
  readonly failing: readonly string[];
  /** The text of a file of the repository, if there is one. */
  readonly readFile: (path: string) => string | undefined;
}

/** One workflow of a run: that which an event starts, or one that it calls. */
export interface Scope {
  readonly world: World;
  readonly workflow: WorkflowFile;
  /** What the ids of its jobs start with: nothing, or `release / `. */
  readonly prefix: string;
  /** `github`, `inputs`, `vars` and `secrets`, which are the same for all of its jobs. */
  readonly contexts: Contexts;
  /** The repository's secrets behind the name of one here. */
  readonly secretsBehind: (name: string) => readonly string[];
  /** What the calling job may do. */
  readonly callerPermissions?: Permissions;
  /** The paths of the workflows that called this one, itself included. */
  readonly callers: readonly string[];
}
