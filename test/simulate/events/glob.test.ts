import { globParts, matchesPattern, selects } from '../../../src/simulate/events/glob';

describe('a pattern', () => {
  // Every row of the cheat sheet, with what does not match beside it:
  // https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
  test.each([
    ['feature/*', ['feature/my-branch', 'feature/your-branch', 'feature/'], ['feature/a/b', 'feature', 'a/feature/b']],
    ['feature/**', ['feature/beta-a/my-branch', 'feature/your-branch', 'feature/mona/the/octocat'], ['feature', 'features/a']],
    ['main', ['main'], ['main2', 'a/main', 'Main']],
    ['releases/mona-the-octocat', ['releases/mona-the-octocat'], ['releases/mona']],
    ['*', ['main', 'releases', 'README.md', 'server.rb'], ['all/the/branches', 'docs/a.md']],
    ['**', ['all/the/branches', 'every/tag', 'main', 'all/the/files.md'], []],
    ['*feature', ['mona-feature', 'feature', 'ver-10-feature'], ['feature-mona', 'a/feature']],
    ['v2*', ['v2', 'v2.0', 'v2.9'], ['v1', 'av2', 'v2/a']],
    ['v[12].[0-9]+.[0-9]+', ['v1.10.1', 'v2.0.0'], ['v3.0.0', 'v1.10', 'v1.10.1-rc.1', 'v1x10.1', 'v12.0.0', 'v1..1']],
    ['*.jsx?', ['page.js', 'page.jsx'], ['page.jsxx', 'page.j', 'src/page.js']],
    ['*.js', ['app.js', 'index.js'], ['src/app.js', 'app.jsx', 'appxjs']],
    ['**.js', ['index.js', 'js/index.js', 'src/js/app.js'], ['index.ts']],
    ['docs/*', ['docs/README.md', 'docs/file.txt'], ['docs/a/b.md', 'a/docs/b.md']],
    ['docs/**', ['docs/README.md', 'docs/mona/octocat.txt'], ['docs', 'README.md', 'a/docs/b.md']],
    ['docs/**/*.md', ['docs/README.md', 'docs/mona/hello-world.md', 'docs/a/markdown/file.md'], ['README.md', 'docs/a.txt', 'docsREADME.md']],
    ['**/docs/**', ['docs/hello.md', 'dir/docs/my-file.txt', 'space/docs/plan/space.doc'], ['docs', 'mydocs/a.md']],
    ['**/README.md', ['README.md', 'js/README.md'], ['aREADME.md', 'README.mdx']],
    ['**/*src/**', ['a/src/app.js', 'my-src/code/js/app.js'], ['src2/a.js']],
    ['**/*-post.md', ['my-post.md', 'path/their-post.md'], ['post.md']],
    ['**/migrate-*.sql', ['migrate-10909.sql', 'db/migrate-v1.0.sql', 'db/sept/migrate-v1.sql'], ['migrate.sql']],
    ['Octo*', ['Octocat', 'Octo'], ['octocat']],
    ['[CB]at', ['Cat', 'Bat'], ['at', 'cat', 'CBat']],
    ['[1-2]00', ['100', '200'], ['300', '00']],
    ['[0-9a-z]', ['5', 'q'], ['A', '55', '-']],
    ['[0-9]?x', ['x', '7x'], ['77x']],
    ['a\\*b', ['a*b'], ['ab', 'axb']],
    ['a!b', ['a!b'], ['ab']],
    ['release**/x', ['release/x', 'release/1/x', 'release-1/x'], ['releasex']],
    ['**/**/x', ['x', 'a/x', 'a/b/x'], ['ax']],
    ['a(b)|c^$.{1}', ['a(b)|c^$.{1}'], ['ab', 'c']],
  ])('%j', (pattern, matching, others) => {
    expect(matching.filter((name) => !matchesPattern(pattern, name))).toEqual([]);
    expect(others.filter((name) => matchesPattern(pattern, name))).toEqual([]);
  });

  test.each([
    '', '!', '[', '[]', '[a', '[!a]', '[^a]', '[a_]', '[z-a]', '[A-z]', '[a-]', '+', '?x', '**+', 'a*?', 'a++', 'a?+', 'x\\', '[0-9]++',
  ])('%j is none, and matches nothing', (pattern) => {
    expect(globParts(pattern)).toBeUndefined();
    expect([pattern, '', 'a', 'ax', 'x'].filter((name) => matchesPattern(pattern, name))).toEqual([]);
  });
});

describe('a list of patterns', () => {
  test.each([
    [['*.md', '!README.md'], ['hello.md'], ['README.md', 'docs/hello.md']],
    [['*.md', '!README.md', 'README*'], ['hello.md', 'README.md', 'README.doc'], ['docs/hello.md']],
    [['!README.md', '*.md'], ['README.md'], ['a.txt']],
    [['releases/**', '!releases/**-alpha'], ['releases/10', 'releases/beta/mona'], ['releases/10-alpha', 'releases/beta/3-alpha', 'main']],
    [['**', '!main'], ['dev'], ['main']],
    [['!main'], [], ['main', 'dev']],
    [[], [], ['main']],
    [['[', 'main'], ['main'], ['[']],
  ])('%j selects by the last one that matches', (patterns, selected, others) => {
    expect(selected.filter((name) => !selects(patterns, name))).toEqual([]);
    expect(others.filter((name) => selects(patterns, name))).toEqual([]);
  });
});
