import { fill, holds } from './expression';

test('an expression means what it means to GitHub', () => {
  const merged = "${{ !startsWith(github.event_name, 'pull_request') && github.event_name != 'merge_group' }}";
  expect(['push', 'Pull_Request', 'pull_request_target', 'merge_group'].map((event_name) => holds(merged, { github: { event_name } }))).toEqual([true, false, false, false]);
  expect([undefined, null, false, true].map((rehearse) => holds('${{ always() && !inputs.rehearse }}', { inputs: { rehearse } }))).toEqual([true, true, true, false]);
  expect(holds("${{ inputs.registry == 'all' || inputs.registry == 'ghcr' }}", { inputs: { registry: 'quay' } })).toBe(false);
  expect(holds("${{ always() && needs.record.result != 'success' }}", { needs: { record: { result: 'failure' } } })).toBe(true);
});

test('a text is filled with the values of its expressions, nothing where there is none', () => {
  expect(fill("a-${{ github.ref }}-${{ inputs.rehearse }}-${{ startsWith(github.ref, 'refs/tags/') && 'version' || format('{0}/{1}', github.event_name, github.ref) }}", {
    github: { ref: 'main', event_name: 'push' },
  })).toBe('a-main--push/main');
});
