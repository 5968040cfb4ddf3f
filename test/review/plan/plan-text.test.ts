import { planFor, RELEASE } from './support';
import { Palette, PLAIN } from '../../../src/review/palette';
import { planAsText } from '../../../src/review/plan/plan-text';
import { wrap } from '../../../src/review/plan/wrap';

test('what events do, at 80 columns', () => {
  expect(planAsText(planFor(RELEASE, ['push', 'pull_request', 'workflow_dispatch']), PLAIN)).toBe(`Release (.github/workflows/release.yml)

Push to main
  ghcr.io/acme/web
    main
  docker.io/acme/web
    main*
    * \`if: vars.HUB_USER\` is not known: the value of the variable is not given
  platforms  linux/amd64 linux/arm64
  runs       build, publish-ghcr, publish-hub
  skips      notify: \`failure()\` is false
  waits for  the protection rules of the environment production, if it has any
  may write  packages
  secrets    HUB_TOKEN
  variables  HUB_USER

Pull request to main
  publishes nothing
  runs       build
  skips      publish-ghcr, publish-hub: \`github.event_name != 'pull_request'\` is
             false
  skips      notify: \`failure()\` is false

Run by hand
  ghcr.io/acme/web
    \${{ inputs.tag || github.ref_name }}
  docker.io/acme/web
    main*
    * \`if: vars.HUB_USER\` is not known: the value of the variable is not given
  platforms  linux/amd64 linux/arm64
  runs       build, publish-ghcr, publish-hub
  skips      notify: \`failure()\` is false
  waits for  the protection rules of the environment production, if it has any
  may write  packages
  secrets    HUB_TOKEN
  variables  HUB_USER
  unknown    \${{ inputs.tag || github.ref_name }}: it depends on inputs.tag (it
             is given when the workflow is run)
`);
});

test('repositories with the same tags stand together, jobs that may run apart, and rights that nobody says are said', () => {
  const plan = planFor(`on: { workflow_dispatch: { inputs: { go: { type: string, required: true } } } }
jobs:
  a:
    runs-on: ubuntu-latest
    steps: [{ uses: docker/build-push-action@v6, with: { push: true, tags: 'acme/web:1,acme/web:2,ghcr.io/acme/web:1,ghcr.io/acme/web:2,quay.io/acme/web:1' } }]
  b: { if: inputs.go, runs-on: ubuntu-latest, steps: [] }
  c: { needs: b, runs-on: ubuntu-latest, steps: [] }
`);
  expect(planAsText(plan, PLAIN)).toBe(`.github/workflows/release.yml

Run by hand
  docker.io/acme/web
  ghcr.io/acme/web
    1  2
  quay.io/acme/web
    1
  runs       a
  may run    b: \`if: inputs.go\` is not known: it is given when the workflow is
             run
  may run    c: it needs b, which may not run
  may write  what the settings of the repository allow
`);
});

test('an event that starts nothing', () => {
  expect(planAsText(planFor('on: { push: { branches: [main] } }\njobs: { a: { runs-on: x, steps: [] } }', ['push:dev']), PLAIN)).toBe(`.github/workflows/release.yml

push:dev
  does not run: push: branches [main] does not match dev
`);
});

test('colours only set off: without them the text is the same', () => {
  const mark = (name: string) => (text: string): string => `<${name}>${text}</${name}>`;
  const marked: Palette = { bold: mark('b'), dim: mark('d'), red: mark('r'), green: mark('g'), yellow: mark('y') };
  const plan = planFor(RELEASE);
  const text = planAsText(plan, marked);
  expect(text.replace(/<\/?[bdrgy]>/g, '')).toBe(planAsText(plan, PLAIN));
  expect(text).toContain('<b>Push to main</b>\n  <g>ghcr.io/acme/web</g>\n');
  expect(text).toContain('<d>  publishes nothing</d>');
});

test('no line is longer than 80 columns', () => {
  expect(planAsText(planFor(RELEASE), PLAIN).split('\n').filter((line) => line.length > 80)).toEqual([]);
});

describe('wrap', () => {
  test.each<[string, string, string[]]>([
    ['a short text', 'one two', ['> one two']],
    ['a long text', 'one two three four five six', ['> one two three four', '  five six']],
    ['a text as long as the width', 'one two three four x', ['> one two three four', '  x']],
    ['a word that is one too long', 'one two three fours', ['> one two three', '  fours']],
    ['a word that is longer', 'a anUnbreakableWordOfManyLetters b', ['> a', '  anUnbreakableWordOfManyLetters', '  b']],
    ['a long word first', 'anUnbreakableWordOfManyLetters b', ['> anUnbreakableWordOfManyLetters', '  b']],
    ['an expression is one word', 'one two ${{ github.ref || x }} y', ['> one two', '  ${{ github.ref || x }}', '  y']],
    ['what stands for a value is one word', 'one two three <default branch>', ['> one two three', '  <default branch>']],
    ['two spaces stay', 'one  two  three  four', ['> one  two  three', '  four']],
    ['nothing', '', ['> ']],
  ])('%s', (_, text, expected) => {
    expect(wrap(text, 20, '> ', '  ')).toEqual(expected);
  });
});
