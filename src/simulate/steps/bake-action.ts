import { pushesOf } from './build-push-action';
import { itemsOf } from './csv';
import type { StepContext } from './perform-step';
import { StepResult } from './step-result';
import { BakeFile, readBake } from '../bake/bake-file';
import { Effect } from '../effect';
import { StandIns } from '../stand-ins';
import { Gap, linesOf, Text } from '../value';

// All of them that there are, a later one over an earlier: https://docs.docker.com/build/bake/overrides/#default-file-lookup
const DEFAULT_FILES = [
  'compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml', 'docker-bake.json', 'docker-bake.hcl', 'docker-bake.override.json', 'docker-bake.override.hcl',
];

/**
 * Builds what bake files name, and pushes it where `push` or a target's output says so.
 *
 * @see https://github.com/docker/bake-action
 */
export function bakeAction(inputs: Readonly<Record<string, Text>>, context: StepContext): StepResult {
  const standIns = new StandIns();
  const files = filesOf(inputs, context, standIns);
  const targets = 'source' in files ? files : readBake(files, itemsOf(inputs.targets).map(String), linesOf(inputs.set ?? ''), context.env);
  if ('source' in targets) {
    return { effects: [{ kind: 'unread', what: targets.source, reason: targets.reason }], outputs: {}, otherOutputs: 'the build gives it' };
  }
  const effects = targets.flatMap(({ tags, platforms, outputs }): Effect[] => {
    const [shownTags, shown, shownOutputs] = [tags, platforms, outputs].map((texts) => texts.map((text) => standIns.reveal(standIns.hide(text))));
    return [{ kind: 'build', platforms: shown }, ...pushesOf({ tags: shownTags, platforms: shown, outputs: shownOutputs, push: inputs.push })];
  });
  return { effects, outputs: {}, otherOutputs: 'the build gives it' };
}

function filesOf(inputs: Readonly<Record<string, Text>>, { scope: { world }, files: made }: StepContext, standIns: StandIns): BakeFile[] | Gap {
  const named = itemsOf(inputs.files);
  const found = DEFAULT_FILES.filter((path) => world.readFile(path) !== undefined);
  const files: BakeFile[] = [];
  for (const file of named.length > 0 ? named : found) {
    const path = String(file).replace(/^cwd:\/\//, '').replace(/^\.\//, '');
    const text = made[path] ?? world.readFile(path);
    if (text === undefined) {
      return { source: path, reason: 'there is no such bake file in the repository' };
    }
    files.push({ path, text: standIns.hide(text) });
  }
  return files.length > 0 ? files : { source: 'docker buildx bake', reason: 'there is no bake file that it could read' };
}
