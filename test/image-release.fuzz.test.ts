import fc from 'fast-check';
import { Attestations, ImageRelease, ImageReleaseOptions, LatestRule, Notifier, Occasion, Pin, Platform, Registry, ReleaseOptionsError, Secret, Tag, Trigger, Variable } from '../src';
import { actionlint } from './support/actionlint';
import { requireSound } from './support/sound';
import { newProject, synth } from './support/synth';

const RUNS = Number(process.env.FUZZ_RUNS ?? 500);

// Texts that mean something to YAML, GitHub, the shell, CSV or handlebars, and texts that are nearly right.
const nasty = fc.constantFrom(
  '', ' ', '-', '.', '/', '..', '../up', '~', '*', '**', '!main', '[', '[a-', 'a?', '?a', '+', 'main\n', "it's", '"', '`id`', '$(id)', '${{ secrets.X }}', '${{', '}}', '{{branch}}',
  '{{nope}}', '{{date \'YYYYMMDD\'}}', 'null', 'true', '1.0', '#', 'a#b', 'a: b', 'a,b', '&x', '%', '@', 'ünïcödé', '你好', 'A', 'UPPER', '__proto__', 'constructor', 'x'.repeat(300),
);
/** Mostly what belongs there, so that a good part of the options is accepted. */
const near = (...right: string[]) => fc.oneof(
  { weight: 80, arbitrary: fc.constantFrom(...right) },
  { weight: 1, arbitrary: nasty },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
);
const few = <T>(item: fc.Arbitrary<T>, minLength = 0) => fc.uniqueArray(item, { minLength, maxLength: 3, selector: (value) => JSON.stringify(value) });
/** Mostly one of each name. */
const named = <T>(item: fc.Arbitrary<T>, nameOf: (value: T) => string) => fc.oneof(
  { weight: 9, arbitrary: fc.uniqueArray(item, { minLength: 1, maxLength: 3, selector: nameOf }) },
  { weight: 1, arbitrary: few(item, 1) },
);

const secret = near('TOKEN', 'OTHER_TOKEN', 'token').map((name) => Secret.of(name));
const namespace = near('acme', 'team/app', 'a-b.c_d');
const login = fc.record({
  username: fc.oneof(secret, fc.constant(Variable.of('USER_NAME'))),
  password: secret,
  id: near('mine'),
}, { requiredKeys: [] });
const place = fc.record({
  environment: near('production', 'Docker Hub: live', '#1', "it's"),
  runner: fc.oneof(near('ubuntu-24.04', 'ubuntu-latest', 'self-hosted').map((label) => [label]), few(near('self-hosted', 'linux', 'X64'), 1)),
  anonymousPull: fc.boolean(),
}, { requiredKeys: [] });
const registry = fc.oneof(
  fc.tuple(near('acme', 'a-b'), place).map(([given, where]) => Registry.dockerHub({ namespace: given, ...where })),
  fc.tuple(namespace, place).map(([given, where]) => Registry.ghcr({ namespace: given, ...where })),
  fc.tuple(namespace, near('cn-hangzhou'), place).map(([given, region, where]) => Registry.aliyun({ namespace: given, region, ...where })),
  fc.tuple(near('quay.io', 'registry.example.com:5000'), login, fc.option(namespace, { nil: undefined }))
    .map(([host, options, given]) => Registry.of(host, { ...options, namespace: given })),
);
const path = near('src/**', '**', '!docs/**', 'Dockerfile', '*.go', 'src/[a-z]+/x?');
const paths = fc.oneof(fc.constant({}), fc.record({ paths: few(path, 1) }), fc.record({ pathsIgnore: few(path, 1) }));
const ref = near('main', 'release-*', 'feature/**', 'v[0-9]+', '!main');
const trigger = fc.oneof(
  fc.constantFrom(Trigger.releasePublished(), Trigger.manual(), Trigger.called(), Trigger.pullRequest(), Trigger.pushTo('main')),
  fc.constant(Trigger.repair()),
  fc.tuple(few(ref, 1), paths).map(([branches, filter]) => Trigger.pushTo(branches, filter)),
  few(ref, 1).map((patterns) => Trigger.tag(patterns)),
  near('30 1 * * *', '0 */4 * * 1-5', '*/5 * * * *', '0 0 * JAN SUN').map((cron) => Trigger.schedule(cron)),
  paths.map((filter) => Trigger.pullRequest(filter)),
);
const affix = fc.record({ prefix: near('v', '{{branch}}-', 'a.b_'), suffix: near('-alpine', '.{{sha}}') }, { requiredKeys: [] });
const tag = fc.oneof(
  fc.constantFrom(Tag.version(), Tag.branch(), Tag.sha(), Tag.raw('edge'), Tag.latest({ suffix: '-alpine' }), Tag.latest({ rule: LatestRule.GITHUB_RELEASE })),
  affix.map((options) => Tag.version(options)),
  fc.tuple(near('edge', "{{branch}}-{{date 'YYYYMMDD'}}"), affix).map(([value, options]) => Tag.raw(value, options)),
);
const rule = fc.constantFrom(LatestRule.HIGHEST_VERSION, LatestRule.GITHUB_RELEASE);
const rules = fc.oneof(
  few(tag, 1),
  rule.map((followed) => [Tag.version(), Tag.latest({ rule: followed })]),
  fc.tuple(few(tag), rule).map(([more, followed]) => [Tag.version(), Tag.majorMinor(), Tag.major(), Tag.latest({ rule: followed }), Tag.branch(), ...more]),
);
const tags = fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 4, arbitrary: rules });
const text = near('a text', 'C# & <b> "quoted"', "it's: 100 %", '${{ github.sha }}');
const image = fc.record({
  name: near('app', 'openkf-server', 'team/app', 'a.b_c'),
  context: near('.', 'web', 'a b/c'),
  dockerfile: near('Dockerfile', 'deploy/docker/Dockerfile.server'),
  target: near('final', 'Stage-1'),
  buildArgs: fc.dictionary(near('VERSION', 'a_1'), text, { maxKeys: 2 }),
  labels: fc.dictionary(near('com.example.vendor', 'maintainer'), near('a text', 'C# & <b> "quoted"', '{{sha}}'), { maxKeys: 2 }),
  platforms: few(near('linux/amd64', 'linux/arm64/v8', 'linux/s390x').map((platform) => Platform.of(platform)), 1),
  attestations: fc.constantFrom(Attestations.NONE, Attestations.IMAGE_MANIFEST, Attestations.IMAGE_MANIFEST, Attestations.OCI_ARTIFACT),
}, { requiredKeys: ['name'] });
const on = fc.option(few(fc.constantFrom(...Object.values(Occasion)), 1), { nil: undefined });
const signed = fc.record({ webhook: secret, signingSecret: secret }, { requiredKeys: [] });
const notifier = fc.oneof(
  fc.record({ label: near('release', 'not: published #1'), assignees: few(near('octocat', 'a-b')) }, { requiredKeys: [] }).map((given) => Notifier.githubIssue(given)),
  fc.tuple(secret, on).map(([webhook, occasions]) => Notifier.slack({ webhook, on: occasions })),
  fc.tuple(signed, on).map(([given, occasions]) => Notifier.feishu({ ...given, on: occasions })),
  fc.tuple(signed, on).map(([given, occasions]) => Notifier.dingTalk({ ...given, on: occasions })),
  on.map((occasions) => Notifier.weCom({ on: occasions })),
  fc.tuple(secret, on).map(([url, occasions]) => Notifier.webhook({ url, on: occasions })),
);
const options: fc.Arbitrary<ImageReleaseOptions> = fc.record({
  images: named(image, (given) => given.name),
  registries: named(registry, ({ id }) => id),
  triggers: fc.oneof(few(trigger, 1), few(trigger).map((given) => [Trigger.releasePublished(), ...given.filter(({ kind }) => kind !== 'tag')])),
  tags,
  notifiers: fc.array(notifier, { maxLength: 2 }),
  repository: near('acme/app'),
  overwrite: fc.boolean(),
  mirror: near('mirror.gcr.io', 'harbor.example.com/docker-hub', 'localhost:5000'),
  secrets: few(secret),
  pins: fc.oneof(fc.constant<Pin[]>([]), near('v0.37.0').map((version) => [Pin.program('buildx', version)])),
}, { requiredKeys: ['images', 'registries', 'triggers'] });
const name = near('release', 'release-image', 'Release_2');

