import { message } from '../../src/steps/message';

test('people are told what the record says or, without its words, how it ended and where to look', () => {
  expect(message('nightly')).toBe([
    "${{ needs.record.outputs.message || format('nightly of {0} {1}, see {2}/{3}/actions/runs/{4}', ",
    "github.ref_name, needs.record.result == 'success' && 'was published' || 'was not fully published', github.server_url, github.repository, github.run_id) }}",
  ].join(''));
});
