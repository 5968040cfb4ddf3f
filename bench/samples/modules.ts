import { sep } from 'node:path';
// eslint-disable-next-line import/no-unresolved -- installed where this runs
import 'projen-image-release';

/** Prints every file of projen and constructs that the library loads, in its order. */
const loaded = Object.keys(require.cache).filter((file) => file !== __filename);
console.log(JSON.stringify(loaded.filter((file) => ['projen', 'constructs'].includes(file.split(`${sep}node_modules${sep}`)[1].split(sep)[0]))));
