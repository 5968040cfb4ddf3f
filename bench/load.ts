import { Consumer } from './consumer';
import { interleave } from './measure';
import { Figure } from './report';
import type { Loads } from './samples/load';

const GOAL = 15;

/** How long the library takes to load beyond the modules of projen, each time in a process of its own. */
export function benchLoad(consumer: Consumer, rounds: number): Figure[] {
  const used = JSON.parse(consumer.sample('modules')) as string[];
  const load = (...modules: string[]) => () => JSON.parse(consumer.sample('load', ...modules)) as Loads;
  const took = interleave(rounds, { whole: load('projen'), used: load(...used) });
  return [
    { title: 'the library, after the whole of projen', unit: 'ms', values: took.whole.map((loads) => loads.library), goal: GOAL },
    { title: `the library, after the ${used.length} modules of projen that it uses`, unit: 'ms', values: took.used.map((loads) => loads.library), goal: GOAL },
    { title: 'the whole of projen', unit: 'ms', values: took.whole.map((loads) => loads.given) },
    { title: `the ${used.length} modules of projen that the library uses`, unit: 'ms', values: took.used.map((loads) => loads.given) },
  ];
}
