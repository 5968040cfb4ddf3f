import { gapsOfOutcome, pushesOf } from '../../../src/simulate/outcome';
import { outcomeOf, references } from '../support';

/** The shape of open-im-server: images in a loop, tags in bash. */
const WORKFLOW = `name: Build and release services Images
on:
  push: { branches: ['release-*'] }
  release: { types: [published] }
  workflow_dispatch:
    inputs:
      tag: { description: Tag version to be used, required: true, type: string }
permissions: { packages: write, contents: read }
jobs:
  build-and-push:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: docker/setup-qemu-action@v3
      - uses: docker/setup-buildx-action@v3
      - uses: docker/login-action@v3
        with: { username: '\${{ secrets.DOCKER_USERNAME }}', password: '\${{ secrets.DOCKER_PASSWORD }}' }
      - uses: docker/login-action@v3
        with: { registry: ghcr.io, username: '\${{ github.repository_owner }}', password: '\${{ secrets.GITHUB_TOKEN }}' }
      - name: Extract tags
        id: tags
        run: |
          if [[ "\${{ github.event_name }}" == "release" ]]; then
            version="\${{ github.event.release.tag_name }}"
          elif [[ "\${{ github.event_name }}" == "workflow_dispatch" ]]; then
            version="\${{ github.event.inputs.tag }}"
          else
            version="\${GITHUB_REF#refs/heads/}"
          fi
          tags=("$version")
          if [[ "$version" =~ ^v([0-9]+\\.[0-9]+\\.[0-9]+)$ ]]; then
            tags+=("\${BASH_REMATCH[1]}")
          fi
          echo "tags=\${tags[*]}" >> "$GITHUB_OUTPUT"
      - name: Build and push
        env:
          TAGS: \${{ steps.tags.outputs.tags }}
        run: |
          REGISTRIES=("openim" "ghcr.io/openimsdk" "registry.cn-hangzhou.aliyuncs.com/openimsdk")
          for image in openim-api openim-push; do
            args=()
            for registry in "\${REGISTRIES[@]}"; do
              for tag in $TAGS; do
                args+=(--tag "$registry/$image:$tag")
              done
            done
            docker buildx build --platform linux/amd64,linux/arm64 --file "build/images/$image/Dockerfile" "\${args[@]}" --push .
          done
`;

function each(...tags: string[]): string[] {
  return ['openim-api', 'openim-push'].flatMap((image) => ['docker.io/openim', 'ghcr.io/openimsdk', 'registry.cn-hangzhou.aliyuncs.com/openimsdk'].flatMap((registry) => tags.map((tag) => `${registry}/${image}:${tag}`)));
}

describe('what is pushed', () => {
  test.each<[string, string[]]>([
    ['release:v3.8.0', each('v3.8.0', '3.8.0')],
    ['release:v3.8.0-rc.1', each('v3.8.0-rc.1')],
    ['push:release-v3.8', each('release-v3.8')],
    ['workflow_dispatch?tag=v3.8.1', each('v3.8.1', '3.8.1')],
  ])('%s', (event, expected) => {
    const outcome = outcomeOf(WORKFLOW, event);
    expect(references(outcome)).toEqual(expected);
    expect(new Set(pushesOf(outcome).map(({ platforms }) => platforms?.join()))).toEqual(new Set(['linux/amd64,linux/arm64']));
    expect(gapsOfOutcome(outcome)).toEqual([]);
  });

  test('by hand, where the tag is not known, no tag is said for certain', () => {
    const outcome = outcomeOf(WORKFLOW, 'workflow_dispatch');
    expect(pushesOf(outcome).filter(({ reference, condition }) => typeof reference === 'string' && condition === undefined)).toEqual([]);
    expect([...new Set(pushesOf(outcome).map(({ reference }) => String(reference).replace(/:.*/s, '')))]).toEqual(each('').map((reference) => reference.slice(0, -1)));
  });
});

/** The shape of the same repository's older files: a script of the repository, one image after the other, pushed apart from the build. */
const SCRIPT = `#!/usr/bin/env bash
set -euo pipefail
VERSION="\${1:?version}"
images=$(cat <<'END'
api
gateway
END
)
while read -r image; do
  docker build -t "ghcr.io/acme/$image:$VERSION" "cmd/$image"
  docker tag "ghcr.io/acme/$image:$VERSION" "acme/$image:\${VERSION#v}"
  docker push "ghcr.io/acme/$image:$VERSION"
  docker push "acme/$image:\${VERSION#v}"
done <<< "$images"
`;

const CALLER = `on: { push: { tags: ['v*'] } }
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: ./build/release.sh "$GITHUB_REF_NAME"
`;

test('a script of the repository is read', () => {
  expect(references(outcomeOf(CALLER, 'tag:v1.2.3', { 'build/release.sh': SCRIPT }))).toEqual([
    'ghcr.io/acme/api:v1.2.3', 'docker.io/acme/api:1.2.3', 'ghcr.io/acme/gateway:v1.2.3', 'docker.io/acme/gateway:1.2.3',
  ]);
});

test('a script that is not there is said to be unread', () => {
  const { jobs: [job] } = outcomeOf(CALLER, 'tag:v1.2.3');
  expect(job.steps.at(-1)?.effects.map(({ kind }) => kind)).toEqual(['unread']);
});
