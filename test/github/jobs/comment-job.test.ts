import { filesOfReview, reviewOf } from '../../support/review';

describe('the comment', () => {
  test('is of a job of its own, which may write and runs no code of the pull request', () => {
    expect(reviewOf({ comment: true }).jobs.comment).toEqual({
      'name': 'Comment',
      'needs': ['review'],
      'if': "${{ !cancelled() && needs.review.outputs.differs != '' && github.event.pull_request.head.repo.full_name == github.repository }}",
      'runs-on': 'ubuntu-24.04',
      'timeout-minutes': 5,
      'permissions': { 'contents': 'read', 'pull-requests': 'write' },
      'steps': [
        {
          name: 'Check out',
          uses: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1',
          with: { 'persist-credentials': false, 'sparse-checkout': '.github/image-release', 'ref': '${{ github.event.pull_request.base.sha }}' },
        },
        {
          name: 'Fetch the review',
          uses: 'actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c',
          with: { name: 'release-review', path: '${{ runner.temp }}/review' },
        },
        {
          name: 'Keep the comment',
          env: expect.objectContaining({ REVIEW: 'release-review', DIFFERS: '${{ needs.review.outputs.differs }}' }),
          run: expect.stringContaining('bash .github/image-release/comment.sh\n'),
        },
      ],
    });
  });

  test('is there only if it is asked for, with its scripts', () => {
    // GIVEN
    const scripts = (comment?: boolean) => Object.keys(filesOfReview({ comment })).filter((path) => path.startsWith('.github/image-release/')).sort();

    // THEN
    expect(Object.keys(reviewOf().jobs)).toEqual(['review']);
    expect([scripts(), scripts(false)]).toEqual([[], []]);
    expect(scripts(true)).toEqual(['.github/image-release/comment.sh', '.github/image-release/requests.sh']);
  });
});
