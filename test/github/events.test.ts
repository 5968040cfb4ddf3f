import { Registry, Trigger } from '../../src';
import { parsed } from '../support/synth';

const on = (...triggers: Trigger[]) => parsed({ triggers }).on;

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
  ['a call without secrets', [Trigger.called()], { workflow_call: null }],
  ['a schedule, by a call', [Trigger.schedule('30 1 * * *')], { workflow_call: null }],
])('%s', (_, triggers, events) => {
  expect(on(...triggers)).toEqual(events);
});

test('a call declares each secret by its name', () => {
  // GIVEN
  const registries = [Registry.dockerHub({ namespace: 'openim' })];

  // WHEN
  const events = parsed({ registries, triggers: [Trigger.called()] }).on;

  // THEN
  expect(events).toEqual({ workflow_call: { secrets: { DOCKER_USERNAME: { required: true }, DOCKER_PASSWORD: { required: true } } } });
});
