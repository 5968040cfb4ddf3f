/** The syntax tree of a shell script. */
export { parse } from 'unbash';
