import { testProject } from './project';
import { CheckoutBaseStep } from '../../src/steps/checkout-base-step';

const project = testProject();

test('CheckoutBaseStep checks out a folder of the base, and leaves no credential behind', () => {
  expect(new CheckoutBaseStep(project, { folder: '.github/image-release', reason: 'check out the scripts' }).toGithub()).toEqual({
    needs: [],
    env: {},
    steps: [{
      name: 'Check out',
      id: 'checkout',
      uses: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1',
      with: { 'persist-credentials': false, 'sparse-checkout': '.github/image-release', 'ref': '${{ github.event.pull_request.base.sha }}' },
    }],
    permissions: { contents: 'read' },
    reasons: { contents: 'check out the scripts' },
    notes: { 'with.ref': 'not of the pull request: this job may write' },
  });
});
