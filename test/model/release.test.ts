import { problemsOf } from './problems-of';
import { Attestations } from '../../src/model/image';
import { Notifier } from '../../src/model/notifier';
import { Platform } from '../../src/model/platform';
import { Registry } from '../../src/model/registry';
import { Release, RELEASE_FIELDS, ReleaseOptions } from '../../src/model/release';
import { Secret } from '../../src/model/secret';
import { struct } from '../../src/model/shape';
import { LatestRule, Tag } from '../../src/model/tag';
import { Trigger } from '../../src/model/trigger';
import { Variable } from '../../src/model/variable';

const GHCR = Registry.ghcr({ namespace: 'acme' });
const ALIYUN = Registry.aliyun({ region: 'cn-hangzhou', namespace: 'acme' });

function releaseOf(options: Partial<ReleaseOptions> = {}, name = 'release'): Release {
  return new Release(name, { images: [{ name: 'app' }], registries: [GHCR], triggers: [Trigger.pushTo('main')], ...options });
}

/** The problems with a release as path, value and reason. */
function problemsWith(options: Partial<ReleaseOptions>, name?: string): string[] {
  return problemsOf((problems) => releaseOf(options, name).check(problems)).map(({ path, value, reason }) => `${path}: ${value} ${reason}`);
}

describe('RELEASE_FIELDS', () => {
  test.each<[object, string[]]>([
    [{}, ['images', 'registries', 'triggers']],
    [{ images: {}, registries: GHCR, triggers: [GHCR] }, ['images', 'registries', 'triggers[0]']],
    [{ images: [{ name: 'a' }], registries: [GHCR], triggers: [Trigger.manual()], tags: Tag.version(), notifiers: [Secret.of('A')], repository: 5, overwrite: 'yes', mirror: null, secrets: ['A'] }, ['tags', 'notifiers[0]', 'repository', 'overwrite', 'mirror', 'secrets[0]']],
    [{ images: [{ name: 'a' }], registries: [GHCR], triggers: [Trigger.manual()], tag: [] }, ['tag']],
  ])('refuse %j', (options, paths) => {
    expect(problemsOf((problems) => struct<ReleaseOptions>(RELEASE_FIELDS).check(options, '', problems)).map((problem) => problem.path)).toEqual(paths);
  });
});

describe('Release', () => {
  test('fills in what is not given', () => {
    // WHEN
    const { name, images, tags, notifiers, repository, overwrite, mirror, secrets } = releaseOf();

    // THEN
    expect({ name, notifiers, repository, overwrite, mirror, secrets }).toEqual({
      name: 'release', notifiers: [Notifier.githubIssue()], repository: undefined, overwrite: false, mirror: undefined, secrets: [],
    });
    expect(images.map(({ context, platforms }) => [context, platforms])).toEqual([['.', [Platform.LINUX_AMD64, Platform.LINUX_ARM64]]]);
    expect(tags).toEqual([Tag.branch(), Tag.sha()]);
  });

  test.each<[string, Trigger, string[]]>([
    ['release', Trigger.releasePublished(), ['version', 'majorMinor', 'major', 'latest']],
    ['push', Trigger.pushTo('main'), ['branch', 'sha']],
    ['tag', Trigger.tag('v*'), ['version', 'majorMinor', 'major', 'latest']],
    ['schedule', Trigger.schedule('30 1 * * *'), ['schedule', 'branch']],
    ['pullRequest', Trigger.pullRequest(), ['pullRequest']],
    ['manual', Trigger.manual(), ['branch', 'version', 'majorMinor', 'major', 'latest']],
    ['called', Trigger.called(), ['schedule', 'branch', 'pullRequest', 'version', 'majorMinor', 'major', 'latest', 'sha']],
  ])('has by default only the rules that a trigger fires: %s', (_kind, trigger, kinds) => {
    // WHEN
    const release = releaseOf({ triggers: [trigger] });

    // THEN
    expect(release.tags.map(({ kind }) => kind)).toEqual(kinds);
    expect(problemsWith({ triggers: [trigger] })).toEqual([]);
  });

  test('tells nobody where nobody is given', () => {
    expect(releaseOf({ notifiers: [] }).notifiers).toEqual([]);
  });

  test('keeps the mirror, and that a version may be replaced', () => {
    expect(releaseOf({ mirror: 'mirror.gcr.io', overwrite: true })).toMatchObject({ mirror: 'mirror.gcr.io', overwrite: true });
  });

  test('has no rule for a repair that is not there without it', () => {
    const tags = (...triggers: Trigger[]) => releaseOf({ triggers }).tags.map(({ kind }) => kind);
    expect(tags(Trigger.releasePublished(), Trigger.repair())).toEqual(tags(Trigger.releasePublished()));
  });

  test('keeps the rules that are given, in their order', () => {
    expect(releaseOf({ tags: [Tag.sha(), Tag.branch()] }).tags.map(({ kind }) => kind)).toEqual(['sha', 'branch']);
  });
});

