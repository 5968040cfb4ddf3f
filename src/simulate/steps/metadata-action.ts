import type { StepContext } from './perform-step';
import { StepResult } from './step-result';
import { simulateMetadata } from '../metadata-action/metadata-action';
import { Text, Unknown, Value } from '../value';

/**
 * Computes tags, labels and annotations.
 *
 * @see https://github.com/docker/metadata-action
 */
export function metadataAction(inputs: Readonly<Record<string, Text>>, { scope: { world }, env }: StepContext): StepResult {
  const { github, repository } = world;
  const metadata = simulateMetadata({ with: inputs, env }, {
    eventName: String(github.event_name),
    ref: textOf(github.ref),
    sha: textOf(github.sha),
    payload: github.event,
    repository,
  });
  return {
    effects: [],
    outputs: metadata.outputs as Record<string, Text>,
    env: metadata.env,
    files: Object.fromEntries(Object.entries(metadata.bakeFiles).map(([output, text]) => [String(metadata.outputs[output as keyof typeof metadata.bakeFiles]), text])),
    tagRules: metadata.rules,
    ...(metadata.error !== undefined && { failure: metadata.error }),
  };
}

function textOf(value: Value): Text {
  return value instanceof Unknown ? value : String(value);
}
