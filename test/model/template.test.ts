import { problemsOf } from './problems-of';
import { checkTemplate, literalOf, refsOf } from '../../src/model/template';

const NAMES = 'branch, tag, sha, base_ref, is_default_branch, is_not_default_branch, date, commit_date';
const WORD = /^[\w.-]*$/;

function problemsIn(value: string, rest = WORD) {
  return problemsOf((problems) => checkTemplate('tags[0].value', value, rest, problems, 'words'));
}

describe('checkTemplate', () => {
  test.each([
    '', 'edge', '{{branch}}', '{{ sha }}', '{{tag}}-{{base_ref}}', '{{is_default_branch}}', '{{is_not_default_branch}}', "{{date 'YYYYMMDD'}}", "{{commit_date 'YYYY.MM.DD-HH:mm'}}",
    "v{{date 'YYYYMMDD' tz='Asia/Shanghai'}}-{{sha}}", "{{date 'YYYY-MM-DD HH:mm'}}",
  ])('takes %j', (value) => {
    expect(problemsIn(value)).toEqual([]);
  });

  test.each([
    ['{{brunch}}', 'brunch', 'branch'],
    ['{{is_default}}', 'is_default', undefined],
    ['{{default_branch}}', 'default_branch', 'is_default_branch'],
    ['{{SHA}}', 'SHA', undefined],
    ['{{version}}', 'version', undefined],
    ['{{}}', '', undefined],
    ['{{~sha}}', '~sha', 'sha'],
    ['{{!sha}}', '!sha', 'sha'],
    ['{{#if sha}}', '#if', undefined],
    ['{{constructor}}', 'constructor', undefined],
    ['{{__proto__}}', '__proto__', undefined],
  ])('refuses %j, of which docker/metadata-action knows nothing', (value, name, suggestion) => {
    expect(problemsIn(value)).toEqual([
      { path: 'tags[0].value', value: JSON.stringify(name), reason: 'is not an expression of docker/metadata-action', allowed: NAMES, suggestion },
    ]);
  });

  test.each([
    ['{{date}}', 'date', "date 'YYYYMMDD'"],
    ['{{date "YYYYMMDD"}}', 'date "YYYYMMDD"', "date 'YYYYMMDD'"],
    ["{{date ''}}", "date ''", "date 'YYYYMMDD'"],
    ["{{date ' '}}", "date ' '", "date 'YYYYMMDD'"],
    ["{{date '-YYYY'}}", "date '-YYYY'", "date 'YYYYMMDD'"],
    ['{{date YYYYMMDD}}', 'date YYYYMMDD', "date 'YYYYMMDD'"],
    ["{{date 'YYYY,MM'}}", "date 'YYYY,MM'", "date 'YYYYMMDD'"],
    ["{{date 'YYYY' zone='UTC'}}", "date 'YYYY' zone='UTC'", "date 'YYYYMMDD'"],
    ["{{date 'YYYY' tz='a,b'}}", "date 'YYYY' tz='a,b'", "date 'YYYYMMDD'"],
    ['{{commit_date}}', 'commit_date', "commit_date 'YYYYMMDD'"],
    ['{{sha 10}}', 'sha 10', 'sha'],
    ["{{branch 'x'}}", "branch 'x'", 'branch'],
  ])('refuses %j, which has another form', (value, expression, allowed) => {
    expect(problemsIn(value)).toEqual([
      { path: 'tags[0].value', value: JSON.stringify(expression), reason: 'is not of the form that docker/metadata-action takes', allowed },
    ]);
  });

  test.each(['{{', '}}', '{{sha', 'sha}}', '{{sha}', '{{{{sha}}}}', '}}sha{{', '{{{sha}}', '{{sha}}}', '{{{sha}}}', 'a{{{sha}}b', '\\{{sha}}', 'a\\{{sha}}', '{{sha\n}}', '{{\rsha}}', '{{sha\u2028}}', '{{sha}}{{{', '{{sha}}-{{tag}}}'])('refuses %j, whose braces do not pair', (value) => {
    expect(problemsIn(value, /^/)).toEqual([
      { path: 'tags[0].value', value: JSON.stringify(value), reason: 'has {{ or }} that do not pair', allowed: 'words' },
    ]);
  });

  test.each(['a b', 'a,b', 'a=b', 'a\n', 'a/b', 'a:b', 'ä', '#a', '"a"', '{sha}', 'a\\', 'a\\-{{sha}}', '{{sha}} '])('refuses %j, of which the rest does not match', (value) => {
    expect(problemsIn(value)).toEqual([
      { path: 'tags[0].value', value: JSON.stringify(value), reason: 'has characters that cannot stand there', allowed: 'words' },
    ]);
  });

  test('names every expression that is wrong', () => {
    expect(problemsIn('{{a1}}-{{sha}}-{{b2}}').map(({ value }) => value)).toEqual(['"a1"', '"b2"']);
  });

  test('judges a long text without expressions at once', () => {
    // GIVEN
    const start = process.hrtime.bigint();

    // WHEN
    const problems = problemsIn(`${'{'.repeat(50_000)}sha${' {{'.repeat(10_000)}`);

    // THEN
    expect(problems).toHaveLength(1);
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(1000);
  });

  test.each(['{{', '{{ ', '{{a', '}}', '\\{{', '{ ', '{{ \n'])('judges a long repetition of %j at once', (unit) => {
    // GIVEN
    const start = process.hrtime.bigint();

    // WHEN
    const problems = problemsIn(`${unit.repeat(50_000)} ${' '.repeat(1_000)}`);

    // THEN
    expect(problems).toHaveLength(1);
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(500);
  });

  test.each([`{{${' '.repeat(1_000)}`, `{{${' '.repeat(1_000)}}`, `{{${' a'.repeat(1_000)}`])('judges a long expression that does not end at once: %#', (value) => {
    // GIVEN
    const start = process.hrtime.bigint();

    // WHEN
    const problems = problemsIn(value);

    // THEN
    expect(problems).toHaveLength(1);
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(500);
  });

  test.each(['${{', '${{ x', 'a${{', '$${{ }'])('refuses %j, an expression of GitHub', (value) => {
    expect(problemsIn(value, /^/)).toEqual([
      { path: 'tags[0].value', value: JSON.stringify(value), reason: 'has an expression of GitHub, which cannot stand there', allowed: 'words' },
    ]);
  });

  test.each(['${{ github.sha }}', '${{sha}}', '{{sha}}-${{ github.sha }}'])('finds the expression of GitHub in %j among others', (value) => {
    expect(problemsIn(value, /^/)).toContainEqual(
      { path: 'tags[0].value', value: JSON.stringify(value), reason: 'has an expression of GitHub, which cannot stand there', allowed: 'words' },
    );
  });
});

