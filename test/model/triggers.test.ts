import { problemsOf } from './problems-of';
import { Trigger, TriggerKind } from '../../src/model/trigger';
import { Triggers } from '../../src/model/triggers';

const EACH: Record<TriggerKind, Trigger> = {
  release: Trigger.releasePublished(),
  push: Trigger.pushTo('main'),
  tag: Trigger.tag('v*'),
  schedule: Trigger.schedule('30 1 * * *'),
  pullRequest: Trigger.pullRequest(),
  manual: Trigger.manual(),
  called: Trigger.called(),
  repair: Trigger.repair(),
};
const KINDS = Object.keys(EACH) as TriggerKind[];

/** The problems with some triggers as path, value and reason. */
function problemsWith(...list: Trigger[]): string[] {
  return problemsOf((problems) => new Triggers(list).check('triggers', problems)).map(({ path, value, reason }) => `${path}: ${value} ${reason}`);
}

describe('Triggers.has', () => {
  test.each(KINDS)('knows whether there is one of kind %s', (kind) => {
    // GIVEN
    const triggers = new Triggers([EACH[kind]]);

    // THEN
    expect(KINDS.filter((other) => triggers.has(other))).toEqual([kind]);
  });

  test('takes several kinds, any of which will do', () => {
    expect(new Triggers([Trigger.tag('v*')]).has('push', 'tag')).toBe(true);
    expect(new Triggers([Trigger.manual()]).has('push', 'tag')).toBe(false);
  });
});

describe('Triggers.callable', () => {
  test('is true if another workflow can call the release, as that of a schedule does', () => {
    expect(KINDS.filter((kind) => new Triggers([EACH[kind]]).callable)).toEqual(['schedule', 'called']);
  });
});

describe('Triggers.versions', () => {
  test('is true if a run can be about a version', () => {
    expect(KINDS.filter((kind) => new Triggers([EACH[kind]]).versions)).toEqual(['release', 'tag', 'manual', 'called']);
  });
});

describe('Triggers.patterns', () => {
  test('merges those of one kind in the order given, each once', () => {
    // GIVEN
    const triggers = new Triggers([Trigger.pushTo(['main', 'next']), Trigger.tag('v*'), Trigger.pushTo('release-*'), Trigger.pushTo('main')]);

    // THEN
    expect(triggers.patterns('push')).toEqual(['main', 'next', 'release-*']);
    expect(triggers.patterns('tag')).toEqual(['v*']);
  });

  test('loses no schedule', () => {
    expect(new Triggers([Trigger.schedule('30 1 * * *'), Trigger.schedule('0 12 * * 1')]).patterns('schedule')).toEqual(['30 1 * * *', '0 12 * * 1']);
  });

  test('are none where one of that kind has no limit', () => {
    expect(new Triggers([Trigger.pullRequest({ branches: ['main'] }), Trigger.pullRequest()]).patterns('pullRequest')).toBeUndefined();
    expect(new Triggers([Trigger.pullRequest(), Trigger.pullRequest({ branches: ['main'] })]).patterns('pullRequest')).toBeUndefined();
  });

  test('are those of the limited ones where all have a limit', () => {
    expect(new Triggers([Trigger.pullRequest({ branches: ['main'] }), Trigger.pullRequest({ branches: ['next'] })]).patterns('pullRequest')).toEqual(['main', 'next']);
  });
});

describe('Triggers.filter', () => {
  test('is that of the kind', () => {
    // GIVEN
    const triggers = new Triggers([Trigger.pullRequest({ pathsIgnore: ['docs/**'] }), Trigger.pushTo('main', { paths: ['src/**'] })]);

    // THEN
    expect(triggers.filter('push')).toEqual({ paths: ['src/**'] });
    expect(triggers.filter('pullRequest')).toEqual({ pathsIgnore: ['docs/**'] });
    expect(triggers.filter('tag')).toEqual({});
  });
});

