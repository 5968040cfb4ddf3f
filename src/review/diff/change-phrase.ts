import { Aspect, Change } from './change';
import { BY_SETTINGS } from './facts/permissions';
import { fromTo, Phrase, say } from './phrase';

const SETTINGS = 'what the settings of the repository give';

/** Whether there is more than before, less or other. */
export type Sign = '+' | '-' | '~';

/** Whether there is more than before, less or other. */
export function signOf({ kind }: Change): Sign {
  return kind.endsWith('-removed') ? '-' : kind.endsWith('-changed') ? '~' : '+';
}

/** A change in words. */
export function phraseOf(change: Change): Phrase {
  switch (change.kind) {
    case 'publishes-before-merge': return ['publishes what is not merged'];
    case 'secrets-in-build': return say`builds what is not merged beside secrets${ofJob(change)}: ${change.to ?? ''}`;
    default: return PHRASES[change.kind.slice(0, change.kind.lastIndexOf('-')) as Aspect](change);
  }
}

const ofJob = ({ job }: Change): Phrase => job === undefined ? [] : say` in job ${job}`;

// What a change of an aspect is called; the sign before it tells more, less and other apart.
const PHRASES: Readonly<Record<Aspect, (change: Change) => Phrase>> = {
  workflow: () => ['the whole workflow'],
  trigger: ({ from, to }) => ['starts the workflow', ...from !== undefined ? [`: ${from} -> ${to}`] : to !== undefined ? [`, but: ${to}`] : []],
  job: ({ subject, from, to }) => [...say`job ${subject}`, ...from === undefined && to === undefined ? [] : [` runs: ${from ?? 'always'} -> ${to ?? 'always'}`]],
  reference: ({ kind, subject, from, to }) => kind === 'reference-changed'
    ? [...say`${subject}`, `: ${from ?? 'always'} -> ${to ?? 'always'}`]
    : [...say`${subject}`, ...to === undefined ? [] : [`, ${to}`]],
  platforms: ({ job, subject, from, to }) => say`platforms of ${job === undefined ? [] : ['job ']}${subject}: ${fromTo(from, to, '')}`,
  permission: permission,
  secret: (change) => say`${change.subject === '*' ? ['all secrets'] : say`secret ${change.subject}`}${ofJob(change)}`,
  variable: (change) => say`${change.subject === '*' ? ['all variables'] : say`variable ${change.subject}`}${ofJob(change)}`,
  environment: ({ job, subject, from, to }) => say`environment before ${job === undefined ? [] : ['job ']}${subject}: ${fromTo(from, to, 'none')}`,
  need: ({ job, subject }) => say`job ${job ?? ''} waits for job ${subject}`,
  runner: ({ subject, from, to }) => say`runner of job ${subject}: ${fromTo(from, to, '')}`,
  concurrency: ({ from, to }) => say`concurrency group: ${fromTo(from, to, 'none')}`,
  artifact: ({ subject }) => say`artifact ${subject}`,
  failure: (change) => [...say`step ${change.subject}${ofJob(change)} fails`, `: ${change.to ?? change.from}`],
  unread: (change) => [...say`${change.subject}${ofJob(change)} may do anything that the job may`, `: ${change.to ?? change.from}`],
  unknown: ({ subject, from, to }) => [...say`${subject} is not known before the run`, `: ${to ?? from}`],
  action: pinned,
  image: pinned,
  step: (change) => [...say`step ${change.subject}${ofJob(change)}`, ...change.to === undefined ? [] : say` is written otherwise: ${change.to}`],
  definition: ({ subject, to }) => to === undefined ? say`job ${subject} runs on none of the events that were tried` : say`job ${subject} is written otherwise: ${to}`,
  script: ({ subject }) => say`script ${subject} has another content`,
};

function permission(change: Change): Phrase {
  const { subject, from, to } = change;
  if (subject === BY_SETTINGS) {
    return say`permissions${ofJob(change)}: ${from === undefined && to === undefined ? [SETTINGS] : fromTo(from, to, SETTINGS)}`;
  }
  return from !== undefined && to !== undefined ? say`permission ${subject}${ofJob(change)}: ${fromTo(from, to, '')}` : say`permission ${`${subject}: ${to ?? from}`}${ofJob(change)}`;
}

function pinned({ kind, severity, subject, from, to }: Change): Phrase {
  const [name] = kind.split('-');
  const [before, after] = [from, to].map((version) => version === undefined ? undefined : shortened(version));
  const versions = before !== undefined && after !== undefined ? fromTo(before, after, '') : say`${after ?? before ?? ''}`;
  return [...say`${[name]} ${subject}: ${versions}`, ...severity === 'widens' ? [', which can be moved to other content'] : []];
}

/** Commits and digests as people write them. */
function shortened(version: string): string {
  return version.replace(/\b([0-9a-f]{7})[0-9a-f]{33}\b/, '$1').replace(/(sha256:[0-9a-f]{12})[0-9a-f]{52}/, '$1');
}