describe('Release.secrets', () => {
  test('are those of registries, notifiers and own steps, in this order, without variables and the token of the run', () => {
    expect(releaseOf({
      registries: [GHCR, Registry.dockerHub({ namespace: 'a', username: Variable.of('WHO') }), ALIYUN],
      notifiers: [Notifier.slack()],
      secrets: [Secret.of('EXTRA'), Secret.workflowToken()],
    }).secrets).toEqual(['DOCKER_PASSWORD', 'ALIREGISTRY_USERNAME', 'ALIREGISTRY_TOKEN', 'SLACK_WEBHOOK_URL', 'EXTRA']);
  });

  test('are named once, whatever their capitals, as they are written first', () => {
    // WHEN
    const { secrets } = releaseOf({
      registries: [Registry.of('quay.io', { username: Secret.of('user'), password: Secret.of('TOKEN') }), Registry.of('docker.io', { namespace: 'a', username: Secret.of('USER'), password: Secret.of('TOKEN') })],
      secrets: [Secret.of('Token')],
    });

    // THEN
    expect(secrets).toEqual(['user', 'TOKEN']);
  });
});

describe('Release.requiresVersion', () => {
  test.each<[boolean, string, Trigger[], Tag[]]>([
    [true, 'releases under their version', [Trigger.releasePublished()], [Tag.version()]],
    [true, 'tags under their version, among others', [Trigger.pushTo('main'), Trigger.tag('v*')], [Tag.branch(), Tag.version({ prefix: 'v' })]],
    [true, 'runs by hand, which may be about a tag', [Trigger.manual()], [Tag.branch(), Tag.version()]],
    [true, 'runs for another workflow', [Trigger.called()], [Tag.version()]],
    [false, 'tags under what is no version', [Trigger.tag('v*')], [Tag.raw('edge')]],
    [false, 'pushes', [Trigger.pushTo('main')], [Tag.branch()]],
    [true, 'releases and their repair', [Trigger.repair(), Trigger.releasePublished()], [Tag.version()]],
    [false, 'a nightly run', [Trigger.schedule('30 1 * * *')], [Tag.schedule(), Tag.version()]],
  ])('is %p for %s', (expected, _name, triggers, tags) => {
    expect(releaseOf({ triggers, tags }).requiresVersion).toBe(expected);
  });
});

