/**
 * The grammar of image references.
 *
 * @see https://github.com/distribution/reference/blob/v0.6.0/regexp.go
 */
const DOMAIN_COMPONENT = '(?:[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])';
const PORT = '(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6(?:[0-4][0-9]{3}|5(?:[0-4][0-9]{2}|5(?:[0-2][0-9]|3[0-5]))))';
const PATH_COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';

/** A host name in lower case, with a port if it has one. A first component without dot and port is no host: it is a user of Docker Hub. */
const HOST_NAME = `(?=[^/]*[.:]|localhost(?:/|$))${DOMAIN_COMPONENT}(?:\\.${DOMAIN_COMPONENT})*(?::${PORT})?`;
export const HOST = new RegExp(`^${HOST_NAME}$`);

/** A host, and what may follow it but a tag. */
export const REPOSITORY = new RegExp(`^${HOST_NAME}(?:/${PATH_COMPONENT})*$`);

/** The part of a reference between host and tag, or some components of it; the whole may not be longer than 255. */
export const REPOSITORY_PATH = new RegExp(`^(?=.{1,80}$)${PATH_COMPONENT}(?:/${PATH_COMPONENT})*$`);
export const REPOSITORY_PATH_ALLOWED = 'up to 80 lower-case letters and digits, with single ., _ or - between them, components separated by /';

/** A tag. */
export const TAG = /^[\w][\w.-]{0,127}$/;

/** A word that can stand in a job id, an artifact name or a file name. */
export function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
