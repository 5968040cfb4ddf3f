import { JobPermission } from 'projen/lib/github/workflows-model';
import { githubStep } from '../../src/steps/release-step';

describe('githubStep', () => {
  test('needs no job and sets nothing for the whole job', () => {
    expect(githubStep({ name: 'Say', run: 'echo' })).toEqual({ needs: [], env: {}, steps: [{ name: 'Say', run: 'echo' }] });
  });

  test('carries permissions, their reasons and notes', () => {
    expect(githubStep({ run: 'echo' }, { permissions: { contents: JobPermission.READ }, reasons: { contents: 'check out' }, notes: { run: 'says nothing' } })).toEqual({
      needs: [],
      env: {},
      steps: [{ run: 'echo' }],
      permissions: { contents: 'read' },
      reasons: { contents: 'check out' },
      notes: { run: 'says nothing' },
    });
  });
});
