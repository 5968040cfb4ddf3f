import { CheckoutStep } from './checkout-step';
import { ReleaseStepConfig } from './release-step';

/**
 * Checks out what a pull request would be merged into, so that no code of the pull request runs.
 */
export class CheckoutBaseStep extends CheckoutStep {
  public toGithub(): ReleaseStepConfig {
    const { steps: [step], ...config } = super.toGithub();
    return {
      ...config,
      steps: [{ ...step, with: { ...step.with, ref: '${{ github.event.pull_request.base.sha }}' } }],
      notes: { 'with.ref': 'not of the pull request: this job may write' },
    };
  }
}
