import { Finding, SEVERITIES } from './finding';
import { locator } from './locate';
import { RULES } from './rules';
import { Plan } from '../../simulate/plan';
import { readMapping, WorkflowFile } from '../../simulate/workflow-file';

/**
 * All findings about a workflow, from the top of its file to the end.
 *
 * @param official what GitHub's own parser says, of any files
 */
export function checkWorkflow(workflow: WorkflowFile, plan: Plan, official: readonly Finding[]): Finding[] {
  const { path, text } = workflow;
  const context = { workflow, source: readMapping(path, text), plan, locate: locator(text) };
  const own = RULES.flatMap((rule) => rule.check(context).map(({ at, message, help, severity = rule.severity }): Finding => (
    { rule: rule.id, severity, path, ...at, message, help }
  )));
  return [...official.filter((finding) => finding.path === path), ...own].sort(byPlace);
}

function byPlace(one: Finding, other: Finding): number {
  return one.line - other.line || one.column - other.column || SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity);
}
