import { join, Text, Unknown } from './value';

const DOCKER_HUB = /^(?:index\.)?docker\.io\//;

/**
 * A reference in full: with the host and the tag that Docker takes where they are left out. Of a reference whose first
 * part is not known nothing is left out.
 *
 * @see https://pkg.go.dev/github.com/distribution/reference#ParseNormalizedNamed
 */
export function inFull(reference: Text): Text {
  const [head, ...others] = typeof reference === 'string' ? [reference] : reference.parts;
  if (typeof head !== 'string') {
    return reference;
  }
  const first = head.replace(DOCKER_HUB, '');
  const onHub = first !== head;
  const slash = first.indexOf('/');
  const complete = typeof reference === 'string' || slash !== -1;
  const domain = slash === -1 ? '' : first.slice(0, slash);
  const hasHost = !onHub && (/[.:]/.test(domain) || domain === 'localhost' || domain.toLowerCase() !== domain);
  const prefix = hasHost || !complete && !onHub ? '' : complete && slash === -1 ? 'docker.io/library/' : 'docker.io/';
  const suffix = typeof reference === 'string' && !/[:@]/.test(first.slice(slash + 1)) ? ':latest' : '';
  return join(prefix, first, others.length > 0 ? new Unknown(others) : '', suffix);
}
