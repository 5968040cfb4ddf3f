import { testProject } from './project';
import { CheckoutMergeStep } from '../../src/steps/checkout-merge-step';

const project = testProject();

test('CheckoutMergeStep checks out the merge commit and its parents, and leaves no credential behind', () => {
  expect(new CheckoutMergeStep(project).toGithub()).toEqual({
    needs: [],
    env: {},
    steps: [{
      name: 'Check out',
      id: 'checkout',
      uses: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1',
      with: { 'persist-credentials': false, 'fetch-depth': 2 },
    }],
    permissions: { contents: 'read' },
    reasons: { contents: 'check out' },
    notes: { 'with.fetch-depth': 'the merge commit and the base, HEAD^1' },
  });
});
