import { Builder } from './builder';
import { Credentials } from './credentials';
import { RegistryStore } from './registry';
import { Scenario } from './scenario';
import { Tools } from './tools';
import { Ran } from './world';

/** What was seen while a scenario ran, and what it left behind. */
export interface Observation extends Ran {
  readonly scenario: Scenario;
  readonly stores: readonly RegistryStore[];
  readonly builder: Builder;
  readonly credentials: Credentials;
  /** The layouts that the build handed over. */
  readonly artifacts: string;
  /** The checkout of the repository. */
  readonly workspace: string;
  readonly tools: Tools;
  readonly env: NodeJS.ProcessEnv;
}