describe('refsOf', () => {
  test.each([
    ['', []],
    ['branch', []],
    ["{{sha}}-{{date 'YYYY'}}-{{is_default_branch}}", []],
    ['{{branch}}', ['branch']],
    ['{{ branch }}', ['branch']],
    ['v{{tag}}-x', ['tag']],
    ['{{base_ref}}', ['pullRequest']],
    ['{{branch}}{{branch}}', ['branch']],
    ['{{branch}}-{{sha}}-{{tag}}', ['branch', 'tag']],
    ['{{base_ref}}{{tag}}{{branch}}', ['pullRequest', 'tag', 'branch']],
  ])('of %j are %j', (value, refs) => {
    expect(refsOf(value)).toEqual(refs);
  });
});

describe('literalOf', () => {
  test.each([
    ['edge', 'edge'],
    ["a{{sha}}b{{ date 'YYYY' }}c", 'abc'],
    ['{{sha', '{{sha'],
    ['{{sha\n}}', '{{sha\n}}'],
  ])('of %j is %j', (value, literal) => {
    expect(literalOf(value)).toBe(literal);
  });
});

test('a name that every object has is no expression that is bound to a ref', () => {
  expect(['constructor', '__proto__', 'toString'].flatMap((name) => refsOf(`{{${name}}}`))).toEqual([]);
});
