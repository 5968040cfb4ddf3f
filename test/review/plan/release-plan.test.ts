import { planFor, RELEASE } from './support';
import { jobGraph } from '../../../src/review/plan/job-graph';
import { releasePlan } from '../../../src/review/plan/release-plan';
import { Plan } from '../../../src/simulate/plan';
import { simulate } from '../../../src/simulate/simulate';
import { FACTS } from '../../simulate/support';

function planned(first: Plan, ...others: Plan[]): string {
  return releasePlan({ plans: [first, ...others], ifFails: (job, { event }) => simulate(first.workflow, event, { facts: FACTS, failing: [job] }) });
}

/** The lines below a heading, up to the next. */
function section(markdown: string, heading: string): string {
  return markdown.split(/^(?=##? )/m).find((part) => part.startsWith(heading))?.trim() ?? '';
}

const CERTAIN = RELEASE.replace('if: vars.HUB_USER\n        uses', 'uses');

test('what is released, and where to', () => {
  expect(section(planned(planFor(RELEASE)), '# ')).toBe(`# What Release releases

Computed from [release.yml](workflows/release.yml) without running anything: what changes here in a pull request is what the next release does differently.

It publishes, for \`linux/amd64\` and \`linux/arm64\`, to

- \`ghcr.io/acme/web\`
- \`docker.io/acme/web\``);
});

test('the jobs, and what they may do and why', () => {
  expect(section(planned(planFor(RELEASE)), '## Jobs')).toBe(`## Jobs

\`\`\`mermaid
flowchart LR
  on1(["push<br>pull_request<br>workflow_dispatch"])
  w1_build["build"]
  w1_publish_ghcr["publish-ghcr"]
  w1_publish_hub["publish-hub"]
  w1_notify["notify"]
  on1 --> w1_build
  w1_build --> w1_publish_ghcr
  w1_build --> w1_publish_hub
  w1_publish_ghcr --> w1_notify
  w1_publish_hub --> w1_notify
\`\`\`

| job | may | environment |
| --- | --- | --- |
| \`build\` | \`contents: read\` to check out |  |
| \`publish-ghcr\` | \`contents: read\` to check out<br>\`packages: write\` to push \\| to ghcr.io | production |
| \`publish-hub\` | \`contents: read\` to check out |  |
| \`notify\` | \`contents: read\` to check out |  |`);
});

test('rights that are none, all, or not said', () => {
  expect(section(planned(planFor(`on: push
jobs:
  a: { permissions: {}, environment: { name: prod }, runs-on: x, steps: [] }
  b: { permissions: read-all, runs-on: x, steps: [] }
  c: { runs-on: x, steps: [] }
`)), '## Jobs').split('\n').slice(-3)).toEqual([
    '| `a` | nothing | see the workflow |',
    '| `b` | `read-all` |  |',
    '| `c` | what the settings of the repository allow |  |',
  ]);
});

test('what has to be set', () => {
  expect(section(planned(planFor(RELEASE)), '## To set')).toBe(`## To set

| name | kind | used by |
| --- | --- | --- |
| \`HUB_TOKEN\` | [secret](../../../settings/secrets/actions) | \`publish-hub\` |
| \`HUB_USER\` | [variable](../../../settings/variables/actions) | \`publish-hub\` |`);
});

test('what happens when a job fails', () => {
  expect(section(planned(planFor(CERTAIN)), '## When a registry fails')).toBe(`## When a registry fails

| if this job fails | is still published | runs besides |
| --- | --- | --- |
| \`publish-ghcr\` | \`docker.io/acme/web\` | \`notify\` |
| \`publish-hub\` | \`ghcr.io/acme/web\` | \`notify\` |`);
});

test('what happens when a job fails of which a step may not run', () => {
  expect(section(planned(planFor(RELEASE)), '## When a registry fails')).toContain('| `publish-hub` | `ghcr.io/acme/web` | `notify` |');
});

test('how to go on, and with which workflow if there is one that finds what was released', () => {
  const repair = planFor('on: { workflow_dispatch: { inputs: { version: { type: string, required: true } } } }\njobs: { find: { runs-on: x, steps: [] } }', [], '.github/workflows/repair.yml');
  expect(section(planned(planFor(RELEASE)), '## To go on after a failure')).toBe(`## To go on after a failure

*Re-run failed jobs* publishes the very image that was built, to the registries that do not have it:

\`\`\`sh
gh run rerun RUN_ID --failed
\`\`\``);
  expect(section(planned(planFor(RELEASE), repair), '## To go on after a failure')).toContain('gh workflow run repair.yml -f version=1.2.3');
});

test('how to rehearse, if it can be', () => {
  const rehearsing = RELEASE.replace('inputs: {', 'inputs: { rehearse: { type: boolean },');
  expect(section(planned(planFor(RELEASE)), '## To rehearse')).toBe('');
  expect(section(planned(planFor(rehearsing)), '## To rehearse')).toBe(`## To rehearse

Run [the workflow](../../../actions/workflows/release.yml) by hand with *rehearse* ticked, or

\`\`\`sh
gh workflow run release.yml --ref main -f rehearse=true
\`\`\`

It builds, logs in to every registry and proves the right to push there, and publishes nothing.`);
});

test('a workflow that publishes nothing needs no such words', () => {
  expect(planned(planFor('name: Test\non: push\njobs: { a: { runs-on: x, steps: [] } }', ['push']))).toBe(`# What Test releases

Computed from [release.yml](workflows/release.yml) without running anything: what changes here in a pull request is what the next release does differently.

Nothing is published.

## Events

| event | publishes | runs |
| --- | --- | --- |
| Push to main | nothing | \`a\` |

## Jobs

\`\`\`mermaid
flowchart LR
  on1(["push"])
  w1_a["a"]
  on1 --> w1_a
\`\`\`

| job | may | environment |
| --- | --- | --- |
| \`a\` | what the settings of the repository allow |  |
`);
});

describe('the graph of jobs', () => {
  test('a workflow that calls another leads to it', () => {
    const nightly = planFor('on: schedule\njobs: { release: { uses: ./.github/workflows/release.yml }, tell: { needs: release, runs-on: x, steps: [] } }', ['schedule'], '.github/workflows/nightly.yml');
    expect(jobGraph([planFor('on: [push, workflow_call]\njobs: { a-b: { runs-on: x, steps: [] } }', ['push']), nightly])).toEqual([
      '```mermaid',
      'flowchart LR',
      '  on1(["push<br>workflow_call"])',
      '  w1_a_b["a-b"]',
      '  on1 --> w1_a_b',
      '  on2(["schedule"])',
      '  w2_tell["tell"]',
      '  on2 -- calls --> on1',
      '  on1 --> w2_tell',
      '```',
    ]);
  });

  test('what others wait for anyway is left out', () => {
    expect(jobGraph([planFor('on: push\njobs: { a: { runs-on: x }, b: { needs: a, runs-on: x }, c: { needs: [a, b], runs-on: x } }', ['push'])]).slice(6, -1)).toEqual(['  on1 --> w1_a', '  w1_a --> w1_b', '  w1_b --> w1_c']);
  });
});
