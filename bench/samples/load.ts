/* eslint-disable @typescript-eslint/no-require-imports -- it is what is timed */
import { timed } from './timed';

/** Milliseconds. */
export interface Loads {
  readonly given: number;
  readonly library: number;
}

/** Loads the given modules, then the library, in which they are loaded already. */
const given = process.argv.slice(2);
const loads: Loads = {
  given: timed(() => given.forEach((name) => require(name))),
  library: timed(() => require('projen-image-release')),
};
console.log(JSON.stringify(loads));
