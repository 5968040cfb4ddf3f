import { locator } from '../../../src/review/check/locate';
import { Rule } from '../../../src/review/check/rule';
import { planOf } from '../../../src/simulate/plan';
import { Circumstances } from '../../../src/simulate/simulate';
import { readMapping, readWorkflow, WorkflowFile } from '../../../src/simulate/workflow-file';

const PATH = '.github/workflows/release.yml';

/** The workflow of a text that is indented as the code around it. */
export function workflowOf(text: string): WorkflowFile {
  const [, ...lines] = text.split('\n');
  const indent = lines[0].search(/\S/);
  return readWorkflow(PATH, lines.map((line) => line.slice(indent)).join('\n'));
}

/** What a rule says of a workflow: `8:9 warning: …`, in the order of the rule. */
export function remarksOn(rule: Rule, text: string, circumstances: Circumstances = {}): string[] {
  const workflow = workflowOf(text);
  const context = { workflow, source: readMapping(PATH, workflow.text), plan: planOf(workflow, circumstances), locate: locator(workflow.text) };
  return rule.check(context).map(({ at, severity = rule.severity, message }) => `${at.line}:${at.column} ${severity}: ${message}`);
}