describe('Release.summary', () => {
  test('says when it runs, what it publishes under which tags, where to, for which platforms and with which secrets', () => {
    expect(releaseOf({
      images: [{ name: 'openkf-server' }],
      registries: [Registry.dockerHub({ namespace: 'openim' }), ALIYUN, GHCR],
      triggers: [Trigger.releasePublished(), Trigger.pushTo('main'), Trigger.schedule('30 1 * * *'), Trigger.pullRequest()],
      notifiers: [Notifier.slack()],
    }).summary).toMatchInlineSnapshot(`
"Runs when
  a release is published: publishes v1.2.3 as 1.2.3, 1.2, 1, latest
  a push to main: publishes <branch>, sha-<short commit>
  the schedule 30 1 * * * (UTC): publishes nightly, <branch>
  a pull request: builds, publishes nothing
Publishes to
  docker.io/openim/openkf-server
  registry.cn-hangzhou.aliyuncs.com/acme/openkf-server
  ghcr.io/acme/openkf-server
for
  linux/amd64, linux/arm64
Needs the secrets
  DOCKER_USERNAME, DOCKER_PASSWORD, ALIREGISTRY_USERNAME, ALIREGISTRY_TOKEN, SLACK_WEBHOOK_URL"
`);
  });

  test('names the images where there are several, and says nothing of secrets where none is needed', () => {
    expect(releaseOf({
      images: [{ name: 'app' }, { name: 'web', platforms: [Platform.LINUX_AMD64] }],
      triggers: [Trigger.tag('v*'), Trigger.manual()],
      tags: [Tag.version({ prefix: 'v' }), Tag.raw('edge', { suffix: '-x' })],
    }).summary).toMatchInlineSnapshot(`
"Runs when
  a push of a tag v*: publishes v1.2.3 as v1.2.3, edge-x
  somebody starts it: rehearses or, if told so, publishes v1.2.3, edge-x
Publishes to
  ghcr.io/acme/app
  ghcr.io/acme/web
for
  app: linux/amd64, linux/arm64
  web: linux/amd64"
`);
  });

  test('says of a repair that it publishes no other image', () => {
    expect(releaseOf({ triggers: [Trigger.releasePublished(), Trigger.repair()], notifiers: [] }).summary.split('\n').slice(0, 4)).toEqual([
      'Runs when',
      '  a release is published: publishes v1.2.3 as 1.2.3, 1.2, 1, latest',
      '  somebody asks for a repair: copies a version to registries that do not serve it',
      'Publishes to',
    ]);
  });
});

describe('the check of the mirror', () => {
  test.each(['mirror.gcr.io', 'localhost:5000', 'harbor.example.com/docker-hub'])('takes %s', (mirror) => {
    expect(problemsWith({ mirror })).toEqual([]);
  });

  test.each(['', 'mirror', 'https://mirror.gcr.io', 'mirror.gcr.io/', 'mirror.gcr.io/library:1', 'mirror.gcr.io"]', 'mirror.gcr.io\n', '${{ vars.MIRROR }}', 'a.b,network=host'])('refuses %j', (mirror) => {
    expect(problemsOf((problems) => releaseOf({ mirror }).check(problems))).toEqual([{
      path: 'mirror',
      value: JSON.stringify(mirror),
      reason: 'is not a registry',
      allowed: 'a host, or a host and a path, like mirror.gcr.io or harbor.example.com/docker-hub',
    }]);
  });
});

test('a mirror with a port that there is not is refused, as a registry is', () => {
  expect(problemsWith({ mirror: 'mirror.example:65536' })).toEqual(['mirror: "mirror.example:65536" is not a registry']);
});

describe('the check of name and repository', () => {
  test.each(['release', 'Release_2', 'a'.repeat(80)])('takes the name %s', (name) => {
    expect(problemsWith({}, name)).toEqual([]);
  });

  test.each(['', '1', '_x', '-a', 'a b', 'a.b', 'a/b', '../a', 'ä', 'a\n', 'a'.repeat(81)])('refuses the name %j', (name) => {
    expect(problemsWith({}, name)).toEqual([`name: ${JSON.stringify(name)} cannot name a workflow file and its jobs`]);
  });

  test.each(['acme/app', 'Open-IM/open.im_server-2'])('takes the repository %s', (repository) => {
    expect(problemsWith({ repository })).toEqual([]);
  });

  test.each(['', 'app', 'acme/', '/app', 'acme/app/x', 'ac me/app', "acme/app'", 'https://github.com/acme/app', 'acme/app\n', '-acme/app', '${{ github.repository }}'])('refuses the repository %j', (repository) => {
    expect(problemsWith({ repository })).toEqual([`repository: ${JSON.stringify(repository)} is not a repository`]);
  });
});

describe('the check of images', () => {
  test('refuses none', () => {
    expect(problemsWith({ images: [] })).toEqual(['images: [] is empty']);
  });

  test('names each by its place', () => {
    expect(problemsWith({ images: [{ name: 'a' }, { name: 'B' }] })).toEqual(['images[1].name: "B" is not an image name']);
  });

  test.each([['app', 'app'], ['team/app', 'team-app'], ['a.b', 'a_b']])('refuses %s beside %s, whose jobs would have the same names', (one, other) => {
    expect(problemsWith({ images: [{ name: one }, { name: 'c' }, { name: other }] })).toContainEqual(expect.stringMatching(/^images\[2\]\.name: ".+" names the same jobs as images\[0\]\.name$/));
  });
});

