import { testProject } from './project';
import { CheckoutStep } from '../../src/steps/checkout-step';
import { Pin } from '../../src/steps/pin';
import { Pins } from '../../src/steps/pins';

const project = testProject();

describe('CheckoutStep', () => {
  test('checks the whole repository out, may read it, and leaves no credential behind', () => {
    expect(new CheckoutStep(project).toGithub()).toEqual({
      needs: [],
      env: {},
      steps: [{
        name: 'Check out',
        id: 'checkout',
        uses: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1',
        with: { 'persist-credentials': false },
      }],
      permissions: { contents: 'read' },
      reasons: { contents: 'check out' },
    });
  });

  test('takes a folder, a reason and other pins', () => {
    // GIVEN
    const pins = new Pins([Pin.action('actions/checkout', 'v9', '0123456789abcdef0123456789abcdef01234567')]);

    // WHEN
    const { steps, reasons } = new CheckoutStep(project, { folder: '.github/image-release', reason: 'check out the script', pins }).toGithub();

    // THEN
    expect(reasons).toEqual({ contents: 'check out the script' });
    expect(steps).toEqual([{
      name: 'Check out',
      id: 'checkout',
      uses: 'actions/checkout@0123456789abcdef0123456789abcdef01234567',
      with: { 'persist-credentials': false, 'sparse-checkout': '.github/image-release' },
    }]);
  });
});
