import fc from 'fast-check';
import { Value } from '../../../src/simulate/value';

/** A run of the action of which all is known. */
export interface MetadataCase {
  readonly with: { readonly [input: string]: string };
  readonly env: { readonly [name: string]: string };
  readonly context: {
    readonly eventName: string;
    readonly ref: string;
    readonly sha: string;
    readonly payload: Value;
    readonly repository: { readonly name: string; readonly description: string; readonly url: string; readonly licence: string; readonly defaultBranch: string };
    readonly now: string;
    readonly commitDate: string;
  };
}

const nasty = fc.oneof(
  fc.constantFrom('', ' ', '-', '.', '=', 'a=b', '"', 'a"b', '"a,b"', '"a""b"', ',', ';', '#', '# no', '\\', '{', '}}', '{{', '{{nope}}', '$(id)', '<b>', "it's", 'ünïcödé', '你好', '🚀', 'A', '/', 'a/b', '\t', 'x'.repeat(140), '__proto__', 'constructor', 'true', '0'),
  fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replaceAll('\0', '')),
);
/** Mostly what belongs there, sometimes what nearly does. */
const near = (right: string[], wrong: string[] = []) => fc.oneof(
  { weight: 120, arbitrary: fc.constantFrom(...right) },
  ...(wrong.length > 0 ? [{ weight: 3, arbitrary: fc.constantFrom(...wrong) }] : []),
  { weight: 1, arbitrary: nasty },
);
const sometimes = (weight: number, text: fc.Arbitrary<string>) => fc.oneof({ weight, arbitrary: text }, { weight: 100 - weight, arbitrary: fc.constant('') });

const expression = near([
  '{{branch}}', '{{tag}}', '{{sha}}', '{{base_ref}}', '{{is_default_branch}}', '{{is_not_default_branch}}', '{{ branch }}', '{{{branch}}}', '{{~tag~}}', '\\{{branch}}', '{{! no }}',
  "{{date 'YYYYMMDD'}}", "{{date 'YYYY-MM-DD[T]HH.mm.ss' tz='Asia/Shanghai'}}", "{{commit_date 'YYYYMMDD-HHmm'}}", "{{commit_date 'X' tz='America/New_York'}}", "{{date 'dddd' tz='Europe/Berlin'}}",
  '{{#if branch}}on-{{branch}}{{/if}}', '{{#unless tag}}no-tag{{else}}{{tag}}{{/unless}}',
  '{{#if (is_default_branch)}}x{{/if}}', '{{branch}}-{{sha}}', '{{version}}', '{{raw}}', '{{major}}',
], [
  '{{date}}', "{{date 'Y' zone='UTC'}}", "{{date 'YYYY' tz='No/Where'}}", "{{date 'YYYY' tz=''}}", "{{date 'YYYY' tz=5}}", '{{}}', '{{branch',
]);
const text = fc.oneof(near(['edge', 'latest', 'dev', 'v1', 'foo', 'a b', 'Main', '1.2.3']), expression, fc.tuple(near(['a-', 'v', '']), expression, near(['', '-b'])).map((parts) => parts.join('')));
const version = near([
  'v1.2.3', '1.2.3', 'v0.1.0', '1.2.3-rc.1', 'v1.2.3-alpha+build.7', '1.2.3+build.5', 'v1.2', '1', '01.2.3', '1.2.3.4', 'release/v1.2.3', 'foo-1.2.3', 'v1.2.3/x', ' 1.2.3', '1.0', '1.0rc1', '1.0.post1', '1.0.dev3',
  '2!1.0', '1.0+local.1', 'v1.0.0a1', '1.0.0-rc1', 'p1/v0.0.0', '20200110', '{{tag}}', '{{branch}}', '999999999999999999.0.0',
]);
const pattern = near([
  '{{version}}', '{{major}}.{{minor}}', '{{major}}', 'v{{version}}', '{{raw}}', '{{{raw}}}', '{{ raw }}', '{{~raw}}', 'v{{raw}}', '{{major}}-{{patch}}', '{{prerelease}}', '{{build}}', '{{prerelease.[0]}}', '{{#if build}}b{{/if}}', '',
  '{{minor}}{{raw}}', '{{compare}}', '{{this.raw}}', '{{options}}', '{{sha}}', 'fixed',
], ['{{"raw"}}', '{{raw "x"}}', "{{date 'YYYY'}}", '{{#if']);
const match = near(['\\d+.\\d+.\\d+', 'v(.*)', '(\\d+\\.\\d+)', '/v(\\d)(x)?/', '/^V(.*)$/i', '/\\d/g', '^.*-(.*)$', '', '(?<n>.*)'], ['(', '/(/', '/a/xyz', '[']);

