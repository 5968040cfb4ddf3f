import { invalidReference, whyInvalid } from '../../../../src/review/check/rules/invalid-reference';
import { join, Unknown } from '../../../../src/simulate/value';
import { remarksOn } from '../remarks';

const workflow = (reference: string) => `
  on: push
  jobs:
    build:
      runs-on: ubuntu-latest
      steps:
        - run: docker push ${reference}
`;

test('what no registry takes is found once', () => {
  expect(remarksOn(invalidReference, workflow('ghcr.io/Acme/web:$GITHUB_REF_NAME'))).toEqual([
    '6:9 error: ghcr.io/Acme/web:main is no reference: the repository must be in lower case; it is pushed on "Push to main"',
  ]);
});

test('what a registry takes is not', () => {
  expect(remarksOn(invalidReference, workflow('ghcr.io/acme/web:$GITHUB_REF_NAME'))).toEqual([]);
});

const GAP = Unknown.of('${{ vars.NAME }}', 'it is not given');

test.each([
  ['ghcr.io/OpenIM/web:1', 'the repository must be in lower case'],
  ['ghcr.io/acme//web:1', 'the repository must be of lower-case words, with one of . _ - between them'],
  ['docker.io/library/latest:latest', 'it has no namespace, and so is the name of an official image of Docker Hub'],
  ['ghcr.io/acme/web:', 'its tag is empty'],
  ['ghcr.io/acme/web:refs/heads/main', 'refs/heads/main cannot be a tag'],
  [`ghcr.io/acme/web:${'1'.repeat(129)}`, 'its tag has more than 128 characters'],
  [join('ghcr.io/Acme/web:', GAP), 'the repository must be in lower case'],
  [join('ghcr.io/acme/web:refs/heads/', GAP), 'refs/heads/ cannot be a tag'],
])('%s is no reference', (reference, reason) => {
  expect(whyInvalid(reference)).toBe(reason);
});

test.each([
  'ghcr.io/acme/web:1.2.3',
  'localhost:5000/web:1',
  'ghcr.io/acme/my__web--2/x.y:V1',
  `ghcr.io/acme/web@sha256:${'0'.repeat(64)}`,
  join('ghcr.io/', GAP, '/Web:Edge'),
  join('ghcr.io/acme/web-', GAP),
  join('ghcr.io/acme/web:', GAP),
  join(GAP, '/A:b/c'),
])('%s may be one', (reference) => {
  expect(whyInvalid(reference)).toBeUndefined();
});
