import { ActRun } from './act';
import { Builder } from './builder';
import { Credentials } from './credentials';
import { Faults } from './faults';
import { RegistryStore } from './registry';
import { LoggedRequest } from './registry-proxy';
import { Runner } from './runner';
import { Scenario } from './scenario';
import { Tools } from './tools';

/** What was seen while a scenario ran, and what it left behind. */
export interface Observation {
  readonly scenario: Scenario;
  /** The commit that was released. */
  readonly sha: string;
  readonly run: ActRun;
  readonly stores: readonly RegistryStore[];
  readonly requests: readonly LoggedRequest[];
  readonly faults: Faults;
  readonly slackMessages: readonly string[];
  readonly runner: Runner;
  readonly builder: Builder;
  readonly credentials: Credentials;
  /** The layouts that the build handed over. */
  readonly artifacts: string;
  readonly folder: string;
  readonly tools: Tools;
  readonly env: NodeJS.ProcessEnv;
}
