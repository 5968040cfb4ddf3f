import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { ActionStep } from './workflow-file';

/** Our stand-ins for actions that cannot be had here: the same inputs and outputs, as far as we emit them. */
const STAND_INS = join(__dirname, 'actions');

/** act copies the repository itself. */
const DONE_BY_ACT = ['actions/checkout'];

interface ActionFile {
  readonly inputs?: Record<string, unknown>;
}

/** Where act finds each action: `owner/name@ref` to a folder. A real one of E2E_ACTIONS_DIR goes before a stand-in. */
export function actionFolders(steps: readonly ActionStep[]): Map<string, string> {
  const parents = [process.env.E2E_ACTIONS_DIR, STAND_INS].flatMap((parent) => parent ? [resolve(parent)] : []);
  const folders = new Map<string, string>();
  for (const { action, ref, inputs } of steps) {
    if (DONE_BY_ACT.includes(action)) continue;
    const folder = parents.map((parent) => join(parent, action)).find((each) => existsSync(join(each, 'action.yml')));
    if (!folder) throw new Error(`no stand-in for the action ${action}`);
    const known = Object.keys((parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as ActionFile).inputs ?? {});
    // act drops unknown inputs silently.
    const unknown = Object.keys(inputs).filter((input) => !known.includes(input));
    if (unknown.length > 0) throw new Error(`${join(folder, 'action.yml')} has no input ${unknown.join(', ')}`);
    folders.set(`${action}@${ref}`, folder);
  }
  return folders;
}
