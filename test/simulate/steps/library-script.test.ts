import { jobOf, outcomeOf, references } from '../support';

/** A workflow as this library writes it, as far as the simulator knows its scripts by name. */
function publishing(env: string, event = 'release:v1.2.3'): string[] {
  return references(outcomeOf(`on: { release: { types: [published] }, workflow_dispatch: { inputs: { rehearse: { type: boolean }, perhaps: { type: string, required: true } } } }
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - run: bash .github/scripts/image-release/publish.sh
        env: ${env}
`, event));
}

describe('publish.sh serves the image by its tags', () => {
  test.each<[string, string, string, string[]]>([
    ['each tag', '{ IMAGE: ghcr.io/acme/web, TAGS: "1.2.3\\n1.2\\n" }', 'release', ['ghcr.io/acme/web:1.2.3', 'ghcr.io/acme/web:1.2']],
    [
      'tags that follow versions do not go back', '{ IMAGE: ghcr.io/acme/web, TAGS: "1.2.3\\n1.2\\nlatest", VERSION: 1.2.3, LATEST: latest }', 'release',
      ['ghcr.io/acme/web:1.2.3', 'ghcr.io/acme/web:1.2 (unless it serves a higher version)', 'ghcr.io/acme/web:latest (if GitHub marks the release as the latest)'],
    ],
    ['nothing where it rehearses', "{ IMAGE: ghcr.io/acme/web, TAGS: '1.2.3', REHEARSE: '${{ inputs.rehearse }}' }", 'workflow_dispatch?rehearse=true', []],
    ['all where it does not', "{ IMAGE: ghcr.io/acme/web, TAGS: '1.2.3', REHEARSE: '${{ inputs.rehearse }}' }", 'workflow_dispatch?rehearse=false', ['ghcr.io/acme/web:1.2.3']],
    [
      'perhaps, where that is not known', "{ IMAGE: ghcr.io/acme/web, TAGS: '1.2.3', REHEARSE: '${{ inputs.perhaps }}' }", 'workflow_dispatch',
      ['ghcr.io/acme/web:1.2.3 (unless ${{ inputs.perhaps }} is true)'],
    ],
  ])('%s', (_, env, event, expected) => {
    expect(publishing(env, event)).toEqual(expected);
  });
});

test('publish.sh logs in to the host of the image', () => {
  const outcome = outcomeOf("on: push\njobs: { a: { runs-on: x, steps: [{ run: bash .github/image-release/publish.sh, env: { IMAGE: 'registry.cn-hangzhou.aliyuncs.com/acme/web', TAGS: '1' } }] } }", 'push');
  expect(jobOf(outcome, 'a').steps[0].effects[0]).toEqual({ kind: 'login', registry: 'registry.cn-hangzhou.aliyuncs.com' });
});

test('record.sh is red where a job failed', () => {
  const outcome = outcomeOf(`on: push
jobs:
  publish: { runs-on: x, steps: [{ run: bash image-release/publish.sh, env: { IMAGE: ghcr.io/acme/web, TAGS: '1' } }] }
  record: { needs: publish, if: always(), runs-on: x, steps: [{ run: bash image-release/record.sh }] }
`, 'push', {}, { failing: ['publish'] });
  expect(jobOf(outcome, 'record')).toMatchObject({ result: 'failure', steps: [{ failure: 'publish failed' }] });
  expect(references(outcome)).toEqual([]);
});

test.each([['bash other/publish.sh'], ['bash image-release/publish.sh && true'], ['sh image-release/publish.sh']])('%s is none of these scripts', (run) => {
  const outcome = outcomeOf(`on: push\njobs: { a: { runs-on: x, steps: [{ run: '${run}', env: { IMAGE: ghcr.io/acme/web, TAGS: '1' } }] } }`, 'push');
  expect(references(outcome)).toEqual([]);
});
