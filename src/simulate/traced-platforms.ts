import { Push } from './effect';
import { JobOutcome } from './outcome';
import { Text } from './value';

/**
 * The jobs, with the platforms of what they copy: those that were built by the jobs whose artifacts they fetch. The
 * digests of an image that is built in parts go the same way.
 */
export function withTracedPlatforms(jobs: readonly JobOutcome[]): JobOutcome[] {
  return jobs.map((job) => {
    const platforms = unique(sourcesOf(job, jobs).flatMap(builtPlatforms));
    const traced = (push: Push): Push => push.platforms === undefined && platforms.length > 0 ? { ...push, platforms } : push;
    return { ...job, steps: job.steps.map((step) => ({ ...step, effects: step.effects.map((effect) => effect.kind === 'push' ? traced(effect) : effect) })) };
  });
}

function sourcesOf(job: JobOutcome, jobs: readonly JobOutcome[]): JobOutcome[] {
  const fetched = artifactsOf(job, 'download');
  return jobs.filter((other) => other !== job && artifactsOf(other, 'upload').some((name) => fetched.some((pattern) => matches(name, pattern))));
}

function artifactsOf({ steps }: JobOutcome, direction: 'upload' | 'download'): string[] {
  return steps.flatMap(({ effects }) => effects.flatMap((effect) => effect.kind === 'artifact' && effect.direction === direction ? [String(effect.name)] : []));
}

/** Names may hold expressions, so a star is only one at the end of a pattern. */
function matches(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

function builtPlatforms({ steps }: JobOutcome): readonly Text[] {
  return steps.flatMap(({ effects }) => effects.flatMap((effect) => effect.kind === 'build' ? effect.platforms : []));
}

function unique(texts: readonly Text[]): Text[] {
  return texts.filter((text, index) => texts.findIndex((other) => String(other) === String(text)) === index);
}
