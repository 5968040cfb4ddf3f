import { JobOutcome, Outcome, PushedReference, pushesOf } from '../../simulate/outcome';
import { StandIns } from '../../simulate/stand-ins';
import { Text } from '../../simulate/value';

/** A tag that is pushed to a repository. */
export interface PublishedTag {
  /** `1.2.3`, or `@${digest}` where only the digest names the image. */
  readonly text: string;
  /** On what it depends, if it may not be pushed. */
  readonly condition?: string;
}

/** What an event publishes in one repository. */
export interface PublishedRepository {
  readonly repository: string;
  readonly tags: readonly PublishedTag[];
  readonly platforms: readonly string[];
  /** The jobs that push there. */
  readonly jobs: readonly JobOutcome[];
}

/** What an event publishes, repository by repository, in the order in which it is pushed. */
export function publishedBy(outcome: Outcome): PublishedRepository[] {
  const repositories = new Map<string, PushedReference[]>();
  for (const push of pushesOf(outcome)) {
    const [repository] = splitReference(push.reference);
    repositories.set(repository, [...repositories.get(repository) ?? [], push]);
  }
  return [...repositories].map(([repository, pushes]) => ({
    repository,
    tags: unique(pushes.map(({ reference, condition }) => ({ text: splitReference(reference)[1], ...(condition !== undefined && { condition }) }))),
    platforms: [...new Set(pushes.flatMap(({ platforms = [] }) => platforms.map(String)))],
    jobs: pushes.map(({ job }) => job).filter((job, index, jobs) => jobs.indexOf(job) === index),
  }));
}

/** The repository and the tag, or the digest with its `@`, of a reference. */
export function splitReference(reference: Text): [repository: string, tag: string] {
  // A colon within an expression parts nothing.
  const standIns = new StandIns();
  const hidden = standIns.hide(reference);
  const at = hidden.indexOf('@');
  // The colon of a port stands before the first slash.
  const colon = hidden.indexOf(':', hidden.indexOf('/') + 1);
  const end = at !== -1 ? at : colon !== -1 ? colon : hidden.length;
  return [hidden.slice(0, end), hidden.slice(at !== -1 ? at : end + 1)].map((piece) => String(standIns.reveal(piece))) as [string, string];
}

/** Each tag once: certain if any push of it is, else on what any of them depends. */
function unique(tags: readonly PublishedTag[]): PublishedTag[] {
  const texts = [...new Set(tags.map(({ text }) => text))];
  return texts.map((text) => {
    const conditions = tags.filter((tag) => tag.text === text).map(({ condition }) => condition);
    return { text, ...(conditions.every((condition) => condition !== undefined) && { condition: [...new Set(conditions)].join(', or ') }) };
  });
}