const field = (name: string, value: fc.Arbitrary<string>) => fc.tuple(near([name, name, name, name.toUpperCase(), ` ${name} `]), fc.constantFrom('=', '=', '=', ' = '), value)
  .map(([key, sign, given]) => `${key}${sign}${given}`);
const quoted = (given: fc.Arbitrary<string>) => fc.tuple(given, fc.nat(40)).map(([value, chance]) => chance === 0 || value.includes('"') && chance > 3 ? `"${value.replaceAll('"', '""')}"` : value);
const attributes = (...all: [number, fc.Arbitrary<string>][]) => fc.tuple(...all.map(([weight, given]) => sometimes(weight, quoted(given)))).map((fields) => fields.filter((given) => given !== ''));
const enable = near(['true', 'true', 'false', '{{is_default_branch}}', '{{is_not_default_branch}}', '{{#if tag}}true{{else}}false{{/if}}'], ['TRUE', 'yes', '']);
const common: [number, fc.Arbitrary<string>][] = [
  [20, field('enable', enable)],
  [15, field('priority', near(['1', '250', '900', '1001', '-5', '1.5', 'x', 'Infinity']))],
  [15, field('prefix', text)],
  [15, field('suffix', text)],
  [2, field('unheard', text)],
];
const kind = (type: string, ...own: [number, fc.Arbitrary<string>][]) => attributes([99, field('type', near([type]))], ...own, ...common);
/** Sometimes in another order, and sometimes without one. */
const shuffled = (fields: fc.Arbitrary<string[]>) => fields.chain((all) => fc.oneof(
  { weight: 9, arbitrary: fc.constant(all) },
  { weight: 1, arbitrary: fc.shuffledSubarray(all, { minLength: Math.max(all.length - 1, 0) }) },
));
const rule = fc.oneof(
  shuffled(kind('schedule', [50, field('pattern', text)])),
  shuffled(kind('semver', [99, field('pattern', pattern)], [40, field('value', version)], [15, field('match', match)])),
  shuffled(kind('semver', [99, field('pattern', pattern)])),
  shuffled(kind('pep440', [99, field('pattern', pattern)], [40, field('value', version)], [15, field('match', match)])),
  shuffled(kind('match', [99, field('pattern', match)], [40, field('group', near(['0', '1', '2', '01', '', ' 1'], ['n']))], [40, field('value', version)])),
  shuffled(kind('edge', [50, field('branch', near(['main', 'master', 'develop', 'feature/x']))])),
  shuffled(kind('ref', [99, field('event', near(['branch', 'tag', 'pr'], ['release']))])),
  shuffled(kind('raw', [99, field('value', text)])),
  shuffled(kind('sha', [40, field('format', near(['short', 'long']))])),
  text.map((value) => [value]),
).map((fields) => fields.join(','));

const flavor = fc.oneof(
  { weight: 5, arbitrary: field('latest', near(['auto', 'true', 'false'], ['True', ''])) },
  { weight: 5, arbitrary: fc.tuple(field('prefix', text), sometimes(50, field('onlatest', near(['true', 'false'])))).map((fields) => fields.filter(Boolean).join(',')) },
  { weight: 5, arbitrary: fc.tuple(field('suffix', text), sometimes(50, field('onlatest', near(['true', 'false'])))).map((fields) => fields.filter(Boolean).join(',')) },
  { weight: 1, arbitrary: fc.tuple(field('suffix', text), field('prefix', text), field('latest', near(['true']))).map((fields) => fields.join(', ')) },
  { weight: 1, arbitrary: near(['onlatest=true', '"prefix=a,b"'], ['prefix', 'colour=red']) },
);
const repository = near(['acme/web', 'ghcr.io/Acme/Web', 'registry.example.com:5000/a/b', 'ACME/api', 'a,b/c', 'acme/web,ghcr.io/acme/web']);
const image = fc.oneof(
  { weight: 6, arbitrary: repository },
  { weight: 4, arbitrary: attributes([99, field('name', repository)], [50, field('enable', near(['true', 'false'], ['yes']))], [1, field('tag', text)], [1, text]).map((fields) => fields.join(',')) },
);
const label = fc.oneof(
  fc.tuple(near(['org.opencontainers.image.title', 'org.opencontainers.image.version', 'maintainer', 'a.b', 'Z', 'ä', 'org.opencontainers.image.created', '1']), near(['=', '=', '']), text).map((parts) => parts.join('')),
  near(['lone', 'a=b=c', '=x', '"q=1,2"', 'q="1"', '"two\nlines=x"', '"a=two\nlines"']),
);
const line = (given: fc.Arbitrary<string>) => fc.tuple(near(['', '', '', '', '  ']), given, near(['', '', '', '', ' '])).map((parts) => parts.join(''));
const list = (given: fc.Arbitrary<string>, maxLength: number) => fc.tuple(
  fc.array(fc.oneof({ weight: 30, arbitrary: line(given) }, { weight: 1, arbitrary: fc.constantFrom('', '# a comment', '  # not first', '#type=nope,"') }), { maxLength }),
  fc.oneof({ weight: 20, arbitrary: fc.constant('\n') }, { weight: 1, arbitrary: fc.constantFrom('\r\n', '\n\n', '\r') }),
  fc.constantFrom('', '\n'),
).map(([lines, end, last]) => `${lines.join(end)}${last}`);

