import { StepResult } from './step-result';
import { Push } from '../effect';
import { join, linesOf, Text } from '../value';
import { mapping, Mapping } from '../workflow-file';

type Environment = Readonly<Record<string, Text>>;

const SCRIPT = /^\s*(?:bash )?(?:\S*\/)?image-release\/([\w-]+)\.sh\s*$/;

/**
 * What a script does that repositories have from this library, told from its contract with the workflow and not from its
 * text; nothing if it is none of them.
 */
export function libraryScript(script: Text, env: Environment, needs: Mapping): StepResult | undefined {
  const name = typeof script === 'string' ? SCRIPT.exec(script)?.[1] : undefined;
  switch (name) {
    case undefined: return undefined;
    case 'publish': return { effects: [{ kind: 'login', registry: hostOf(env.IMAGE ?? '') }, ...pushesOf(env)], outputs: {}, otherOutputs: 'the script that publishes gives it' };
    case 'find': return { effects: [{ kind: 'login', registry: hostOf(env.IMAGE ?? '') }], outputs: {} };
    case 'record': return { effects: [], outputs: {}, otherOutputs: 'record.sh gives it', ...failureOf(needs) };
    default: return { effects: [], outputs: {}, otherOutputs: `${name}.sh gives it` };
  }
}

/** IMAGE and TAGS, one a line, have been inputs from the first version on; REHEARSE, VERSION and LATEST were added later. */
function pushesOf(env: Environment): Push[] {
  const { IMAGE: image = '', TAGS: tags = '', REHEARSE: rehearse = '' } = env;
  if (rehearse === 'true') {
    return [];
  }
  const rehearsed = typeof rehearse === 'string' ? [] : [`unless ${String(rehearse)} is true`];
  return linesOf(tags).map((tag) => {
    const conditions = [...rehearsed, ...keptWhen(tag, env)];
    return { kind: 'push', reference: join(image, ':', tag), ...(conditions.length > 0 && { condition: conditions.join(', and ') }) };
  });
}

/** The record is red where anything was not published. */
function failureOf(needs: Mapping): Pick<StepResult, 'failure'> {
  const failed = Object.keys(needs).filter((id) => mapping(needs[id]).result === 'failure');
  return failed.length === 0 ? {} : { failure: `${failed.join(', ')} failed` };
}

/** A tag that follows versions does not go back to a lower one. */
function keptWhen(tag: Text, { VERSION: version = '', LATEST: latest = '' }: Environment): string[] {
  if (version === '' || String(tag).includes(String(version))) {
    return [];
  }
  return String(latest).split(/\s+/).includes(String(tag)) ? ['if GitHub marks the release as the latest'] : ['unless it serves a higher version'];
}

function hostOf(image: Text): Text {
  const [first] = typeof image === 'string' ? [image] : image.parts;
  return typeof first === 'string' && first.includes('/') ? first.slice(0, first.indexOf('/')) : image;
}
