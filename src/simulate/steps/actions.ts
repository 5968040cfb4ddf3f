import { downloadArtifact, uploadArtifact } from './artifact-actions';
import { bakeAction } from './bake-action';
import { buildPushAction } from './build-push-action';
import { retryAction, tagPushAction } from './copying-actions';
import { HARMLESS_ACTIONS } from './harmless-actions';
import { loginAction } from './login-action';
import { metadataAction } from './metadata-action';
import type { StepContext } from './perform-step';
import { StepResult } from './step-result';
import { Effect } from '../effect';
import { Text } from '../value';

type Inputs = Readonly<Record<string, Text>>;

const loggingInTo = (registry: Text) => (): StepResult => ({ effects: [{ kind: 'login', registry } satisfies Effect], outputs: {}, otherOutputs: 'the login gives it' });

/** The actions whose effects are known, by their name in lower case. */
export const ACTIONS: Readonly<Record<string, (inputs: Inputs, context: StepContext) => StepResult>> = {
  ...Object.fromEntries(HARMLESS_ACTIONS.map((name) => [name, (): StepResult => ({ effects: [], outputs: {}, otherOutputs: `the action ${name} gives it` })])),
  'actions/upload-artifact': uploadArtifact,
  'actions/download-artifact': downloadArtifact,
  'docker/metadata-action': metadataAction,
  'crazy-max/ghaction-docker-meta': metadataAction,
  'docker/build-push-action': buildPushAction,
  'depot/build-push-action': buildPushAction,
  'useblacksmith/build-push-action': buildPushAction,
  'docker/bake-action': bakeAction,
  'depot/bake-action': bakeAction,
  'docker/login-action': loginAction,
  'akhilerm/tag-push-action': tagPushAction,
  'nick-fields/retry': retryAction,
  'nick-invision/retry': retryAction,
  'azure/docker-login': (inputs) => loginAction({ registry: inputs['login-server'] ?? '' }),
  'aws-actions/amazon-ecr-login': loggingInTo('amazonaws.com'),
};