describe('the check of registries', () => {
  test('refuses none', () => {
    expect(problemsWith({ registries: [] })).toEqual(['registries: [] is empty']);
  });

  test('names each by its place', () => {
    expect(problemsWith({ registries: [GHCR, Registry.of('quay.io', { namespace: 'A' })] })).toEqual(['registries[1].namespace: "A" is not a namespace']);
  });

  test('refuses two of one id', () => {
    expect(problemsOf((problems) => releaseOf({ registries: [ALIYUN, GHCR, Registry.aliyun({ region: 'us-west-1', namespace: 'acme' })] }).check(problems))).toEqual([{
      path: 'registries[2].id',
      value: '"aliyun"',
      reason: 'is also the id of registries[0].id',
      allowed: "an id of its own, like { id: 'another' }",
    }]);
  });

  test('takes two of one host under ids and namespaces of their own', () => {
    expect(problemsWith({ registries: [GHCR, Registry.ghcr({ namespace: 'other', id: 'other' })] })).toEqual([]);
  });

  test.each<[string, string[], Registry[], object]>([
    [
      'app + docker-hub beside app-docker + hub',
      ['app', 'app-docker'], [Registry.dockerHub({ namespace: 'acme' }), Registry.of('r.example', { id: 'hub' })],
      { path: 'registries[1].id, with images[1].name', value: '"publish-app-docker-hub"', reason: 'is also the job of registries[0].id, with images[0].name', allowed: 'names that make different jobs' },
    ],
    [
      'a.b + c beside a + b-c, whose names differ in punctuation only',
      ['a.b', 'x', 'a'], [Registry.of('q.example', { id: 'c' }), Registry.of('r.example', { id: 'b-c' })],
      { path: 'registries[1].id, with images[2].name', value: '"publish-a-b-c"', reason: 'is also the job of registries[0].id, with images[0].name', allowed: 'names that make different jobs' },
    ],
  ])('refuses %s, which would be one job', (_name, names, registries, problem) => {
    expect(problemsOf((problems) => releaseOf({ images: names.map((name) => ({ name })), registries }).check(problems))).toEqual([problem]);
  });

  test('takes names that only look alike: those of one image alone are not part of the job id', () => {
    expect(problemsWith({ images: [{ name: 'app' }, { name: 'app-docker' }], registries: [Registry.dockerHub({ namespace: 'acme' }), GHCR] })).toEqual([]);
    expect(problemsWith({ images: [{ name: 'app' }], registries: [Registry.dockerHub({ namespace: 'acme' }), Registry.of('r.example', { id: 'hub' })] })).toEqual([]);
  });

  test.each<[string, string[], string]>([
    ['one image', ['app'], 'a'.repeat(91)],
    ['several images', ['app', 'b'.repeat(41)], 'a'.repeat(49)],
  ])('takes a job id of 99 characters, with %s', (_name, names, id) => {
    expect(problemsWith({ images: names.map((name) => ({ name })), registries: [Registry.ghcr({ namespace: 'acme', id })] })).toEqual([]);
  });

  test.each<[string, string[], string, string, string]>([
    ['one image', ['app'], 'a'.repeat(92), `publish-${'a'.repeat(92)}`, 'registries[0].id'],
    ['several images', ['app', 'b'.repeat(42)], 'a'.repeat(49), `publish-${'b'.repeat(42)}-${'a'.repeat(49)}`, 'registries[0].id, with images[1].name'],
  ])('refuses a job id of more than 99 characters, with %s', (_name, names, id, job, path) => {
    expect(problemsOf((problems) => releaseOf({ images: names.map((name) => ({ name })), registries: [Registry.ghcr({ namespace: 'acme', id })] }).check(problems))).toEqual([
      expect.objectContaining({ path, value: JSON.stringify(job), reason: 'is longer than a job id can be' }),
    ]);
  });

  test.each<[string, string[], Registry[], string, string]>([
    ['two registries', ['app'], [GHCR, Registry.of('ghcr.io', { namespace: 'acme', id: 'again' })], 'registries[1]', 'ghcr.io/acme/app'],
    [
      'namespace and name that make the same path', ['team/app', 'app'], [Registry.of('r.example', { namespace: 'acme' }), Registry.of('r.example', { namespace: 'acme/team', id: 'again' })],
      'registries[1]', 'r.example/acme/team/app',
    ],
  ])('refuses a repository twice: %s', (_name, names, registries, path, repository) => {
    expect(problemsOf((problems) => releaseOf({ images: names.map((name) => ({ name })), registries }).check(problems))).toEqual([
      { path, value: JSON.stringify(repository), reason: 'is published by registries[0] too', allowed: 'another host, namespace or image name' },
    ]);
  });

  test.each<[string, string, string]>([['acme', 'team/app', 'docker.io/acme/team/app'], ['acme/team', 'app', 'docker.io/acme/team/app']])('refuses the namespace %s with the name %s on Docker Hub, which has no deeper paths', (namespace, name, repository) => {
    expect(problemsOf((problems) => releaseOf({ images: [{ name }], registries: [GHCR, Registry.dockerHub({ namespace })] }).check(problems))).toEqual([
      { path: 'registries[1]', value: JSON.stringify(repository), reason: 'is no repository of Docker Hub', allowed: 'one namespace and one name, like docker.io/openim/openkf-server' },
    ]);
    expect(problemsWith({ images: [{ name }], registries: [GHCR, Registry.of('r.example', { namespace })] })).toEqual([]);
  });

  test.each<[string, Registry, string]>([
    ['Aliyun', ALIYUN, 'is refused by registry.cn-hangzhou.aliyuncs.com (registries[1], see https://github.com/weibaohui/k8m/issues/478)'],
    [
      'a personal instance of Aliyun', Registry.of('crpi-0123456789abcdef.cn-hangzhou.personal.cr.aliyuncs.com', { id: 'personal' }),
      'is refused by crpi-0123456789abcdef.cn-hangzhou.personal.cr.aliyuncs.com (registries[1], see https://github.com/weibaohui/k8m/issues/478)',
    ],
    ['GitLab', Registry.of('registry.gitlab.com', { namespace: 'a' }), 'is refused by registry.gitlab.com (registries[1], see https://github.com/docker/build-push-action/issues/1593)'],
  ])('refuses attestations as OCI artifacts for %s', (_name, registry, reason) => {
    // GIVEN
    const images = [{ name: 'a' }, { name: 'b', attestations: Attestations.OCI_ARTIFACT }, { name: 'c', attestations: Attestations.NONE }];

    // THEN
    expect(problemsOf((problems) => releaseOf({ images, registries: [GHCR, registry] }).check(problems))).toEqual([
      { path: 'images[1].attestations', value: '"oci-artifact"', reason, allowed: 'Attestations.IMAGE_MANIFEST or Attestations.NONE' },
    ]);
    expect(problemsWith({ images, registries: [GHCR] })).toEqual([]);
  });
});

