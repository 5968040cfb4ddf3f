/** What docker/metadata-action replaces expressions with. */
export { default as handlebars } from 'handlebars';
