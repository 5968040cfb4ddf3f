import { join } from 'node:path';
import { ReviewableFile } from './reviewable';
import { Problems } from '../model/problem';

interface Finding {
  readonly path: string;
  readonly line: number;
  readonly text: string;
  readonly message: string;
}

/**
 * Adds what GitHub's own language service finds wrong in workflows that were changed by hand.
 *
 * @see https://github.com/actions/languageservices
 */
export function checkWorkflows(files: ReviewableFile[], secrets: string[], problems: Problems): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- needed only here
  const { execFileSync } = require('node:child_process') as typeof import('node:child_process');
  const workflows = files.map((file) => ({ path: file.path, content: file.text() }));
  const output = execFileSync(process.execPath, [join(__dirname, '..', '..', 'assets', 'workflow-checker.cjs')], {
    input: JSON.stringify({ workflows, secrets }),
    encoding: 'utf8',
    env: {},
  });
  const places = new Set<string>();
  for (const { path, line, text, message } of JSON.parse(output) as Finding[]) {
    const place = `${path}:${line}`;
    if (!places.has(place)) {
      places.add(place);
      problems.add(place, text, { reason: `was changed by hand to what GitHub does not take: ${message}`, allowed: allowed(message, secrets) });
    }
  }
}

function allowed(message: string, secrets: string[]): string {
  return message.startsWith('Context access') ? `what is declared: a step before it, a job in needs, or one of the secrets ${secrets.join(', ')}` : 'the syntax of GitHub workflows';
}