describe('the check of triggers', () => {
  test('refuses none, and then no default tag is left either', () => {
    expect(problemsWith({ triggers: [] })).toEqual(['triggers: [] is empty', 'tags: [] is empty']);
  });

  test('refuses one that gives an image no tag', () => {
    expect(problemsOf((problems) => releaseOf({ triggers: [Trigger.pushTo('main'), Trigger.releasePublished()], tags: [Tag.branch()] }).check(problems))).toEqual([
      { path: 'triggers[1]', value: '"a release is published"', reason: 'gives an image no tag', allowed: 'a trigger for which one of the tags applies' },
    ]);
  });

  test('refuses a repair where no tag is that of a version', () => {
    expect(problemsWith({ triggers: [Trigger.manual(), Trigger.repair()], tags: [Tag.branch(), Tag.raw('edge')] })).toEqual(['triggers[1]: "somebody asks for a repair" gives an image no tag']);
  });

  test('refuses a repair where the tag of the version is one that only a tag of git would give', () => {
    expect(problemsWith({ triggers: [Trigger.releasePublished(), Trigger.repair()], tags: [Tag.version({ suffix: '-{{tag}}' }), Tag.latest()] })).toEqual([
      'triggers[1]: "somebody asks for a repair" gives an image no tag',
    ]);
  });

  test('needs no tag for a pull request, which publishes nothing', () => {
    expect(problemsWith({ triggers: [Trigger.pushTo('main'), Trigger.pullRequest()], tags: [Tag.branch()] })).toEqual([]);
  });
});

