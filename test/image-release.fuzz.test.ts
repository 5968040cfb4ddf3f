import fc from 'fast-check';
import { Attestations, ImageRelease, ImageReleaseOptions, Notifier, Pin, Platform, Registry, ReleaseOptionsError, Secret, Tag, Trigger, Variable } from '../src';
import { actionlint } from './support/actionlint';
import { newProject, synth } from './support/synth';

const RUNS = Number(process.env.FUZZ_RUNS ?? 500);

// Texts that mean something to YAML, GitHub, the shell, CSV or handlebars, and texts that are nearly right.
const nasty = fc.constantFrom(
  '', ' ', '-', '.', '/', '..', '../up', '~', '*', '**', '!main', '[', '[a-', 'a?', '?a', '+', 'main\n', "it's", '"', '`id`', '$(id)', '${{ secrets.X }}', '${{', '}}', '{{branch}}',
  '{{nope}}', '{{date \'YYYYMMDD\'}}', 'null', 'true', '1.0', '#', 'a#b', 'a: b', 'a,b', '&x', '%', '@', 'ünïcödé', '你好', 'A', 'UPPER', '__proto__', 'constructor', 'x'.repeat(300),
);
/** Mostly what belongs there, so that a good part of the options is accepted. */
const near = (...right: string[]) => fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom(...right) },
  { weight: 1, arbitrary: nasty },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
);
const few = <T>(item: fc.Arbitrary<T>, minLength = 0) => fc.uniqueArray(item, { minLength, maxLength: 3, selector: (value) => JSON.stringify(value) });

const secret = near('TOKEN', 'OTHER_TOKEN', 'token').map((name) => Secret.of(name));
const namespace = near('acme', 'team/app', 'a-b.c_d');
const login = fc.record({
  username: fc.oneof(secret, fc.constant(Variable.of('USER_NAME'))),
  password: secret,
  id: near('mine'),
}, { requiredKeys: [] });
const registry = fc.oneof(
  namespace.map((given) => Registry.dockerHub({ namespace: given })),
  namespace.map((given) => Registry.ghcr({ namespace: given })),
  fc.tuple(namespace, near('cn-hangzhou')).map(([given, region]) => Registry.aliyun({ namespace: given, region })),
  fc.tuple(near('quay.io', 'registry.example.com:5000'), login, fc.option(namespace, { nil: undefined }))
    .map(([host, options, given]) => Registry.of(host, { ...options, namespace: given })),
);
const path = near('src/**', '**', '!docs/**', 'Dockerfile', '*.go', 'src/[a-z]+/x?');
const paths = fc.oneof(fc.constant({}), fc.record({ paths: few(path, 1) }), fc.record({ pathsIgnore: few(path, 1) }));
const ref = near('main', 'release-*', 'feature/**', 'v[0-9]+', '!main');
const trigger = fc.oneof(
  fc.constantFrom(Trigger.releasePublished(), Trigger.manual(), Trigger.called(), Trigger.pullRequest(), Trigger.pushTo('main')),
  fc.tuple(few(ref, 1), paths).map(([branches, filter]) => Trigger.pushTo(branches, filter)),
  few(ref, 1).map((patterns) => Trigger.tag(patterns)),
  near('30 1 * * *', '0 */4 * * 1-5', '*/5 * * * *', '0 0 * JAN SUN').map((cron) => Trigger.schedule(cron)),
  paths.map((filter) => Trigger.pullRequest(filter)),
);
const affix = fc.record({ prefix: near('v', '{{branch}}-', 'a.b_'), suffix: near('-alpine', '.{{sha}}') }, { requiredKeys: [] });
const tag = fc.oneof(
  fc.constantFrom(Tag.version(), Tag.branch(), Tag.sha(), Tag.raw('edge'), Tag.latest({ suffix: '-alpine' })),
  affix.map((options) => Tag.version(options)),
  fc.tuple(near('edge', "{{branch}}-{{date 'YYYYMMDD'}}"), affix).map(([value, options]) => Tag.raw(value, options)),
);
const tags = fc.option(fc.oneof(few(tag), few(tag).map((rules) => [Tag.version(), Tag.majorMinor(), Tag.major(), Tag.latest(), Tag.branch(), ...rules])), { nil: undefined });
const text = near('a text', 'C# & <b> "quoted"', "it's: 100 %", '${{ github.sha }}');
const image = fc.record({
  name: near('app', 'openkf-server', 'team/app', 'a.b_c'),
  context: near('.', 'web', 'a b/c'),
  dockerfile: near('Dockerfile', 'deploy/docker/Dockerfile.server'),
  target: near('final', 'Stage-1'),
  buildArgs: fc.dictionary(near('VERSION', 'a_1'), text, { maxKeys: 2 }),
  labels: fc.dictionary(near('com.example.vendor', 'maintainer'), near('a text', 'C# & <b> "quoted"', '{{sha}}'), { maxKeys: 2 }),
  platforms: few(near('linux/amd64', 'linux/arm64/v8', 'linux/s390x').map((platform) => Platform.of(platform)), 1),
  attestations: fc.constantFrom(...Object.values(Attestations)),
}, { requiredKeys: ['name'] });
const options: fc.Arbitrary<ImageReleaseOptions> = fc.record({
  images: few(image, 1),
  registries: few(registry, 1),
  triggers: few(trigger, 1),
  tags,
  notifiers: fc.array(secret.map((webhook) => Notifier.slack({ webhook })), { maxLength: 2 }),
  repository: near('acme/app'),
  secrets: few(secret),
  pins: fc.oneof(fc.constant<Pin[]>([]), near('v0.37.0').map((version) => [Pin.program('buildx', version)])),
}, { requiredKeys: ['images', 'registries', 'triggers'] });
const name = near('release', 'release-image', 'Release_2');

/** The emitted workflows, or nothing if the options were refused by the one error type. */
function attempt(id: string, given: unknown): string[] {
  const project = newProject();
  try {
    new ImageRelease(project, id, given as ImageReleaseOptions);
  } catch (error) {
    expect(error).toBeInstanceOf(ReleaseOptionsError);
    expect((error as ReleaseOptionsError).problems).not.toHaveLength(0);
    return [];
  }
  return Object.entries(synth(project)).filter(([file]) => file.startsWith('.github/workflows/')).map(([, content]) => content);
}

test('options of the right types give workflows without a finding of actionlint, or the one error', () => {
  // GIVEN
  const emitted: string[] = [];

  // WHEN
  fc.assert(fc.property(name, options, (id, given) => {
    emitted.push(...attempt(id, given));
  }), { numRuns: RUNS });

  // THEN
  const found = actionlint(...emitted).flatMap((findings, index) => findings.map((finding) => `${finding}\n${emitted[index]}`));
  expect(found).toEqual([]);
  expect(emitted.length).toBeGreaterThan(RUNS / 20);
}, 120_000);

test('options of any other shape give the one error', () => {
  const anything = fc.oneof(fc.anything(), fc.record({ images: fc.anything(), registries: fc.anything(), triggers: fc.anything(), tags: fc.anything() }, { requiredKeys: [] }));
  fc.assert(fc.property(anything, (given) => {
    expect(attempt('release', given)).toEqual([]);
  }), { numRuns: RUNS });
});
