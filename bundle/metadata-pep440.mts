/** What docker/metadata-action reads the versions of `type=pep440` with. */
export { clean, explain, major, minor, patch, valid } from '@renovatebot/pep440';
