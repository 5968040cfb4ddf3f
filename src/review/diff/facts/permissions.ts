import { activeJobs } from './active-jobs';
import { JobOutcome } from '../../../simulate/outcome';
import { Draft, Severity } from '../change';
import { compareFacts, Fact, FactKind } from '../fact';

/** The subject where nobody says what the permissions are: the settings of the repository do. */
export const BY_SETTINGS = 'default';

// What every repository gives, so that `read` of it is never more: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/enabling-features-for-your-repository/managing-github-actions-settings-for-a-repository#setting-the-permissions-of-the-github_token-for-your-repository
const LEAST = ['contents', 'packages'];

/** The permissions of the token of each job, but for those that GitHub lowers to `read` because the code is a fork's. */
export const PERMISSIONS: FactKind = {
  factsOf: (outcome) => activeJobs(outcome).filter(({ permissions, steps }) => permissions.lowered !== true && steps.length > 0).flatMap(factsOfJob),
  compare: (base, head) => [...new Set([...head, ...base].map(({ job }) => job))].flatMap((job) => compareJob(
    { own: base.filter((fact) => fact.job === job), all: base },
    { own: head.filter((fact) => fact.job === job), all: head },
  )),
};

/** Every job has a fact without a subject, which tells one without permissions from one that is not there. */
function factsOfJob({ id, permissions: { origin, scopes } }: JobOutcome): Fact[] {
  const named = origin === 'default' ? [[BY_SETTINGS, '']] : Object.entries(scopes);
  return [{ job: id, subject: '', value: '' }, ...named.map(([subject, value]) => ({ job: id, subject, value }))];
}

interface Side {
  readonly own: readonly Fact[];
  /** Those of all jobs. */
  readonly all: readonly Fact[];
}

function compareJob(base: Side, head: Side): Draft[] {
  const [before, after] = [bySettings(base), bySettings(head)];
  if (base.own.length > 0 && head.own.length > 0 && before !== after) {
    return [{
      kind: 'permission-changed',
      severity: after ? 'widens' : head.own.every(isLeast) ? 'narrows' : 'changes',
      job: head.own[0].job,
      subject: BY_SETTINGS,
      ...before ? { to: inWords(head) } : { from: inWords(base) },
    }];
  }
  const drafts = compareFacts('permission', base.own, head.own, weigh).filter(({ subject }) => subject !== '');
  if (base.own.length > 0 && head.own.length > 0) {
    return drafts;
  }
  // Of a job that is new or gone, what others may do too is not worth a word unless it is to write.
  const others = base.own.length === 0 ? base.all : head.all;
  return drafts.filter(({ subject, from, to }) => (from ?? to) === 'write' || !(LEAST.includes(subject) || others.some((fact) => fact.subject === subject)));
}

function bySettings({ own }: Side): boolean {
  return own.some(({ subject }) => subject === BY_SETTINGS);
}

function isLeast({ subject, value }: Fact): boolean {
  return value === '' || (value === 'read' && LEAST.includes(subject));
}

function inWords({ own }: Side): string {
  return own.filter(({ subject }) => subject !== '').map(({ subject, value }) => `${subject}: ${value}`).sort().join(', ') || 'none';
}

function weigh(from: string | undefined, to: string | undefined): Severity {
  return to === undefined || (from === 'write' && to === 'read') ? 'narrows' : 'widens';
}
