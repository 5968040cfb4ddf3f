import { unpinnedImages } from '../../../../src/review/check/rules/unpinned-images';
import { remarksOn } from '../remarks';

const DIGEST = `sha256:${'0'.repeat(64)}`;

const workflow = (tag: string) => `
  on: push
  jobs:
    build:
      runs-on: ubuntu-latest
      container: alpine${tag}
      services:
        registry:
          image: registry${tag}
      steps:
        - uses: docker/setup-qemu-action@v4
          with:
            image: tonistiigi/binfmt${tag}
        - uses: docker/setup-buildx-action@v4
          with:
            driver-opts: |
              network=host
              image=moby/buildkit${tag}
`;

test('images that a job runs may become others', () => {
  expect(remarksOn(unpinnedImages, workflow(':3'))).toEqual([
    '5:16 note: The image alpine:3 is not pinned to a digest',
    '8:16 note: The image registry:3 is not pinned to a digest',
    '12:18 note: The image tonistiigi/binfmt:3 is not pinned to a digest',
    '17:19 note: The image moby/buildkit:3 is not pinned to a digest',
  ]);
});

test('images with a digest stay what they are', () => {
  expect(remarksOn(unpinnedImages, workflow(`:3@${DIGEST}`))).toEqual([]);
});
