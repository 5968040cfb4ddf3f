import { tagRuleNeverFires } from '../../../../src/review/check/rules/tag-rule-never-fires';
import { remarksOn } from '../remarks';

const TAG = '{push: {tags: ["v*"]}}';
const BRANCH = '{push: {branches: ["release-*"]}}';

const workflow = (on: string, rule: string, context = 'workflow') => `
  on: ${on}
  jobs:
    build:
      runs-on: ubuntu-latest
      steps:
        - uses: docker/metadata-action@v6
          with:
            context: ${context}
            images: acme/web
            tags: |
              type=raw,value=edge
              ${rule}
`;

test.each([
  [TAG, 'type=ref,event=pr', 'note', 'this workflow never runs for a pull request'],
  [TAG, 'type=schedule', 'note', 'this workflow has no schedule'],
  [TAG, 'type=ref,event=branch', 'warning', 'this workflow never runs for a branch'],
  [TAG, 'type=edge', 'warning', 'this workflow never runs for a branch'],
  [TAG, 'type=raw,value=latest,enable={{is_default_branch}}', 'warning', 'this workflow never runs for a branch'],
  [TAG, "type=raw,value=latest,enable=${{ github.event_name == 'release' && !github.event.release.prerelease }}", 'warning', 'no event of this workflow meets its condition'],
  [TAG, "type=raw,value=latest,enable=${{ github.ref == 'refs/heads/main' }}", 'warning', 'no event of this workflow meets its condition'],
  [TAG, "type=sha,enable=${{ startsWith(github.ref, 'refs/heads/') }}", 'warning', 'no event of this workflow meets its condition'],
  [BRANCH, 'type=semver,pattern={{version}}', 'warning', 'this workflow never runs for a git tag'],
  [BRANCH, 'type=ref,event=tag', 'warning', 'this workflow never runs for a git tag'],
  [BRANCH, "type=raw,value=latest,enable=${{ github.ref_name == 'main' }}", 'warning', 'no event of this workflow meets its condition'],
  ['pull_request_target', 'type=ref,event=branch', 'warning', 'this workflow never runs for a branch'],
])('on %s the rule %s never gives a tag', (on, rule, severity, reason) => {
  expect(remarksOn(tagRuleNeverFires, workflow(on, rule))).toEqual([`12:13 ${severity}: The tag rule ${rule} never gives a tag: ${reason}`]);
});

test.each([
  [TAG, 'type=semver,pattern={{version}}'],
  [TAG, 'type=sha'],
  [TAG, 'type=match,pattern=release-(.*),group=1'],
  [TAG, "type=raw,value=latest,enable=${{ github.ref == 'refs/tags/v7' }}"],
  [TAG, "type=raw,value=latest,enable=${{ contains(github.ref, 'lts') }}"],
  [TAG, 'type=raw,value=latest,enable=${{ vars.LATEST }}'],
  [BRANCH, 'type=semver,pattern={{version}},value=${{ vars.VERSION }}'],
  [BRANCH, 'type=edge,branch=release-7'],
  [BRANCH, "type=raw,value=latest,enable=${{ github.ref_name == 'release-7' }}"],
  ['[push, workflow_dispatch]', 'type=ref,event=tag'],
  ['{push: {branches: [main]}, workflow_dispatch: }', 'type=semver,pattern={{version}}'],
  ['{schedule: [{cron: "0 1 * * *"}]}', 'type=schedule'],
  ['pull_request', 'type=ref,event=pr'],
  ['pull_request_target', 'type=ref,event=pr'],
  ['create', 'type=ref,event=tag'],
  ['workflow_call', 'type=ref,event=pr'],
])('on %s the rule %s may give a tag', (on, rule) => {
  expect(remarksOn(tagRuleNeverFires, workflow(on, rule))).toEqual([]);
});

test('of a checkout of another ref nothing is known', () => {
  expect(remarksOn(tagRuleNeverFires, workflow(TAG, 'type=ref,event=branch', 'git'))).toEqual([]);
});
