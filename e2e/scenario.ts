import { Architecture } from './debian';
import { Event } from './events';
import { Fault } from './faults';
import { Registry } from './registries';

export interface PublishedImage {
  readonly registry: Registry;
  readonly repository: string;
  /** The job that publishes it. */
  readonly job: string;
}

/** One event, run on one emitted project, and what has to come of it. */
export interface Scenario {
  readonly name: string;
  /** What happens, for the reader of the table. */
  readonly title: string;
  /** Folder of the examples. */
  readonly project: string;
  readonly workflow: string;
  readonly event: Event;
  readonly faults: readonly Fault[];
  readonly expected: Expected;
}

export interface Expected {
  /** Result of each job that runs; the others are skipped. */
  readonly jobs: Readonly<Record<string, 'success' | 'failure'>>;
  /** Steps that fail; undefined: none. */
  readonly failedSteps?: readonly string[];
  /** Jobs that speak to GitHub with the token of the run, besides those that publish with it. */
  readonly jobsWithToken?: readonly string[];
  /** Where the image is to be found afterwards. Nothing else may be anywhere. */
  readonly images: readonly PublishedImage[];
  /** The tags; the first is the version in labels and annotations. */
  readonly tags: (sha: string) => readonly string[];
  readonly architectures: readonly Architecture[];
  readonly attestations: boolean;
  /** Jobs that Slack is told of; undefined: Slack is told nothing. */
  readonly toldSlack?: readonly string[];
}
