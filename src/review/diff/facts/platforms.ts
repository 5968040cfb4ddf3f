import { activeJobs } from './active-jobs';
import { changed } from './changed';
import { Outcome, pushesOf } from '../../../simulate/outcome';
import { Text } from '../../../simulate/value';
import { Severity } from '../change';
import { compareFacts, Fact, FactKind } from '../fact';

const OWN = "the builder's own";
const UNTOLD = 'not known';

/** The platforms of what each job builds, and of each reference. */
export const PLATFORMS: FactKind = {
  factsOf: (outcome) => [...ofBuilds(outcome), ...ofReferences(outcome)],
  compare(base, head) {
    const drafts = changed(compareFacts('platforms', base, head, weigh));
    const ofJobs = drafts.filter(({ job }) => job !== undefined);
    // What is so because of the change of a build is not said again of each reference.
    return drafts.filter((draft) => draft.job !== undefined || !ofJobs.some(({ from, to }) => from === draft.from && to === draft.to));
  },
};

function ofBuilds(outcome: Outcome): Fact[] {
  return activeJobs(outcome).flatMap(({ id, steps }) => {
    const builds = steps.flatMap(({ effects }) => effects.flatMap((effect) => effect.kind === 'build' ? [effect.platforms] : []));
    return builds.length === 0 ? [] : [{ job: id, subject: id, value: together(builds) }];
  });
}

function ofReferences(outcome: Outcome): Fact[] {
  const pushed = new Map<string, (readonly Text[] | undefined)[]>();
  for (const { reference, platforms } of pushesOf(outcome)) {
    const key = String(reference);
    pushed.set(key, [...pushed.get(key) ?? [], platforms]);
  }
  return [...pushed].map(([subject, platforms]) => ({ subject, value: together(platforms) }));
}

function together(lists: readonly (readonly Text[] | undefined)[]): string {
  const all = lists.map((list) => list === undefined ? [UNTOLD] : list.length === 0 ? [OWN] : list.map(String)).flat();
  return [...new Set(all)].sort().join(', ');
}

function weigh(from = '', to = ''): Severity {
  const before = from.split(', ');
  return to.split(', ').every((platform) => platform !== UNTOLD && before.includes(platform)) ? 'narrows' : 'changes';
}
