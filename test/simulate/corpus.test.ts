import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { differenceOf } from '../../src/review/diff/difference';
import { plansToCompare, Version } from '../../src/review/diff/plans-to-compare';
import { Event } from '../../src/simulate/events/event';
import { pushesOf } from '../../src/simulate/outcome';
import { planOf } from '../../src/simulate/plan';
import { simulate } from '../../src/simulate/simulate';
import { readWorkflow } from '../../src/simulate/workflow-file';

const CORPUS = join(__dirname, 'corpus');
const FACTS = { repository: 'openimsdk/openkf', defaultBranch: 'main' };
const REPOSITORIES = ['docker.io/openim/openkf-server', 'registry.cn-hangzhou.aliyuncs.com/openimsdk/openkf-server', 'ghcr.io/openimsdk/openkf-server'];

/** What the workflow of openkf, as some version of this library emitted it, publishes. */
function published(version: string, event: Event): string[] {
  const path = `${version}.yml`;
  return pushesOf(simulate(readWorkflow(path, readFileSync(join(CORPUS, path), 'utf8')), event, { facts: FACTS })).map(({ reference }) => String(reference));
}

const everywhere = (...tags: string[]): string[] => REPOSITORIES.flatMap((repository) => tags.map((tag) => `${repository}:${tag}`));

// A project that goes to a newer version of the library must still see what changes: so no form is ever forgotten.
describe.each(['prototype', 'first', 'core', 'delivery'])('the workflow as emitted by "%s"', (version) => {
  test('publishes a release', () => {
    expect(published(version, Event.release({ tag: 'v1.2.3' }))).toEqual(everywhere('1.2.3', '1.2', '1', 'latest'));
  });

  test('publishes a pre-release without moving a tag', () => {
    expect(published(version, Event.release({ tag: 'v1.3.0-rc.1', prerelease: true }))).toEqual(everywhere('1.3.0-rc.1'));
  });

  test('publishes a push', () => {
    const sha = '860c1904a1ce19322e91ac35af1ab07466440c37';
    expect(published(version, Event.pushTo({ branch: 'main', sha }))).toEqual(everywhere('main', 'sha-860c190'));
  });

  test('publishes no pull request', () => {
    expect(published(version, Event.pullRequest({ number: 7, base: 'main' }))).toEqual([]);
  });
});

test('a repair publishes the version that it is asked for', () => {
  expect(published('delivery-repair', Event.workflowDispatch({ inputs: { version: 'v1.2.3', registry: 'ghcr', move: true } }, FACTS)))
    .toEqual(['1.2.3', '1.2', '1', 'latest'].map((tag) => `ghcr.io/openimsdk/openkf-server:${tag}`));
});

test.each([['prototype', 'first'], ['first', 'core'], ['core', 'delivery']])('from "%s" to "%s" a project sees that the same is published', (before, after) => {
  const version = (name: string): Version => {
    const workflow = readWorkflow('release-image.yml', readFileSync(join(CORPUS, `${name}.yml`), 'utf8'));
    return { plans: [planOf(workflow, { facts: FACTS })], circumstances: { facts: FACTS } };
  };
  const { base, head } = plansToCompare(version(before), version(after));
  const { changes } = differenceOf(base, head);
  expect(changes.length).toBeGreaterThan(0);
  expect(changes.filter(({ kind, events }) => ['reference-added', 'reference-removed'].includes(kind) && events.some(({ id }) => !id.startsWith('workflow_dispatch')))).toEqual([]);
});

test('every form is looked at', () => {
  expect(readdirSync(CORPUS).sort()).toEqual(['core.yml', 'delivery-repair.yml', 'delivery.yml', 'first.yml', 'prototype.yml']);
});
