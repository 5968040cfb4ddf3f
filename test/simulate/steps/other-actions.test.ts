import { jobOf, outcomeOf } from '../support';

/** The effects of a step that uses an action. */
function effectsOf(uses: string, inputs: string): unknown {
  const outcome = outcomeOf(`on: push\njobs: { a: { runs-on: x, env: { E: '\${{ github.run_id }}' }, steps: [{ uses: '${uses}', with: ${inputs} }] } }`, 'push');
  return jobOf(outcome, 'a').steps[0].effects.map((effect) => Object.fromEntries(Object.entries(effect).map(([key, value]) => [key, String(value)])));
}

describe('a login', () => {
  test.each<[string, string, string, string[]]>([
    ['to Docker Hub where no registry is named', 'docker/login-action@v3', '{ username: acme }', ['docker.io']],
    ['to Docker Hub where it is empty', 'docker/login-action@v3', "{ registry: '' }", ['docker.io']],
    ['to a registry', 'Docker/Login-Action@v3', '{ registry: registry.cn-hangzhou.aliyuncs.com }', ['registry.cn-hangzhou.aliyuncs.com']],
    ['to one that is not known', 'docker/login-action@v3', "{ registry: '${{ vars.REGISTRY }}' }", ['${{ vars.REGISTRY }}']],
    ['to several', 'docker/login-action@v3', '{ registry-auth: "- registry: ghcr.io\\n  username: a\\n- registry: \'quay.io\'\\n" }', ['ghcr.io', 'quay.io']],
    ['of another maker', 'azure/docker-login@v2', '{ login-server: acme.azurecr.io }', ['acme.azurecr.io']],
  ])('%s', (_, uses, inputs, registries) => {
    expect(effectsOf(uses, inputs)).toEqual(registries.map((registry) => ({ kind: 'login', registry })));
  });
});

describe('artifacts', () => {
  test.each<[string, string, unknown]>([
    ['actions/upload-artifact@v4', '{ name: image, path: x }', { kind: 'artifact', direction: 'upload', name: 'image' }],
    ['actions/upload-artifact@v4', '{ path: x }', { kind: 'artifact', direction: 'upload', name: 'artifact' }],
    ['actions/download-artifact@v4', '{ name: image }', { kind: 'artifact', direction: 'download', name: 'image' }],
    ['actions/download-artifact@v4', "{ pattern: 'digests-*', merge-multiple: true }", { kind: 'artifact', direction: 'download', name: 'digests-*' }],
    ['actions/download-artifact@v4', '{ path: x }', { kind: 'artifact', direction: 'download', name: '*' }],
    ['actions/upload-artifact@v4', "{ name: 'logs-${{ env.E }}' }", { kind: 'artifact', direction: 'upload', name: 'logs-${{ github.run_id }}' }],
  ])('%s with %s', (uses, inputs, effect) => {
    expect(effectsOf(uses, inputs)).toEqual([effect]);
  });
});

test.each([['actions/checkout@v4'], ['docker/setup-buildx-action@37fe631027851001ddb9b187196cc803df7f5f0e'], ['docker/setup-qemu-action@v3'], ['github/codeql-action/upload-sarif@v4']])('%s does nothing to a registry', (uses) => {
  expect(effectsOf(uses, '{}')).toEqual([]);
});

test.each([['acme/deploy@v1'], ['acme/tools/build@main'], ['docker://alpine:3']])('%s may do anything', (uses) => {
  expect(effectsOf(uses, '{}')).toEqual([{ kind: 'unread', what: uses, reason: 'the action is not known to the simulator' }]);
});
