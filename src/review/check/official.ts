import { Finding } from './finding';
import { WorkflowFile } from '../../simulate/workflow-file';

/** What stands for the rule in a finding of GitHub's own parser. */
export const SYNTAX = {
  id: 'syntax',
  severity: 'error',
  title: 'GitHub does not take the file',
  explanation: "What GitHub's own language service says of the file. GitHub refuses to run a workflow with such an error.",
} as const;

/** What the process `workflow-checker.cjs` answers about one place. */
interface Answer {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly certain: boolean;
}

/**
 * What GitHub's own language service finds in workflows.
 *
 * @param run starts the process `workflow-checker.cjs` with an input and gives its output
 * @see https://github.com/actions/languageservices
 */
export function officialFindings(workflows: readonly Pick<WorkflowFile, 'path' | 'text'>[], run: (input: string) => string): Finding[] {
  const output = run(JSON.stringify({ workflows: workflows.map(({ path, text }) => ({ path, content: text })), secrets: null }));
  return (JSON.parse(output) as Answer[]).filter(({ path, message }) => isKnowable(message, workflows.find((workflow) => workflow.path === path)?.text ?? '')).map(({ path, line, column, message, certain }) => ({
    rule: SYNTAX.id,
    severity: certain ? SYNTAX.severity : 'warning',
    path,
    line,
    column,
    message: message.replace(/\.$/, ''),
    help: 'See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax',
  }));
}

/** Which variables a script sets is not known, nor which secrets there are; which steps and jobs there are is. */
function isKnowable(message: string, text: string): boolean {
  const name = /^Context access might be invalid: ([\w-]+)$/.exec(message)?.[1];
  return name === undefined || new RegExp(`\\b(?:steps|needs)\\.${name}\\b`, 'i').test(text);
}
