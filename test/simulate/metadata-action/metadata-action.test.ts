import { Metadata, MetadataContext, MetadataStep, simulateMetadata } from '../../../src/simulate/metadata-action/metadata-action';
import { Unknown } from '../../../src/simulate/value';

const COMMIT = '860c1904a1ce19322e91ac35af1ab07466440c37';
const NEXT = Unknown.of('${{ inputs.next }}', 'it is given when the workflow is run');

function context(eventName: string, ref: MetadataContext['ref'], more: Partial<MetadataContext> = {}): MetadataContext {
  return {
    eventName,
    ref,
    sha: COMMIT,
    payload: { number: 7, repository: { default_branch: 'main' } },
    repository: { name: 'web', description: '', url: 'https://github.com/acme/web', licence: 'MIT', defaultBranch: 'main' },
    ...more,
  };
}

function simulate(inputs: MetadataStep['with'], given: MetadataContext = context('push', 'refs/heads/main'), env: MetadataStep['env'] = {}): Metadata {
  return simulateMetadata({ with: inputs, env }, given);
}

/** The tags as a person would write them, each with what must hold for it. */
function shown({ tags }: Metadata): string[] {
  return tags.map(({ text, condition }) => `${text}${condition === undefined ? '' : ` ${condition}`}`);
}

const RULES = [
  'type=schedule', 'type=ref,event=branch', 'type=ref,event=pr',
  'type=semver,pattern={{version}}', 'type=semver,pattern={{major}}.{{minor}}', 'type=semver,pattern={{major}}', 'type=sha', 'type=raw,value=default-{{is_default_branch}}',
].join('\n');

// The table of events that was measured with the action itself.
test.each([
  ['push', 'refs/heads/main', ['main', 'default-true', 'sha-860c190']],
  ['push', 'refs/tags/v1.2.3', ['1.2.3', '1.2', '1', 'default-false', 'sha-860c190', 'latest']],
  ['push', 'refs/tags/v1.2.3-rc.1', ['1.2.3-rc.1', 'default-false', 'sha-860c190']],
  ['push', 'refs/tags/v1.2', ['default-false', 'sha-860c190']],
  ['pull_request', 'refs/pull/7/merge', ['pr-7', 'default-false', 'sha-860c190']],
  ['pull_request_target', 'refs/heads/main', ['pr-7', 'default-false', 'sha-860c190']],
  ['schedule', 'refs/heads/main', ['nightly', 'main', 'default-true', 'sha-860c190']],
  ['release', 'refs/tags/v1.2.3', ['1.2.3', '1.2', '1', 'default-false', 'sha-860c190', 'latest']],
  ['workflow_dispatch', 'refs/heads/main', ['main', 'default-true', 'sha-860c190']],
  ['merge_group', 'refs/heads/gh-readonly-queue/main/pr-7-abc', ['gh-readonly-queue-main-pr-7-abc', 'default-false', 'sha-860c190']],
  ['create', 'refs/tags/v1.2.3', ['1.2.3', '1.2', '1', 'default-true', 'sha-860c190', 'latest']],
])('on %s of %s', (eventName, ref, tags) => {
  expect(shown(simulate({ tags: RULES }, context(eventName, ref)))).toEqual(tags);
});

test('each tag of each repository that is enabled', () => {
  const { outputs, references } = simulate({ images: 'Acme/Web\nname=ghcr.io/acme/web\nname=old/web,enable=false', tags: 'type=raw,value=a\ntype=raw,value=b' });

  expect(outputs.tags).toBe('acme/web:a\nacme/web:b\nghcr.io/acme/web:a\nghcr.io/acme/web:b');
  expect(references).toEqual([{ text: 'acme/web:a' }, { text: 'acme/web:b' }, { text: 'ghcr.io/acme/web:a' }, { text: 'ghcr.io/acme/web:b' }]);
});

test('which rule gives which tag, and why one gives none', () => {
  const { rules, warnings } = simulate({ tags: 'type=sha,enable=false\ntype=semver,pattern={{version}},value=1.x\ntype=ref,event=tag\ntype=edge,branch=develop\ntype=schedule\nlatest' });

  expect(rules).toEqual([
    { rule: 'type=schedule', reason: 'the event is push, not schedule' },
    { rule: 'type=semver,pattern={{version}},value=1.x', reason: '1.x is not a valid semver. More info: https://semver.org/' },
    { rule: 'type=edge,branch=develop', reason: 'the branch is main, not develop' },
    { rule: 'type=ref,event=tag', reason: 'refs/heads/main is not a tag' },
    { rule: 'latest', tag: { text: 'latest' }, reason: '' },
    { rule: 'type=sha,enable=false', reason: 'it is not enabled' },
  ]);
  expect(warnings).toEqual(['1.x is not a valid semver. More info: https://semver.org/']);
});