describe('the check of tags', () => {
  test('refuses none', () => {
    expect(problemsWith({ tags: [] })).toEqual(['tags: [] is empty', 'triggers[0]: "a push to main" gives an image no tag']);
  });

  test('refuses a rule that no trigger fires', () => {
    expect(problemsOf((problems) => releaseOf({ tags: [Tag.branch(), Tag.version(), Tag.pullRequest(), Tag.schedule()] }).check(problems))).toEqual(['version', 'pullRequest', 'schedule'].map((kind, index) => ({
      path: `tags[${index + 1}]`,
      value: `"Tag.${kind}()"`,
      reason: 'gives no tag on any of the triggers',
      allowed: 'rules that a trigger fires',
    })));
  });

  test('refuses a rule twice', () => {
    expect(problemsWith({ tags: [Tag.branch(), Tag.raw('a'), Tag.raw('b'), Tag.raw('a'), Tag.branch({ suffix: '-x' })] })).toEqual([
      expect.stringMatching(/^tags\[3\]: .* is the same rule as tags\[1\]$/),
    ]);
  });

  test.each<[string, Trigger, Tag, Tag]>([
    ['no prefix and an empty one', Trigger.tag('v*'), Tag.version(), Tag.version({ prefix: '' })],
    ['no suffix and an empty one', Trigger.tag('v*'), Tag.version({ suffix: '' }), Tag.version()],
    ['the default prefix, given or not', Trigger.pushTo('main'), Tag.sha(), Tag.sha({ prefix: 'sha-' })],
    ['affixes that are empty, of a raw rule', Trigger.pushTo('main'), Tag.raw('edge'), Tag.raw('edge', { prefix: '', suffix: '' })],
  ])('takes for the same rule: %s', (_name, trigger, one, other) => {
    expect(problemsWith({ triggers: [trigger], tags: [one, other] })).toEqual([expect.stringMatching(/^tags\[1\]: .* is the same rule as tags\[0\]$/)]);
  });

  test('takes a rule without its default prefix beside one with it', () => {
    expect(problemsWith({ tags: [Tag.sha(), Tag.sha({ prefix: '' })] })).toEqual([]);
  });

  test.each<[string, Trigger[], Tag]>([
    ['of the branch, on releases', [Trigger.releasePublished()], Tag.raw('{{branch}}')],
    ['of the branch, on tags', [Trigger.tag('v*')], Tag.raw('edge', { suffix: '-{{ branch }}' })],
    ['of the tag, on pushes and at night', [Trigger.pushTo('main'), Trigger.schedule('30 1 * * *')], Tag.raw('x', { prefix: '{{tag}}-' })],
    ['of the base of a pull request, on pushes', [Trigger.pushTo('main')], Tag.raw('{{base_ref}}')],
  ])('refuses a rule with an expression that is always empty: %s', (_name, triggers, tag) => {
    // GIVEN
    const tags = [Tag.raw('edge'), tag];

    // THEN
    expect(problemsWith({ triggers, tags })).toEqual(['tags[1]: "Tag.raw()" gives no tag on any of the triggers']);
    expect(problemsWith({ triggers: [...triggers, Trigger.called()], tags })).toEqual([]);
  });

  test('counts an expression among what leaves a trigger without a tag, and shows it for the others', () => {
    // GIVEN
    const options = { triggers: [Trigger.pushTo('main'), Trigger.tag('v*')], tags: [Tag.raw("{{branch}}-{{date 'YYYYMMDD'}}")] };

    // THEN
    expect(problemsWith(options)).toEqual(['triggers[1]: "a push of a tag v*" gives an image no tag']);
    expect(releaseOf({ ...options, tags: [...options.tags, Tag.version()] }).summary).toContain([
      "  a push to main: publishes {{branch}}-{{date 'YYYYMMDD'}}",
      '  a push of a tag v*: publishes v1.2.3 as 1.2.3',
    ].join('\n'));
  });

  test('names each by its place', () => {
    expect(problemsWith({ tags: [Tag.branch(), Tag.raw('a b')] })).toEqual(['tags[1].value: "a b" has characters that cannot stand there']);
  });

  test('refuses tags that move to a version without a tag of its own', () => {
    expect(problemsOf((problems) => releaseOf({ triggers: [Trigger.tag('v*')], tags: [Tag.majorMinor(), Tag.major(), Tag.latest(), Tag.raw('edge')] }).check(problems))).toEqual(
      ['majorMinor', 'major', 'latest'].map((kind, index) => ({
        path: `tags[${index}]`,
        value: `"Tag.${kind}()"`,
        reason: 'moves to a version that has no tag of its own',
        allowed: 'Tag.version() beside it',
      })),
    );
  });

  test.each<[string, Trigger[]]>([
    ['alone', [Trigger.tag('v*')]],
    ['beside another', [Trigger.manual(), Trigger.tag('v*')]],
  ])('refuses a latest that follows the releases of GitHub where tags are pushed, %s', (_name, triggers) => {
    expect(problemsOf((problems) => releaseOf({ triggers, tags: [Tag.version(), Tag.latest({ rule: LatestRule.GITHUB_RELEASE })] }).check(problems))).toEqual([{
      path: 'tags[1].rule',
      value: '"github-release"',
      reason: 'is not known yet when a tag is pushed',
      allowed: 'LatestRule.HIGHEST_VERSION, or Trigger.releasePublished() instead of Trigger.tag()',
    }]);
  });

  test('takes a latest that follows the releases of GitHub elsewhere, and one that does not where tags are pushed', () => {
    // GIVEN
    const triggers = [Trigger.releasePublished(), Trigger.manual(), Trigger.called()];

    // THEN
    expect(problemsWith({ triggers, tags: [Tag.version(), Tag.branch(), Tag.latest({ rule: LatestRule.GITHUB_RELEASE })] })).toEqual([]);
    expect(problemsWith({ triggers: [Trigger.tag('v*')], tags: [Tag.version(), Tag.latest({ rule: LatestRule.HIGHEST_VERSION })] })).toEqual([]);
  });

  test('refuses a second latest', () => {
    expect(problemsWith({ triggers: [Trigger.tag('v*')], tags: [Tag.version(), Tag.latest(), Tag.latest({ suffix: '-x' })] })).toEqual([
      'tags[2]: "Tag.latest()" is a second latest beside tags[1]',
    ]);
  });
});