const branch = near(['main', 'main', 'master', 'develop', 'feature/x', 'release/1.2', "a&b'c", '-lead', 'v1.2.3', 'refs/heads/x', 'UPPER_case', 'dépôt']);
const ref = fc.oneof(
  { weight: 10, arbitrary: branch.map((name) => `refs/heads/${name}`) },
  { weight: 12, arbitrary: version.map((name) => `refs/tags/${name}`) },
  { weight: 5, arbitrary: fc.constantFrom('refs/pull/7/merge', 'refs/pull/7/head', 'refs/pull/12/merge/merge') },
  { weight: 1, arbitrary: near(['', 'main', 'refs/notes/x', 'refs/heads', 'refs/remotes/pull/1/merge']) },
);
const eventName = near([
  'push', 'push', 'pull_request', 'pull_request_target', 'schedule', 'release', 'workflow_dispatch', 'workflow_run', 'create', 'delete', 'merge_group', 'discussion_comment', 'issues', 'issue_comment', 'repository_dispatch',
  'pull_request_review',
]);
const payload = fc.record({
  repository: fc.record({ default_branch: branch }, { requiredKeys: [] }),
  base_ref: fc.oneof(branch.map((name) => `refs/heads/${name}`), fc.constant(null)),
  number: fc.constantFrom(7, 12),
  pull_request: fc.record({ head: fc.record({ sha: fc.constant('c0ffee0123456789c0ffee0123456789c0ffee01') }), base: fc.record({ ref: branch }) }, { requiredKeys: [] }),
}, { requiredKeys: [] });

/** Any run of the action, most of them as people write them. */
export const metadataCase: fc.Arbitrary<MetadataCase> = fc.record({
  with: fc.record({
    'images': list(image, 3),
    'tags': fc.oneof({ weight: 12, arbitrary: list(rule, 5) }, { weight: 1, arbitrary: fc.constant('') }),
    'flavor': fc.oneof({ weight: 1, arbitrary: list(flavor, 3) }, { weight: 1, arbitrary: fc.constant('') }),
    'labels': list(label, 2),
    'annotations': list(label, 2),
    'sep-tags': near(['', ',', ' ']),
    'sep-labels': near(['', ' ']),
    'sep-annotations': near(['', '|']),
    'bake-target': near(['', 'my-target']),
  }, { requiredKeys: ['tags'] }),
  env: fc.record({
    DOCKER_METADATA_ANNOTATIONS_LEVELS: near(['manifest', 'index', 'manifest,index', 'manifest-descriptor[linux/amd64],index', 'a:b,c']),
    DOCKER_METADATA_SHORT_SHA_LENGTH: near(['12', '7', '0', '-1', '100', '3.7'], ['x']),
    DOCKER_METADATA_PR_HEAD_SHA: near(['true', 'false', 'TRUE', 'untrue']),
    DOCKER_METADATA_SET_OUTPUT_ENV: near(['true', 'false', '1'], ['no']),
  }, { requiredKeys: [] }).chain((all) => fc.shuffledSubarray(Object.entries(all)).map((some) => Object.fromEntries(some.slice(0, 1 + Math.floor(some.length / 3))))),
  context: fc.record({
    eventName,
    ref,
    sha: fc.oneof({ weight: 20, arbitrary: fc.constant('860c1904a1ce19322e91ac35af1ab07466440c37') }, { weight: 1, arbitrary: fc.constant('') }),
    payload,
    repository: fc.record({
      name: near(['web']),
      description: near(['', 'A web server', 'a=b', 'Say "hi"\nthere']),
      url: fc.constant('https://github.com/acme/web'),
      licence: near(['', 'MIT', 'Apache-2.0']),
      defaultBranch: near(['main', 'master']),
    }),
    now: fc.constantFrom('2024-02-29T23:30:05.123Z', '1999-12-31T16:00:00.000Z'),
    commitDate: fc.constantFrom('2024-02-28T01:02:03.000Z', '2023-07-01T22:00:00.000Z'),
  // The action cannot ask for the date of no commit, and takes that of its run.
  }).map((context) => context.sha === '' ? { ...context, commitDate: context.now } : context),
});
