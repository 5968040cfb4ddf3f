import { isMap, isScalar, parseDocument } from 'yaml';

/** Outputs of a job, by their names. */
export type Outputs = Readonly<Record<string, string>>;

/** How a job ended. */
export interface JobResult {
  readonly result: string;
  readonly outputs: Outputs;
}

/** A job that is not the workflow's own: it tells how the others ended. */
export const REPORTER = 'e2e-reporter';

const GIVE_OUTPUTS = 'jq -r \'to_entries[] | "\\(.key)<<END_OF_OUTPUT\\n\\(.value)\\nEND_OF_OUTPUT"\' <<< "$OUTPUTS" >> "$GITHUB_OUTPUT"';

/**
 * A copy of a workflow in which some jobs only give the outputs that they are known to have, and which reports how its jobs ended.
 * Every other job stays as it is, to the letter.
 */
export function derive(source: string, known: Readonly<Record<string, Outputs>>): string {
  const jobs = parseDocument(source).get('jobs', true);
  if (!isMap(jobs)) throw new Error('a workflow without jobs');
  const edits: { from: number; to: number; text: string }[] = [];
  const names: string[] = [];
  for (const { key, value } of jobs.items) {
    const name = isScalar(key) ? String(key.value) : '';
    names.push(name);
    if (!(name in known) || !isMap(value)) continue;
    const replacements: Record<string, unknown> = {
      outputs: Object.fromEntries(Object.keys(known[name]).map((output) => [output, `\${{ steps.known.outputs.${output} }}`])),
      steps: [{ id: 'known', shell: 'bash', env: { OUTPUTS: JSON.stringify(known[name]) }, run: GIVE_OUTPUTS }],
    };
    for (const field of value.items) {
      const replacement = isScalar(field.key) ? replacements[String(field.key.value)] : undefined;
      if (!replacement || !isScalar(field.key) || !field.key.range) continue;
      const end = (field.value as { range: [number, number, number] }).range[1];
      edits.push({ from: field.key.range[0], to: source.slice(0, end).trimEnd().length, text: `${String(field.key.value)}: ${JSON.stringify(replacement)}` });
    }
  }
  const derived = edits.reverse().reduce((text, edit) => text.slice(0, edit.from) + edit.text + text.slice(edit.to), source);
  // The jobs are the last thing in an emitted workflow.
  return `${derived.trimEnd()}\n  ${REPORTER}: ${JSON.stringify({
    'needs': names,
    'if': 'always()',
    'runs-on': 'ubuntu-24.04',
    'steps': [{ shell: 'bash', env: { JOBS: '${{ toJSON(needs) }}' }, run: 'printf %s "$JOBS" > "$E2E_REPORT"' }],
  })}\n`;
}
