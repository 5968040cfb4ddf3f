/**
 * What GitHub's own language service says of workflows that were changed by hand. It runs as a process of its own:
 * the service answers later, synthesis does not wait, and most projects never need to load it.
 *
 * In, as JSON: the workflows and the secrets that they may use. Out: what is wrong.
 */
import { data, DescriptionDictionary } from '@actions/expressions';
import { validate } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DiagnosticSeverity } from 'vscode-languageserver-types';

interface Input {
  readonly workflows: { readonly path: string; readonly content: string }[];
  /** None given: they are not known. */
  readonly secrets: string[] | null;
}

async function main(): Promise<void> {
  const input = JSON.parse(await read(process.stdin)) as Input;
  const findings = await Promise.all(input.workflows.map(async ({ path, content }) => {
    const document = TextDocument.create(`file:///${path}`, 'yaml', 1, content);
    const diagnostics = await validate(document, { contextProviderConfig: { getContext: contextsOf(input.secrets) } });
    return diagnostics.map(({ range, message, severity }) => ({
      path,
      line: range.start.line + 1,
      column: range.start.character + 1,
      text: document.getText(range),
      message,
      certain: (severity ?? DiagnosticSeverity.Error) === DiagnosticSeverity.Error,
    }));
  }));
  process.stdout.write(JSON.stringify(findings.flat()));
}

/** Which secrets there are is known; which variables, and what an event carries when a caller starts the run, is not. */
function contextsOf(secrets: string[] | null) {
  return (name: string, known: DescriptionDictionary | undefined): Promise<DescriptionDictionary | undefined> => {
    switch (name) {
      case 'secrets': return Promise.resolve(dictionary([...secrets ?? [], 'GITHUB_TOKEN'], secrets !== null));
      case 'vars': return Promise.resolve(dictionary([], false));
      case 'github': return Promise.resolve(withAnyEvent(known));
      default: return Promise.resolve(known);
    }
  };
}

function withAnyEvent(github: DescriptionDictionary | undefined): DescriptionDictionary {
  const others = (github?.pairs() ?? []).filter(({ key }) => key !== 'event');
  return new DescriptionDictionary(...others, { key: 'event', value: dictionary([], false) });
}

function dictionary(names: string[], complete: boolean): DescriptionDictionary {
  const context = new DescriptionDictionary(...names.map((key) => ({ key, value: new data.StringData('***') })));
  context.complete = complete;
  return context;
}

async function read(stream: NodeJS.ReadStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

void main();
