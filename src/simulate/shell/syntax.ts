import type * as unbash from 'unbash' with { 'resolution-mode': 'import' };
import { bundled } from '../../libraries';

/** The syntax tree of a shell script, by unbash: https://github.com/webpro-nl/unbash */
export type Syntax = typeof unbash;

/** Reads a script. It is not run. */
export function parse(script: string): unbash.ParsedScript {
  return bundled<Pick<Syntax, 'parse'>>('bash').parse(script);
}
