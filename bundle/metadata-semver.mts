/** What docker/metadata-action reads the versions of `type=semver` with: only what it uses, for it loads faster. */
export { default as parse } from 'semver/functions/parse.js';
export { default as prerelease } from 'semver/functions/prerelease.js';
export { default as valid } from 'semver/functions/valid.js';
