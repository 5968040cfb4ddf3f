import { CheckoutStep } from './checkout-step';
import { ReleaseStepConfig } from './release-step';

/** Where the base of a pull request stands, once its merge commit is checked out. */
export const BASE = 'HEAD^1';

/**
 * Checks out what merging a pull request would give, with what it would be merged into. No credential is needed later,
 * because nothing is fetched later.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
 */
export class CheckoutMergeStep extends CheckoutStep {
  public toGithub(): ReleaseStepConfig {
    const { steps: [step], ...config } = super.toGithub();
    return {
      ...config,
      steps: [{ ...step, with: { ...step.with, 'fetch-depth': 2 } }],
      notes: { 'with.fetch-depth': `the merge commit and the base, ${BASE}` },
    };
  }
}
