import { Registry } from '../../src/model/registry';
import { Secret } from '../../src/model/secret';
import { Variable } from '../../src/model/variable';
import { loginOf } from '../../src/steps/login';

describe('loginOf', () => {
  test.each(['read', 'write'] as const)('takes secrets without any right, to %s', (access) => {
    expect(loginOf(Registry.of('quay.io', { username: Variable.of('WHO'), password: Secret.of('TOKEN') }), access)).toEqual({
      env: { USERNAME: '${{ vars.WHO }}', PASSWORD: '${{ secrets.TOKEN }}' },
      permissions: {},
      reasons: {},
    });
  });

  test.each([['read', 'read from ghcr.io'], ['write', 'push to ghcr.io']] as const)('takes the token of the run with no more than the right to %s', (access, reason) => {
    expect(loginOf(Registry.ghcr({ namespace: 'a' }), access)).toEqual({
      env: { USERNAME: '${{ github.actor }}', PASSWORD: '${{ github.token }}' },
      permissions: { packages: access },
      reasons: { packages: reason },
    });
  });
});