describe('the check of notifiers and secrets', () => {
  test('names each by its place', () => {
    expect(problemsWith({ notifiers: [Notifier.slack(), Notifier.slack({ webhook: Secret.of('1') })], secrets: [Secret.of('A'), Secret.of('GITHUB_TOKEN')] })).toEqual([
      'notifiers[1].webhook: "1" is not a name that GitHub takes',
      'secrets[1]: "GITHUB_TOKEN" is not a name that GitHub takes',
    ]);
  });

  test('refuses to tell the same people twice', () => {
    expect(problemsOf((problems) => releaseOf({ notifiers: [Notifier.slack(), Notifier.githubIssue(), Notifier.slack()] }).check(problems))).toEqual([
      expect.objectContaining({ path: 'notifiers[2]', reason: 'tells the same people as notifiers[0]', allowed: 'each once' }),
    ]);
  });
});

test('the check of a release finds all that is wrong at once', () => {
  // WHEN
  const problems = problemsWith({
    images: [{ name: 'A' }],
    registries: [Registry.ghcr({ namespace: 'A', environment: '$', runner: [] })],
    triggers: [Trigger.pushTo('')],
    tags: [Tag.raw(' ')],
    notifiers: [Notifier.slack({ webhook: Secret.of('') })],
    repository: 'app',
    mirror: 'mirror',
    secrets: [Secret.of('-')],
  }, '');

  // THEN
  expect(problems.map((problem) => problem.split(':')[0])).toEqual([
    'name', 'repository', 'mirror', 'images[0].name', 'registries[0].namespace', 'registries[0].environment', 'registries[0].runner', 'triggers[0].branches[0]', 'tags[0].value', 'notifiers[0].webhook', 'secrets[0]',
  ]);
});
