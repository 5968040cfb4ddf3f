import { Text } from '../../../simulate/value';
import { Rule } from '../rule';
import { deedsOf, grouped, isForFork, isOfItsOwn, pathOf, runsOf } from '../runs';
import { quoted } from '../wording';

/** A reference has to be one. */
export const invalidReference: Rule = {
  id: 'invalid-reference',
  severity: 'error',
  title: 'A reference is pushed that no registry takes',
  explanation: 'Docker refuses the reference before it pushes, or the registry does.',
  check: (context) => {
    const pushes = deedsOf('push', runsOf(context)).filter(({ run }) => !isForFork(run) && isOfItsOwn(run)).flatMap((push) => {
      const reason = whyInvalid(push.effect.reference);
      return reason === undefined ? [] : [{ push, reason }];
    });
    return grouped(pushes, ({ push, reason }) => JSON.stringify([pathOf(push), reason])).map(([{ push, reason }]) => ({
      at: context.locate(pathOf(push)),
      message: `${String(push.effect.reference)} is no reference: ${reason}; it is pushed on ${quoted(push.run.planned.title)}`,
      help: 'Write host/namespace/name:tag, the name in lower case and the tag of letters, digits, and . _ -',
    }));
  },
};

/**
 * Why it cannot be a reference, by what is known of it.
 *
 * @see https://github.com/distribution/reference/blob/v0.6.0/regexp.go
 */
export function whyInvalid(reference: Text): string | undefined {
  const whole = typeof reference === 'string';
  const [start] = whole ? [reference] : reference.parts;
  // What comes after something unknown may belong to the repository or to the tag.
  if (typeof start !== 'string' || !start.includes('/')) {
    return undefined;
  }
  const [name, digest] = start.split('@');
  const path = name.slice(name.indexOf('/') + 1);
  const colon = path.indexOf(':');
  const repository = colon === -1 ? path : path.slice(0, colon);
  return whyInvalidRepository(repository, { ends: whole || colon !== -1 })
    ?? whyOfficial(name, colon !== -1)
    ?? (colon === -1 || digest !== undefined ? undefined : whyInvalidTag(path.slice(colon + 1), { ends: whole }));
}

interface Known {
  /** Whether the text is known up to its end. */
  readonly ends: boolean;
}

function whyInvalidRepository(repository: string, { ends }: Known): string | undefined {
  if (/[A-Z]/.test(repository)) {
    return 'the repository must be in lower case';
  }
  const components = repository.split('/');
  const complete = ends ? components : components.slice(0, -1);
  return complete.every((component) => /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/.test(component)) ? undefined : 'the repository must be of lower-case words, with one of . _ - between them';
}

function whyOfficial(name: string, ends: boolean): string | undefined {
  return ends && /^docker\.io\/library\//.test(name) ? 'it has no namespace, and so is the name of an official image of Docker Hub' : undefined;
}

function whyInvalidTag(tag: string, { ends }: Known): string | undefined {
  if (tag === '') {
    return ends ? 'its tag is empty' : undefined;
  }
  if (tag.length > 128) {
    return 'its tag has more than 128 characters';
  }
  return /^\w[\w.-]*$/.test(tag) ? undefined : `${tag} cannot be a tag`;
}
