import { Effect } from '../../../src/simulate/effect';
import { buildPushAction } from '../../../src/simulate/steps/build-push-action';
import { join, Text, Unknown } from '../../../src/simulate/value';

const PUSH = Unknown.of('${{ inputs.push }}', 'a person gives it');
const TAGS = Unknown.of('${{ steps.meta.outputs.tags }}', 'only the step tells it');

function pushed(inputs: Readonly<Record<string, Text>>): string[] {
  return buildPushAction(inputs).effects.flatMap((effect: Effect) => effect.kind === 'push' ? [`${String(effect.reference)}${effect.condition === undefined ? '' : ` (${effect.condition})`}`] : []);
}

const BY_DIGEST = 'type=image,push-by-digest=true,name-canonical=true,push=true';

describe('what is pushed', () => {
  test.each<[string, Record<string, Text>, string[]]>([
    ['nothing if it is not said', { tags: 'acme/web:1' }, []],
    ['nothing if it is said so', { push: 'false', tags: 'acme/web:1' }, []],
    ['the tags', { push: 'true', tags: 'acme/web:1\nghcr.io/acme/web:1,acme/web:2' }, ['acme/web:1', 'ghcr.io/acme/web:1', 'acme/web:2']],
    ['the tags, however it is written', { push: 'TRUE', tags: 'acme/web:1' }, ['acme/web:1']],
    ['nothing without tags', { push: 'true' }, []],
    ['tags that are not known', { push: 'true', tags: TAGS }, ['${{ steps.meta.outputs.tags }}']],
    ['perhaps, if it is not known', { push: PUSH, tags: 'acme/web:1' }, ['acme/web:1 (if ${{ inputs.push }} is true)']],
    ['nothing, if it is known to count as false', { push: new Unknown(PUSH.gaps, false), tags: 'acme/web:1' }, []],
    // `${{ inputs.push || 'false' }}` counts as true for GitHub whatever it is.
    ['perhaps, if it only counts as true', { push: new Unknown(PUSH.gaps, true), tags: 'acme/web:1' }, ['acme/web:1 (if ${{ inputs.push }} is true)']],
    ['the tags, by an exporter of a registry', { outputs: 'type=registry', tags: 'acme/web:1' }, ['acme/web:1']],
    ['the tags, by an exporter of an image', { outputs: 'type=image,push=true', tags: 'acme/web:1' }, ['acme/web:1']],
    ['nothing by an exporter that does not push', { outputs: 'type=image,push=false\ntype=local,dest=out', tags: 'acme/web:1' }, []],
    ['nothing by other exporters', { outputs: 'type=oci,dest=/tmp/image.tar', tags: 'acme/web:1' }, []],
    ['the tags beside other exporters', { push: 'true', outputs: 'type=local,dest=out', tags: 'acme/web:1' }, ['acme/web:1']],
    ['the names of an exporter', { outputs: 'type=image,"name=acme/web,ghcr.io/acme/web",push=true' }, ['acme/web', 'ghcr.io/acme/web']],
    ['the tags, which go before the names', { outputs: 'type=image,name=acme/other:2,push=true', tags: 'acme/web:1' }, ['acme/web:1']],
    ['a digest of the tags', { outputs: BY_DIGEST, tags: 'ghcr.io/acme/web' }, ['ghcr.io/acme/web@${digest}']],
    ['a digest of the names', { outputs: `${BY_DIGEST},"name=acme/web,ghcr.io/acme/web"` }, ['acme/web@${digest}', 'ghcr.io/acme/web@${digest}']],
    ['only the digest where push is said twice', { push: 'true', outputs: BY_DIGEST, tags: 'ghcr.io/acme/web' }, ['ghcr.io/acme/web@${digest}']],
    ['only the digest where push is said beside it', { push: 'true', outputs: 'type=image,name=acme/web,push-by-digest=true' }, ['acme/web@${digest}']],
    ['a digest, perhaps', { outputs: join('type=image,name=acme/web,push-by-digest=true,push=', PUSH) }, ['acme/web@${digest} (if ${{ inputs.push }} is true)']],
    ['by two exporters', { outputs: 'type=image,name=acme/web,push=true\ntype=registry,name=ghcr.io/acme/web' }, ['acme/web', 'ghcr.io/acme/web']],
  ])('%s', (_, inputs, expected) => {
    expect(pushed(inputs)).toEqual(expected);
  });
});

test('what is built and pushed is for the platforms', () => {
  expect(buildPushAction({ push: 'true', tags: 'acme/web:1', platforms: 'linux/amd64, linux/arm64' })).toEqual({
    effects: [
      { kind: 'build', platforms: ['linux/amd64', 'linux/arm64'] },
      { kind: 'push', reference: 'acme/web:1', platforms: ['linux/amd64', 'linux/arm64'] },
    ],
    outputs: {},
    otherOutputs: 'the build gives it',
  });
});
