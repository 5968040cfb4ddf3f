import { JobStepOutput } from 'projen/lib/github/workflows-model';
import { Secret } from '../model/secret';
import { Variable } from '../model/variable';

/** The token of the run. */
export const TOKEN = '${{ github.token }}';

/** How GitHub gives a value to a step. */
export function settingExpression(setting: Secret | Variable): string {
  if (setting instanceof Secret) {
    return setting.name === undefined ? TOKEN : `\${{ secrets.${setting.name} }}`;
  }
  return setting.name === undefined ? '${{ github.actor }}' : `\${{ vars.${setting.name} }}`;
}

/** How a later step of the same job reads an output. */
export function outputExpression(output: JobStepOutput): string {
  return `\${{ steps.${output.stepId}.outputs.${output.outputName} }}`;
}

/** Where the image lies, as an OCI layout, in the job that builds it and in those that publish it. */
export const LAYOUT = '${{ runner.temp }}/image';
