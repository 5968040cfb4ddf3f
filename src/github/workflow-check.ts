import { isObject, JsonObject } from './key-order';
import { ReviewableFile } from './reviewable';
import { asset } from '../assets';
import { Problems } from '../model/problem';
import { RULE_TYPES } from '../steps/tag-rules';

interface Finding {
  readonly path: string;
  readonly line: number;
  readonly text: string;
  readonly message: string;
  /** Whether the service is sure: it is not of a name that it has not seen, which may be set at run time. */
  readonly certain: boolean;
}

/**
 * Adds what is wrong in workflows that were changed by hand.
 */
export function checkWorkflows(files: ReviewableFile[], secrets: string[], problems: Problems): void {
  checkSyntax(files, secrets, problems);
  files.forEach((file) => checkTagRules(file, problems));
}

/**
 * What GitHub's own language service finds.
 *
 * @see https://github.com/actions/languageservices
 */
function checkSyntax(files: ReviewableFile[], secrets: string[], problems: Problems): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- needed only here
  const { execFileSync } = require('node:child_process') as typeof import('node:child_process');
  const texts = new Map(files.map((file) => [file.path, file.text()]));
  const output = execFileSync(process.execPath, [asset('workflow-checker.cjs')], {
    input: JSON.stringify({ workflows: [...texts].map(([path, content]) => ({ path, content })), secrets }),
    encoding: 'utf8',
    env: {},
  });
  const seen = new Set<string>();
  for (const finding of JSON.parse(output) as Finding[]) {
    const { path, line, text, message } = finding;
    const file = files.find((candidate) => candidate.path === path);
    const job = jobAt(line, texts.get(path) ?? '');
    // One mistake can have several consequences.
    if (!seen.has(`${path}:${line}`) && (finding.certain || isOfKnownNames(finding, objectIn(objectIn(file?.workflow ?? {}, 'jobs'), job ?? '')))) {
      seen.add(`${path}:${line}`);
      problems.add(job === undefined ? path : `${path}: jobs.${job}`, text, {
        reason: `is not taken by GitHub: ${message.replace(/\.$/, '')}`,
        allowed: message.startsWith('Context access') ? `what is declared: a step before it, a job in needs, or a secret (${secrets.join(', ') || 'none yet'}; the option secrets adds more)` : 'the syntax of GitHub workflows',
      });
    }
  }
}

/** All steps, needs and secrets are known, but for the secrets of an environment; outputs are not. */
function isOfKnownNames({ text, message }: Finding, job: JsonObject): boolean {
  const name = /^Context access might be invalid: ([\w-]+)$/.exec(message)?.[1];
  const contexts = ['steps', ...([job.needs].flat().includes(name ?? '') ? [] : ['needs']), ...(job.environment === undefined ? ['secrets'] : [])];
  return name !== undefined && new RegExp(`\\b(?:${contexts.join('|')})\\.${name}\\b`, 'i').test(text);
}

/** The file is not written, so its line would say nothing: the job does. */
function jobAt(line: number, text: string): string | undefined {
  const above = text.split('\n').slice(0, line);
  const jobs = above.indexOf('jobs:');
  return jobs === -1 ? undefined : above.slice(jobs).reverse().map((candidate) => /^ {2}([\w-]+):/.exec(candidate)?.[1]).find((id) => id !== undefined);
}

/** What only docker/metadata-action would find, at its next run. */
function checkTagRules(file: ReviewableFile, problems: Problems): void {
  for (const [id, job] of Object.entries(objectIn(file.workflow, 'jobs'))) {
    const steps = isObject(job) && Array.isArray(job.steps) ? job.steps.filter(isObject) : [];
    for (const step of steps.filter(({ uses }) => String(uses).startsWith('docker/metadata-action@'))) {
      for (const [rule, type] of String(objectIn(step, 'with').tags ?? '').matchAll(/^\s*type=([^,\n]*).*$/gm)) {
        if (!RULE_TYPES.includes(type)) {
          problems.add(`${file.path}: jobs.${id}`, rule, { reason: `has the type ${type}, which docker/metadata-action does not know`, allowed: RULE_TYPES.join(', ') });
        }
      }
    }
  }
}

function objectIn(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  return isObject(value) ? value : {};
}
