import { LatestRule, Tag } from '../../src/model/tag';
import { latestRule, RULE_TYPES, tagRules } from '../../src/steps/tag-rules';

const STABLE = '!github.event.release.prerelease';
const MINOR = `type=semver,pattern={{major}}.{{minor}},enable=\${{ ${STABLE} }}`;
const MAJOR = `type=semver,pattern={{major}},enable=\${{ ${STABLE} && !startsWith(github.ref, 'refs/tags/v0.') && !startsWith(github.ref, 'refs/tags/0.') }}`;
const SHA = "type=sha,enable=${{ github.event_name == 'push' && startsWith(github.ref, 'refs/heads/') }}";
const AUTO = "latest=${{ startsWith(github.ref, 'refs/tags/') && !github.event.release.prerelease && 'auto' || 'false' }}";
const GIVEN = { version: 'inputs.version', moving: 'inputs.move' };

describe('tagRules', () => {
  test('writes the default rules', () => {
    expect(tagRules(Tag._defaults())).toEqual([
      'type=schedule',
      'type=ref,event=branch',
      'type=ref,event=pr',
      'type=semver,pattern={{version}}',
      MINOR,
      MAJOR,
      SHA,
    ]);
  });

  test.each([
    ['Tag.version()', Tag.version(), 'type=semver,pattern={{version}}'],
    ['Tag.version() with affixes', Tag.version({ prefix: 'v', suffix: '-alpine' }), 'type=semver,pattern={{version}},prefix=v,suffix=-alpine'],
    ['Tag.majorMinor()', Tag.majorMinor({ suffix: '-alpine' }), `${MINOR},suffix=-alpine`],
    ['Tag.major()', Tag.major({ prefix: 'v' }), `${MAJOR},prefix=v`],
    ['Tag.branch()', Tag.branch({ suffix: "-{{date 'YYYYMMDD'}}" }), "type=ref,event=branch,suffix=-{{date 'YYYYMMDD'}}"],
    ['Tag.pullRequest() without prefix', Tag.pullRequest({ prefix: '' }), 'type=ref,event=pr,prefix='],
    ['Tag.schedule()', Tag.schedule({ prefix: 'x-' }), 'type=schedule,prefix=x-'],
    ['Tag.sha()', Tag.sha({ prefix: '{{branch}}-' }), `${SHA},prefix={{branch}}-`],
    ['Tag.raw()', Tag.raw('edge'), 'type=raw,value=edge'],
    ['Tag.raw() of the branch', Tag.raw("{{branch}}-{{date 'YYYYMMDD'}}"), "type=raw,value={{branch}}-{{date 'YYYYMMDD'}},enable=${{ startsWith(github.ref, 'refs/heads/') }}"],
    ['Tag.raw() of the tag', Tag.raw('{{ tag }}'), "type=raw,value={{ tag }},enable=${{ startsWith(github.ref, 'refs/tags/') }}"],
    ['Tag.raw() of a pull request', Tag.raw('{{base_ref}}'), "type=raw,value={{base_ref}},enable=${{ startsWith(github.ref, 'refs/pull/') }}"],
    ['Tag.raw() with the branch before it', Tag.raw('edge', { prefix: '{{branch}}-' }), "type=raw,value=edge,enable=${{ startsWith(github.ref, 'refs/heads/') }},prefix={{branch}}-"],
    ['Tag.raw() with the tag after it', Tag.raw('edge', { suffix: '-{{tag}}' }), "type=raw,value=edge,enable=${{ startsWith(github.ref, 'refs/tags/') }},suffix=-{{tag}}"],
    ['Tag.version() with the tag after it, which needs no condition', Tag.version({ suffix: '-{{tag}}' }), 'type=semver,pattern={{version}},suffix=-{{tag}}'],
    ['Tag.raw() with affixes', Tag.raw('{{sha}}', { prefix: 'a', suffix: 'b' }), 'type=raw,value={{sha}},prefix=a,suffix=b'],
  ])('writes %s', (_name, tag, rule) => {
    expect(tagRules([tag])).toEqual([rule]);
  });

  test('writes no rule for latest, which docker/metadata-action gives on its own', () => {
    expect(tagRules([Tag.version(), Tag.latest()])).toEqual(['type=semver,pattern={{version}}']);
  });

  test.each([
    ['prefix', { prefix: 'x-' }],
    ['suffix', { suffix: '-alpine' }],
  ])('says every affix where latest has a %s, which would become that of all tags', (_name, options) => {
    expect(tagRules([Tag.version(), Tag.pullRequest(), Tag.branch({ prefix: 'b-' }), Tag.sha({ suffix: '-s' }), Tag.raw('edge', { prefix: '', suffix: '' }), Tag.latest(options)])).toEqual([
      'type=semver,pattern={{version}},prefix=,suffix=',
      'type=ref,event=pr,prefix=pr-,suffix=',
      'type=ref,event=branch,prefix=b-,suffix=',
      `${SHA},prefix=sha-,suffix=-s`,
      'type=raw,value=edge,prefix=,suffix=',
    ]);
  });

  test.each([[{ prefix: '' }], [{ suffix: '' }], [{ prefix: '', suffix: '' }], [{ prefix: undefined }]])('writes the same for latest with %j as for latest without options', (options) => {
    expect(tagRules([...Tag._defaults().filter(({ kind }) => kind !== 'latest'), Tag.latest(options)])).toEqual(tagRules(Tag._defaults()));
    expect(latestRule([Tag.latest(options)])).toEqual(latestRule([Tag.latest()]));
  });

  test.each([
    [[Tag.major(), Tag.branch(), Tag.majorMinor(), Tag.version()], ['version', 'major', 'branch', 'majorMinor']],
    [[Tag.schedule(), Tag.majorMinor(), Tag.version({ suffix: '-a' }), Tag.version(), Tag.sha()], ['schedule', 'version', 'version', 'majorMinor', 'sha']],
    [[Tag.sha(), Tag.branch()], ['sha', 'branch']],
    [[Tag.branch(), Tag.version(), Tag.major()], ['branch', 'version', 'major']],
    [[Tag.branch(), Tag.majorMinor(), Tag.sha()], ['branch', 'majorMinor', 'sha']],
  ])('puts the whole version before its parts and leaves the rest in place: %#', (tags, kinds) => {
    // GIVEN
    const kindOf = (rule: string) => ({
      '{{version}}': 'version', '{{major}}.{{minor}}': 'majorMinor', '{{major}}': 'major',
    })[/pattern=([^,]+)/.exec(rule)?.[1] ?? ''] ?? (rule.includes('event=branch') ? 'branch' : rule.replace(/^type=(\w+).*/, '$1'));

    // THEN
    expect(tagRules(tags).map(kindOf)).toEqual(kinds);
  });

  test('keeps several whole versions in their order', () => {
    expect(tagRules([Tag.major(), Tag.version({ prefix: 'v' }), Tag.version()])).toEqual(['type=semver,pattern={{version}},prefix=v', 'type=semver,pattern={{version}}', MAJOR]);
  });

  test('changes nothing of what it is given', () => {
    // GIVEN
    const tags = [Tag.major(), Tag.version(), Tag.latest()];

    // WHEN
    tagRules(tags);

    // THEN
    expect(tags.map(({ kind }) => kind)).toEqual(['major', 'version', 'latest']);
  });
});

