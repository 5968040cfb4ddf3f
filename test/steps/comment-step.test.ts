import { merging } from './merged';
import { testProject } from './project';
import { CommentStep } from '../../src/steps/comment-step';

const project = testProject();
const merge = merging();
const step = () => new CommentStep(project, { review: 'release-review', differs: '${{ needs.review.outputs.differs }}', script: '.github/image-release/comment.sh' });

describe('CommentStep', () => {
  test('runs its script with the right to comment, and hands over no text but by the environment', () => {
    expect(step().toGithub()).toEqual({
      needs: [],
      env: {},
      permissions: { 'pull-requests': 'write' },
      reasons: { 'pull-requests': 'keep the comment' },
      steps: [{
        name: 'Keep the comment',
        id: 'comment',
        env: {
          REVIEW: 'release-review',
          TEXT: '${{ runner.temp }}/review/review.md',
          DIFFERS: '${{ needs.review.outputs.differs }}',
          PULL_REQUEST: '${{ github.event.number }}',
          COMMIT: '${{ github.event.pull_request.head.sha }}',
          RUN: '${{ github.server_url }}/${{ github.repository }}/actions/runs/${{ github.run_id }}',
          GITHUB_TOKEN: '${{ github.token }}',
        },
        run: expect.not.stringContaining('${{'),
      }],
    });
  });

  test('says so where the base has no script yet, and succeeds', () => {
    expect(merge({}, {}).run(step().toGithub().steps[0])).toMatchObject({
      status: 0,
      stdout: '::notice title=No comment::The base has no .github/image-release/comment.sh yet: comments begin once it is merged\n',
    });
  });

  test.each([['true', 0], ['exit 3', 3]])('ends as the script does: %s', (script, status) => {
    expect(merge({ '.github/image-release/comment.sh': script }, {}).run(step().toGithub().steps[0])).toMatchObject({ status, stdout: '' });
  });
});
