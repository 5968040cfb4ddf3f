import { planFor, RELEASE } from './support';
import { planAsMarkdown } from '../../../src/review/plan/plan-markdown';

test('a table of events, with a note below it for what has a reason', () => {
  expect(planAsMarkdown(planFor(RELEASE))).toBe(`# Release

What \`.github/workflows/release.yml\` does, event by event, computed without running it.

| event | publishes | runs |
| --- | --- | --- |
| Push to main | \`ghcr.io/acme/web\` \`main\`<br>\`docker.io/acme/web\` \`main\` <sup>1</sup> | \`build\`, \`publish-ghcr\`, \`publish-hub\`<br>not \`notify\` <sup>2</sup> |
| Pull request to main | nothing | \`build\`<br>not \`publish-ghcr\`, \`publish-hub\` <sup>3</sup><br>not \`notify\` <sup>2</sup> |
| Pull request to main from a fork | nothing | \`build\`<br>not \`publish-ghcr\`, \`publish-hub\` <sup>3</sup><br>not \`notify\` <sup>2</sup> |
| Run by hand | \`ghcr.io/acme/web\` \`\${{ inputs.tag \\|\\| github.ref_name }}\`<br>\`docker.io/acme/web\` \`main\` <sup>1</sup> <sup>4</sup> | \`build\`, \`publish-ghcr\`, \`publish-hub\`<br>not \`notify\` <sup>2</sup> |

1. \`if: vars.HUB_USER\` is not known: the value of the variable is not given
2. \`failure()\` is false
3. \`github.event_name != 'pull_request'\` is false
4. \`\${{ inputs.tag \\|\\| github.ref_name }}\`: it depends on inputs.tag (it is given when the workflow is run)
`);
});

test('the same tags everywhere are said once, and what starts nothing has its reason', () => {
  expect(planAsMarkdown(planFor(`name: Web_1
on: { push: { branches: [main] } }
jobs:
  a:
    runs-on: ubuntu-latest
    steps: [{ uses: docker/build-push-action@v6, with: { push: true, tags: 'acme/web:1,ghcr.io/acme/web:1' } }, { uses: acme/deploy@v1, with: { token: '\${{ secrets.TOKEN }}' } }]
`, ['push', 'push:dev']))).toBe(`# Web\\_1

What \`.github/workflows/release.yml\` does, event by event, computed without running it.

| event | publishes | runs |
| --- | --- | --- |
| Push to main | \`1\` in each of 2 repositories <sup>1</sup> | \`a\` |
| push:dev | does not run <sup>2</sup> |  |

1. \`acme/deploy@v1\`: the action is not known to the simulator
2. push: branches \\[main\\] does not match dev
`);
});

test('nothing to note makes no notes', () => {
  expect(planAsMarkdown(planFor('on: push\njobs: { a: { runs-on: x, steps: [] } }', ['push']))).toBe(`# .github/workflows/release.yml

What \`.github/workflows/release.yml\` does, event by event, computed without running it.

| event | publishes | runs |
| --- | --- | --- |
| Push to main | nothing | \`a\` |
`);
});
