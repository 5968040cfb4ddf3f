import { ActionRun, isIn, nameOfRef, RefFolder, shortSha } from './action-run';
import { dateNames, expand, expandWith } from './global-expressions';
import { gives, givesNothing, Outcome } from './outcome';
import { TagRule } from './tag-rule';

/** A rule that follows the event, its ref or its commit, and no version. */
export function refOutcome({ type, attributes }: TagRule, run: ActionRun): Outcome {
  const attribute = (name: string) => attributes.get(name) ?? '';
  switch (type) {
    case 'schedule': return schedule(attribute('pattern'), run);
    case 'edge': return edge(attribute('branch'), run);
    case 'ref': return ref(attribute('event'), run);
    case 'sha': return sha(attribute('format'), run);
    default: return gives(expand(attribute('value'), run));
  }
}

function schedule(pattern: string, run: ActionRun): Outcome {
  return /schedule/.test(run.eventName)
    ? gives(expandWith(pattern, dateNames(run), run))
    : givesNothing(`the event is ${run.eventName}, not schedule`);
}

function edge(given: string, run: ActionRun): Outcome {
  const { hidden } = run;
  if (isIn('heads', run) === 'no') {
    return notIn('heads', run);
  }
  const branch = given || run.repository.defaultBranch;
  const name = nameOfRef('heads', run);
  switch (hidden.mayBeEmpty(given) ? 'unknown' : hidden.equal(branch, name)) {
    case 'yes': return gives('edge');
    case 'no': return givesNothing(`the branch is ${hidden.describe(name)}, not ${hidden.describe(branch)}`);
    default: return gives('edge', { conditions: [`the branch ${hidden.describe(name)} is ${hidden.describe(branch)}`] });
  }
}

function ref(event: string, run: ActionRun): Outcome {
  const folder = ({ branch: 'heads', tag: 'tags', pr: 'pull' } as const)[event as 'branch' | 'tag' | 'pr'];
  const isThere = isIn(folder, run);
  if (isThere === 'no') {
    return notIn(folder, run);
  }
  const name = nameOfRef(folder, run);
  return gives(folder === 'pull' ? name.replace(/\/merge$/, '') : name, {
    latest: folder === 'tags',
    conditions: isThere === 'unknown' ? [`the ref is ${KINDS[folder]}`] : [],
  });
}

function sha(format: string, run: ActionRun): Outcome {
  if (run.sha === '') {
    return givesNothing('there is no commit');
  }
  return gives(format === 'short' ? shortSha(run) : run.sha);
}

/** How a person calls what is in a folder of refs. */
const KINDS: Readonly<Record<RefFolder, string>> = { heads: 'a branch', tags: 'a tag', pull: 'a pull request' };

/** A rule gives nothing because the ref is not of the kind that it follows. */
export function notIn(folder: RefFolder, { ref: given, hidden }: ActionRun): Outcome {
  return givesNothing(`${hidden.describe(given)} is not ${KINDS[folder]}`);
}