describe('tagRules of a given version', () => {
  const MOVES = 'enable=${{ inputs.move }}';

  test('are those that name versions, and nothing that the event decides', () => {
    expect(tagRules([...Tag._defaults(), Tag.raw('edge'), Tag.raw('{{tag}}')], GIVEN)).toEqual([
      'type=semver,pattern={{version}},value=${{ inputs.version }}',
      `type=semver,pattern={{major}}.{{minor}},value=\${{ inputs.version }},${MOVES}`,
      "type=semver,pattern={{major}},value=${{ inputs.version }},enable=${{ inputs.move && !startsWith(inputs.version, 'v0.') && !startsWith(inputs.version, '0.') }}",
    ]);
  });

  test('keep their affixes', () => {
    expect(tagRules([Tag.majorMinor({ prefix: 'v' }), Tag.version({ prefix: 'v', suffix: '-alpine' }), Tag.latest({ suffix: '-alpine' })], GIVEN)).toEqual([
      'type=semver,pattern={{version}},value=${{ inputs.version }},prefix=v,suffix=-alpine',
      `type=semver,pattern={{major}}.{{minor}},value=\${{ inputs.version }},${MOVES},prefix=v,suffix=`,
    ]);
  });

  test('leave out what only a tag of git would give', () => {
    expect(tagRules([Tag.version(), Tag.version({ suffix: '-{{tag}}' })], GIVEN)).toEqual(['type=semver,pattern={{version}},value=${{ inputs.version }}']);
  });
});

describe('latestRule', () => {
  test('never moves latest where no rule says so', () => {
    expect(latestRule([Tag.version(), Tag.raw('edge')])).toEqual(['latest=false']);
    expect(latestRule([])).toEqual(['latest=false']);
  });

  test('moves latest for a tag that is neither a pre-release version nor marked as one', () => {
    expect(latestRule(Tag._defaults())).toEqual([AUTO]);
  });

  test.each([LatestRule.HIGHEST_VERSION, LatestRule.GITHUB_RELEASE])('leaves it to the publish jobs whether it goes back: %s', (rule) => {
    expect(latestRule([Tag.latest({ rule })])).toEqual([AUTO]);
  });

  test.each([LatestRule.HIGHEST_VERSION, LatestRule.GITHUB_RELEASE])('moves latest to a given version where that is wanted: %s', (rule) => {
    expect(latestRule([Tag.latest({ rule, prefix: 'x-' })], GIVEN)).toEqual(["latest=${{ inputs.move && 'auto' || 'false' }}", 'prefix=x-,onlatest=true']);
    expect(latestRule([Tag.version()], GIVEN)).toEqual(['latest=false']);
  });

  test.each([
    [{ prefix: 'x-' }, ['prefix=x-,onlatest=true']],
    [{ suffix: '-alpine' }, ['suffix=-alpine,onlatest=true']],
    [{ prefix: 'x-', suffix: '-alpine' }, ['prefix=x-,onlatest=true', 'suffix=-alpine,onlatest=true']],
    [{ prefix: '', suffix: '' }, []],
  ])('gives latest the affixes %j', (options, rules) => {
    expect(latestRule([Tag.version(), Tag.latest(options)])).toEqual([AUTO, ...rules]);
  });
});

describe('RULE_TYPES', () => {
  test('are those of docker/metadata-action v6.2.0, among them every one that is written', () => {
    expect(RULE_TYPES).toEqual(['schedule', 'semver', 'pep440', 'match', 'edge', 'ref', 'raw', 'sha']);
    expect(tagRules([...Tag._defaults(), Tag.raw('edge')]).map((rule) => /^type=(\w+)/.exec(rule)?.[1]).filter((type) => !RULE_TYPES.includes(`${type}`))).toEqual([]);
  });
});