test('what it set before it failed stays', () => {
  const { outputs, error } = simulate({ tags: 'type=raw,value=a', labels: 'a={{b c}}' });

  expect(error).toBe('Missing helper: "b"');
  expect(outputs).toEqual({ 'version': 'a', 'tags': 'a', 'tag-names': 'a' });
});

test('the variables for later steps', () => {
  expect(simulate({ tags: 'type=raw,value=a' }).env).toMatchObject({ DOCKER_METADATA_OUTPUT_VERSION: 'a', DOCKER_METADATA_OUTPUT_TAG_NAMES: 'a' });
  expect(simulate({ tags: 'type=raw,value=a' }, undefined, { DOCKER_METADATA_SET_OUTPUT_ENV: 'false' }).env).toEqual({});
});

describe('what cannot be known', () => {
  test('a commit is a gap in the tag', () => {
    const { outputs } = simulate({ images: 'acme/web', tags: 'type=sha\ntype=sha,format=long' }, context('push', 'refs/heads/main', { sha: Unknown.of('${{ github.sha }}', 'there is no commit yet') }));

    expect(outputs.version).toEqual(new Unknown(['sha-', { source: '<short commit>', reason: 'there is no commit yet' }]));
    expect(`${outputs.tags}`).toBe('acme/web:sha-<short commit>\nacme/web:sha-${{ github.sha }}');
  });

  test('a date is a gap', () => {
    const { outputs } = simulate({ tags: "type=schedule,pattern=nightly-{{date 'YYYYMMDD'}}" }, context('schedule', 'refs/heads/main'));

    expect(outputs['tag-names']).toEqual(new Unknown(['nightly-', { source: '<date YYYYMMDD>', reason: 'the run tells the date' }]));
    expect(`${outputs.labels}`).toMatch(/^org\.opencontainers\.image\.created=<time of the run>\n/);
  });

  test.each<[string, MetadataStep['with'], string[], string]>([
    ['a raw tag may be empty', { tags: tag('type=raw,value=') }, ['${{ inputs.next }} if ${{ inputs.next }} is not empty'], '<version>'],
    ['a raw tag of which something is known is there', { tags: tag('type=raw,value=v') }, ['v${{ inputs.next }}'], 'v${{ inputs.next }}'],
    ['a rule may be enabled', { tags: tag('type=sha\ntype=raw,value=latest,enable=') }, ['latest if ${{ inputs.next }} is true', 'sha-860c190'], '<version>'],
    ['a rule that may be enabled comes after the first', { tags: tag('type=ref,event=branch\ntype=raw,value=latest,enable=') }, ['main', 'latest if ${{ inputs.next }} is true'], 'main'],
    ['another rule gives the same tag', { tags: tag('type=raw,value=main\ntype=raw,value=main,enable=') }, ['main'], 'main'],
    ['the same tag, whichever rule gives it', { tags: tag('type=raw,value=main\ntype=raw,value=main,priority=900,enable=') }, ['main'], 'main'],
    ['a version', { tags: tag('type=sha\ntype=semver,pattern={{version}},value=') }, [
      '<{{version}} of ${{ inputs.next }}> if ${{ inputs.next }} is a version', 'sha-860c190',
      'latest if ${{ inputs.next }} is a version and ${{ inputs.next }} is no pre-release',
    ], '<version>'],
    ['a match', { tags: tag('type=match,pattern=\\d+,value=') }, [
      '<match of \\d+ in ${{ inputs.next }}> if ${{ inputs.next }} matches \\d+', 'latest if ${{ inputs.next }} matches \\d+',
    ], '<version>'],
    ['a whole rule', { tags: tag('type=ref,event=branch\n') }, ['${{ inputs.next }} if ${{ inputs.next }} gives one', 'main', 'latest if ${{ inputs.next }} gives one and ${{ inputs.next }} says so'], '<version>'],
    ['a priority', { tags: tag('type=ref,event=branch\ntype=raw,value=a,priority=') }, [
      '<tag of type=raw,value=a,priority=${{ inputs.next }}> if type=raw,value=a,priority=${{ inputs.next }} gives one', 'main',
      'latest if type=raw,value=a,priority=${{ inputs.next }} gives one and type=raw,value=a,priority=${{ inputs.next }} says so',
    ], '<version>'],
    ['an edge branch', { tags: tag('type=edge,branch=') }, ['edge if the branch main is ${{ inputs.next }}'], '<version>'],
    ['a prefix', { tags: 'type=ref,event=branch', flavor: tag('prefix=') }, ['${{ inputs.next }}main'], '${{ inputs.next }}main'],
    ['latest', { tags: 'type=ref,event=branch', flavor: tag('latest=') }, ['main', 'latest if ${{ inputs.next }} says so'], 'main'],
    ['the flavor', { tags: 'type=ref,event=branch', flavor: NEXT }, [
      '<prefix of ${{ inputs.next }}>main<suffix of ${{ inputs.next }}>',
      '<<prefix of ${{ inputs.next }}> if <onlatest of ${{ inputs.next }}>>latest<<suffix of ${{ inputs.next }}> if <onlatest of ${{ inputs.next }}>> if <latest of ${{ inputs.next }}> says so',
    ], '<prefix of ${{ inputs.next }}>main<suffix of ${{ inputs.next }}>'],
  ])('%s', (_, inputs, tags, version) => {
    const metadata = simulate(inputs);

    expect(shown(metadata)).toEqual(tags);
    expect(`${metadata.outputs.version}`).toBe(version);
  });

  test('the version says on what it depends', () => {
    const { outputs } = simulate({ tags: tag('type=sha\ntype=raw,value=latest,enable=') });

    expect(outputs.version).toEqual(Unknown.of('<version>', 'it is latest if ${{ inputs.next }} is true, else sha-860c190'));
  });

  test('an output lists what may not be there as a gap', () => {
    const { outputs } = simulate({ images: 'acme/web', tags: tag('type=ref,event=branch\ntype=raw,value=latest,enable=') });

    expect(outputs.tags).toEqual(new Unknown(['acme/web:main\n', { source: 'acme/web:latest', reason: 'it is there only if ${{ inputs.next }} is true', optional: { text: 'acme/web:latest', condition: 'if ${{ inputs.next }} is true' } }]));
  });

  test.each([
    ['a repository', 'Ghcr.io/${NEXT}/web', ['ghcr.io/${{ inputs.next }}/web:main']],
    ['whether a repository is enabled', 'acme/web\nname=old/web,enable=${NEXT}', ['acme/web:main', 'old/web:main if ${{ inputs.next }} is true']],
    ['whether any is enabled', 'name=old/web,enable=${NEXT}', ['old/web:main if ${{ inputs.next }} is true', 'main unless ${{ inputs.next }} is true']],
  ])('%s', (_, images, expected) => {
    const [before, after] = images.split('${NEXT}');
    const { references } = simulate({ images: new Unknown([before, ...NEXT.parts, after].filter((part) => part !== '')), tags: 'type=ref,event=branch' });

    expect(references.map(({ text, condition }) => `${text}${condition === undefined ? '' : ` ${condition}`}`)).toEqual(expected);
  });

  test.each([
    ['of a branch', 'refs/heads/', ['${{ inputs.next }}', 'b-${{ inputs.next }}', 'd-{{is_default_branch}}']],
    ['of a tag', 'refs/tags/', ['<{{version}} of ${{ inputs.next }}> if ${{ inputs.next }} is a version', 'b-', 'd-false', 'latest if ${{ inputs.next }} is a version and ${{ inputs.next }} is no pre-release']],
  ])('the name %s', (_, folder, expected) => {
    const ref = new Unknown([folder, ...NEXT.parts]);

    expect(shown(simulate({ tags: 'type=ref,event=branch\ntype=semver,pattern={{version}}\ntype=raw,value=b-{{branch}}\ntype=raw,value=d-{{is_default_branch}}' }, context('workflow_dispatch', ref)))).toEqual(expected);
  });

  test('what a block asks', () => {
    const given = context('push', 'refs/tags/v1', { payload: { base_ref: NEXT } });

    expect(shown(simulate({ tags: 'type=raw,value=a{{#if base_ref}}b{{/if}}' }, given))).toEqual(['a{{#if base_ref}}b{{/if}} if a{{#if base_ref}}b{{/if}} is not empty']);
  });

  test('a label that may be any', () => {
    const { outputs } = simulate({ tags: 'type=ref,event=branch', labels: NEXT });

    expect(`${outputs.labels}`).toBe('<keys>=<values>');
  });

  test('what GitHub says of the repository', () => {
    const { outputs, tags } = simulate({ tags: 'type=edge' }, context('push', 'refs/heads/main', { repository: {} }));

    expect(`${outputs.labels}`).toContain('org.opencontainers.image.licenses=<licence of the repository>\n');
    expect(tags).toEqual([{ text: 'edge', condition: 'if the branch main is <default branch of the repository>' }]);
  });

  test('no mistake is told for certain of what may be right', () => {
    expect(simulate({ tags: tag('type=raw,value=a,enable='), flavor: tag('latest='), images: tag('name=acme/web,enable=') }).error).toBeUndefined();
  });

  test('a mistake in a rule that may be enabled', () => {
    const { error, rules } = simulate({ tags: tag('type=raw,value={{a b}},enable=') });

    expect(error).toBeUndefined();
    expect(rules[0].reason).toBe('the action fails if ${{ inputs.next }} is true: Missing helper: "a"');
  });
});

/** The text with what is not known behind it. */
function tag(start: string): Unknown {
  return new Unknown([start, ...NEXT.parts]);
}
