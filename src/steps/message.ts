/** The run, as a link for people. */
export const RUN = '${{ github.server_url }}/${{ github.repository }}/actions/runs/${{ github.run_id }}';

/**
 * What people are told. GitHub empties an output that contains the value of a secret, and a record that could not be
 * made has none: how it ended, and where to look, can be said all the same.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#needs-context
 */
export function message(release: string): string {
  const ending = "needs.record.result == 'success' && 'was published' || 'was not fully published'";
  const parts = ['github.ref_name', ending, 'github.server_url', 'github.repository', 'github.run_id'];
  return `\${{ needs.record.outputs.message || format('${release} of {0} {1}, see {2}/{3}/actions/runs/{4}', ${parts.join(', ')}) }}`;
}
