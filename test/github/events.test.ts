import { Registry, Trigger } from '../../src';
import { parsed } from '../support/synth';

const on = (...triggers: Trigger[]) => parsed({ triggers, notifiers: [] }).on;

const OUTPUTS = {
  digest: { description: 'The digest of the image, if there is one', value: '${{ jobs.record.outputs.digest }}' },
  references: { description: 'What was published, one a line', value: '${{ jobs.record.outputs.references }}' },
};

test.each<[string, Trigger[], unknown]>([
  ['a release', [Trigger.releasePublished()], { release: { types: ['published'] } }],
  ['a push to a branch', [Trigger.pushTo('main')], { push: { branches: ['main'] } }],
  ['pushes to branches of two triggers', [Trigger.pushTo('main'), Trigger.pushTo(['release-*', 'main'])], { push: { branches: ['main', 'release-*'] } }],
  ['a push that touches files', [Trigger.pushTo('main', { paths: ['src/**', '!**.md'] })], { push: { branches: ['main'], paths: ['src/**', '!**.md'] } }],
  ['a push that touches other files', [Trigger.pushTo('main', { pathsIgnore: ['docs/**'] })], { push: { 'branches': ['main'], 'paths-ignore': ['docs/**'] } }],
  ['a push of a tag', [Trigger.tag('v*')], { push: { tags: ['v*'] } }],
  ['pushes of branches and tags', [Trigger.tag('v*'), Trigger.pushTo('main')], { push: { branches: ['main'], tags: ['v*'] } }],
  ['a pull request', [Trigger.pushTo('main'), Trigger.pullRequest()], { push: { branches: ['main'] }, pull_request: null }],
  [
    'a pull request into a branch that touches files',
    [Trigger.pushTo('main'), Trigger.pullRequest({ branches: ['main'], pathsIgnore: ['docs/**'] })],
    { push: { branches: ['main'] }, pull_request: { 'branches': ['main'], 'paths-ignore': ['docs/**'] } },
  ],
  [
    'pull requests of two triggers, one of them unlimited',
    [Trigger.pushTo('main'), Trigger.pullRequest({ branches: ['main'] }), Trigger.pullRequest()],
    { push: { branches: ['main'] }, pull_request: null },
  ],
  ['a call without secrets', [Trigger.called()], { workflow_call: { outputs: OUTPUTS } }],
  ['a schedule, by a call', [Trigger.schedule('30 1 * * *')], { workflow_call: { outputs: OUTPUTS } }],
  ['a repair, in a workflow of its own', [Trigger.repair(), Trigger.releasePublished()], { release: { types: ['published'] } }],
])('%s', (_, triggers, events) => {
  expect(on(...triggers)).toEqual(events);
});

test('a call declares each secret by its name, and gives what the record says', () => {
  // GIVEN
  const registries = [Registry.dockerHub({ namespace: 'openim' })];

  // WHEN
  const events = parsed({ registries, triggers: [Trigger.called()], notifiers: [] }).on;

  // THEN
  expect(events).toEqual({ workflow_call: { outputs: OUTPUTS, secrets: { DOCKER_USERNAME: { required: true }, DOCKER_PASSWORD: { required: true } } } });
});

test('a call gives what the job that it names has', () => {
  const { jobs } = parsed({ triggers: [Trigger.called()] });
  expect(jobs.record.outputs).toMatchObject({ digest: '${{ steps.record.outputs.digest }}', references: '${{ steps.record.outputs.references }}' });
});

test('a call requires no secret where an environment can have some of its own', () => {
  // GIVEN
  const registries = [Registry.dockerHub({ namespace: 'openim', environment: 'production' }), Registry.of('quay.io', { namespace: 'openim' })];

  // WHEN
  const events = parsed({ registries, triggers: [Trigger.called()], notifiers: [] }).on;

  // THEN
  expect(events.workflow_call).toEqual({
    outputs: OUTPUTS,
    secrets: { DOCKER_USERNAME: { required: false }, DOCKER_PASSWORD: { required: false }, QUAY_IO_USERNAME: { required: false }, QUAY_IO_PASSWORD: { required: false } },
  });
});

test('nothing is declared for callers where nobody can call', () => {
  const registries = [Registry.dockerHub({ namespace: 'openim' })];
  expect(parsed({ registries, triggers: [Trigger.releasePublished()] }).on).toEqual({ release: { types: ['published'] } });
});
