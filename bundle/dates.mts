/** What docker/metadata-action formats dates with. */
export { default as moment } from 'moment-timezone';