/** The emitted workflows by the names of their files, or nothing if the options were refused by the one error type. */
function attempt(id: string, given: unknown): Record<string, string> {
  const project = newProject();
  try {
    new ImageRelease(project, id, given as ImageReleaseOptions);
  } catch (error) {
    expect(error).toBeInstanceOf(ReleaseOptionsError);
    expect((error as ReleaseOptionsError).problems).not.toHaveLength(0);
    return {};
  }
  return Object.fromEntries(Object.entries(synth(project)).flatMap(([file, content]) => file.startsWith('.github/workflows/') ? [[file.slice('.github/workflows/'.length), content]] : []));
}

test('options of the right types give sound workflows without a finding of actionlint, or the one error', () => {
  // GIVEN
  const emitted: string[] = [];
  const kinds = { repair: 0, nightly: 0, environment: 0, mirror: 0, overwrite: 0, latest: 0, notify: 0 };

  // WHEN
  fc.assert(fc.property(name, options, (id, given) => {
    const workflows = attempt(id, given);
    requireSound(workflows, given);
    const texts = Object.values(workflows);
    const all = texts.join('');
    kinds.repair += Number(Object.keys(workflows).some((file) => file.endsWith('-repair.yml')));
    kinds.nightly += Number(Object.keys(workflows).some((file) => file.endsWith('-nightly.yml')));
    kinds.environment += Number(all.includes('    environment: '));
    kinds.mirror += Number(all.includes('buildkitd-config-inline'));
    kinds.overwrite += Number(all.includes('OVERWRITE: '));
    kinds.latest += Number(all.includes('LATEST: '));
    kinds.notify += Number(all.includes('  notify:'));
    emitted.push(...texts);
  }), { numRuns: RUNS });

  // THEN
  // Which labels the runners of others have, only their configuration of actionlint would say.
  const found = actionlint(...emitted).flatMap((findings, index) => findings.filter((finding) => !/label ".*" is unknown/.test(finding)).map((finding) => `${finding}\n${emitted[index]}`));
  expect(found).toEqual([]);
  expect(emitted.length).toBeGreaterThan(RUNS / 20);
  expect(Object.entries(kinds).filter(([, times]) => times === 0)).toEqual([]);
}, 300_000);

test('options of any other shape give the one error', () => {
  const anything = fc.oneof(fc.anything(), fc.record({
    images: fc.anything(), registries: fc.anything(), triggers: fc.anything(), tags: fc.anything(), notifiers: fc.anything(), mirror: fc.anything(), overwrite: fc.anything(),
  }, { requiredKeys: [] }));
  fc.assert(fc.property(anything, (given) => {
    expect(attempt('release', given)).toEqual({});
  }), { numRuns: RUNS });
});
