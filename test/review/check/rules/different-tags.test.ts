import { differentTags } from '../../../../src/review/check/rules/different-tags';
import { remarksOn } from '../remarks';

const job = (name: string, image: string, rules: string) => `
    ${name}:
      runs-on: ubuntu-latest
      steps:
        - uses: docker/metadata-action@v6
          id: meta
          with:
            images: ${image}
            tags: ${rules}
        - uses: docker/build-push-action@v7
          with:
            push: true
            tags: \${{ steps.meta.outputs.tags }}`;

const workflow = (...jobs: string[]) => `
  on: {push: {tags: ['v*']}}
  jobs:${jobs.join('')}
`;

test('one registry lacks tags that the other gets', () => {
  expect(remarksOn(differentTags, workflow(job('hub', 'openim/web', '"type=ref,event=tag\\ntype=sha"'), job('aliyun', 'registry.cn-hangzhou.aliyuncs.com/openimsdk/web', 'type=ref,event=tag')))).toEqual([
    '23:9 warning: registry.cn-hangzhou.aliyuncs.com/openimsdk/web does not get the tag sha-<short commit> on "Push of tag v1.2.3", which is pushed to docker.io/openim/web',
  ]);
});

test.each([
  ['get the same', workflow(job('hub', 'openim/web', 'type=sha'), job('ghcr', 'ghcr.io/openimsdk/web', 'type=sha'))],
  ['share none', workflow(job('hub', 'openim/web', 'type=ref,event=tag'), job('ghcr', 'ghcr.io/openimsdk/web', 'type=raw,value=build'))],
  ['have other images', workflow(job('hub', 'openim/web', '"type=sha\\ntype=raw,value=1"'), job('ghcr', 'ghcr.io/openimsdk/chat', 'type=sha'))],
  ['get what is not known', workflow(job('hub', 'openim/web', '"type=sha\\ntype=raw,value=1,enable=${{ vars.ONE }}"'), job('ghcr', 'ghcr.io/openimsdk/web', 'type=sha'))],
])('registries that %s are right', (_, text) => {
  expect(remarksOn(differentTags, text)).toEqual([]);
});