describe('the check of triggers', () => {
  test.each(KINDS.filter((kind) => kind !== 'repair'))('finds nothing wrong with one of kind %s', (kind) => {
    expect(problemsWith(EACH[kind])).toEqual([]);
  });

  test('finds nothing wrong with several that can be merged', () => {
    expect(problemsWith(
      Trigger.pushTo('main', { paths: ['src/**'] }), Trigger.pushTo('next', { paths: ['src/**'] }), Trigger.pullRequest({ branches: ['main'] }), Trigger.pullRequest({ branches: ['next'] }),
      Trigger.schedule('30 1 * * *'), Trigger.schedule('30 2 * * *'), Trigger.releasePublished(), Trigger.manual(), Trigger.called(),
    )).toEqual([]);
  });

  test('refuses none', () => {
    expect(problemsWith()).toEqual(['triggers: [] is empty']);
  });

  test('names each by its place', () => {
    expect(problemsWith(Trigger.manual(), Trigger.pushTo('a b'), Trigger.schedule('x'))).toEqual([
      'triggers[1].branches[0]: "a b" is not a pattern that GitHub takes',
      'triggers[2].cron: "x" does not have five fields, separated by single spaces (it has 1)',
    ]);
  });

  test.each<[string, Trigger[]]>([
    ['push', [Trigger.pushTo('main', { paths: ['src/**'] }), Trigger.pushTo('next')]],
    ['push', [Trigger.pushTo('main', { paths: ['src/**'] }), Trigger.pushTo('next', { pathsIgnore: ['src/**'] })]],
    ['pullRequest', [Trigger.pullRequest(), Trigger.pullRequest({ paths: ['src/**'] })]],
  ])('refuses two path filters for one event, %s', (kind, list) => {
    expect(problemsOf((problems) => new Triggers(list).check('triggers', problems))).toEqual([{
      path: 'triggers',
      value: `"${kind}"`,
      reason: 'has two path filters, but GitHub takes one for each event',
      allowed: 'the same paths in every trigger of that kind',
    }]);
  });

  test.each<[TriggerKind, string, Trigger[]]>([
    ['push', '!next', [Trigger.pushTo('next'), Trigger.pushTo(['**', '!next'])]],
    ['push', '!release-1', [Trigger.pushTo(['release-*', '!release-1', '!release-2']), Trigger.manual(), Trigger.pushTo('main')]],
    ['tag', '!v0*', [Trigger.tag(['v*', '!v0*']), Trigger.tag('v0.9')]],
    ['pullRequest', '!next', [Trigger.pullRequest({ branches: ['main'] }), Trigger.pullRequest({ branches: ['**', '!next'] })]],
  ])('refuses an exclusion in one of two triggers of one kind, %s', (kind, excluded, list) => {
    expect(problemsOf((problems) => new Triggers(list).check('triggers', problems))).toEqual([{
      path: 'triggers',
      value: JSON.stringify(excluded),
      reason: `would exclude what another ${kind} trigger includes`,
      allowed: 'one trigger of that kind, with all patterns in order',
    }]);
  });

  test.each<[string, Trigger[]]>([
    ['the only trigger of its kind', [Trigger.pushTo(['**', '!next']), Trigger.pullRequest({ branches: ['main'] }), Trigger.manual()]],
    ['one of each kind', [Trigger.pushTo(['**', '!next']), Trigger.tag(['v*', '!v0*']), Trigger.pullRequest({ branches: ['**', '!next'] })]],
    ['one beside a trigger of its kind without any limit', [Trigger.pullRequest({ branches: ['**', '!next'] }), Trigger.pullRequest()]],
  ])('takes an exclusion in %s', (_name, list) => {
    expect(problemsWith(...list)).toEqual([]);
  });

  test('takes a path filter for pushes beside another for pull requests', () => {
    expect(problemsWith(Trigger.pushTo('main', { paths: ['src/**'] }), Trigger.pullRequest({ paths: ['test/**'] }))).toEqual([]);
  });

  test.each<TriggerKind>(['release', 'tag', 'manual', 'called'])('takes a repair beside what releases versions: %s', (kind) => {
    expect(problemsWith(Trigger.repair(), EACH[kind])).toEqual([]);
  });

  test('takes a repair twice for one', () => {
    expect(problemsWith(Trigger.repair(), Trigger.releasePublished(), Trigger.repair())).toEqual([]);
  });

  test.each<[string, Trigger[], number]>([
    ['alone', [Trigger.repair()], 0],
    ['beside pushes, pull requests and a schedule', [Trigger.pushTo('main'), Trigger.pullRequest(), Trigger.repair(), Trigger.schedule('30 1 * * *')], 2],
  ])('refuses a repair of versions where none is released: %s', (_name, list, index) => {
    expect(problemsOf((problems) => new Triggers(list).check('triggers', problems))).toEqual([{
      path: `triggers[${index}]`,
      value: '"Trigger.repair()"',
      reason: 'copies versions, but no trigger releases one',
      allowed: 'Trigger.releasePublished(), tag(), manual() or called() beside it',
    }]);
  });

  test('refuses a release beside a tag, which would release one version twice', () => {
    expect(problemsOf((problems) => new Triggers([Trigger.releasePublished(), Trigger.pushTo('main'), Trigger.tag('v*')]).check('triggers', problems))).toEqual([{
      path: 'triggers[2]',
      value: '"Trigger.tag()"',
      reason: 'releases the same version a second time beside Trigger.releasePublished()',
      allowed: 'one of the two',
    }]);
  });
});
