import { StepResult } from './step-result';
import { Text } from '../value';

/** https://github.com/actions/upload-artifact */
export function uploadArtifact(inputs: Readonly<Record<string, Text>>): StepResult {
  return { effects: [{ kind: 'artifact', direction: 'upload', name: inputs.name ?? 'artifact' }], outputs: {}, otherOutputs: 'the upload gives it' };
}

/** https://github.com/actions/download-artifact */
export function downloadArtifact(inputs: Readonly<Record<string, Text>>): StepResult {
  return { effects: [{ kind: 'artifact', direction: 'download', name: inputs.name ?? inputs.pattern ?? '*' }], outputs: {}, otherOutputs: 'the download gives it' };
}
