/**
 * The grammar of image references.
 *
 * @see https://github.com/distribution/reference/blob/v0.6.0/regexp.go
 */
const DOMAIN_COMPONENT = '(?:[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])';
const PATH_COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';

/** A host name in lower case, with a port if it has one. A first component without dot and port is no host: it is a user of Docker Hub. */
export const HOST = new RegExp(`^(?=.*[.:]|localhost$)${DOMAIN_COMPONENT}(?:\\.${DOMAIN_COMPONENT})*(?::[1-9][0-9]{0,4})?$`);

/** The part of a reference between host and tag, or some components of it; the whole may not be longer than 255. */
export const REPOSITORY_PATH = new RegExp(`^(?=.{1,80}$)${PATH_COMPONENT}(?:/${PATH_COMPONENT})*$`);
export const REPOSITORY_PATH_ALLOWED = 'up to 80 lower-case letters and digits, with single ., _ or - between them, components separated by /';

/** A tag. */
export const TAG = /^[\w][\w.-]{0,127}$/;

/** A word that can stand in a job id, an artifact name or a file name. */
export function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
