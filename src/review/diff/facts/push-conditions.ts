import { Outcome, pushesOf } from '../../../simulate/outcome';

/** On what each reference depends, of each job and step that pushes it; empty for what is pushed in any case. */
export function pushConditions(outcome: Outcome): Map<string, string[]> {
  const conditions = new Map<string, string[]>();
  for (const { reference, condition, job: { decision } } of pushesOf(outcome)) {
    const all = [condition, decision.verdict === 'unknown' ? decision.reason : undefined].filter((text) => text !== undefined);
    const one = all.join(', and ');
    const known = conditions.get(String(reference)) ?? [];
    conditions.set(String(reference), known.includes(one) ? known : [...known, one].sort());
  }
  return conditions;
}
