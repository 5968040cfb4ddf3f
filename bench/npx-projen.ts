import { join } from 'node:path';
import { Consumer } from './consumer';
import { interleave, ratios } from './measure';
import { run } from './process';
import { Figure } from './report';
import { timed } from './samples/timed';

const EXAMPLE = join(__dirname, '..', 'examples', 'openkf', '.projenrc.ts');
const GOAL = 1.05;

/** `npx projen` where nothing has to be written, with openkf's release and without. */
export function benchNpxProjen(consumer: Consumer, rounds: number): Figure[] {
  const npxProjen = (name: string, projenrc = join(__dirname, 'samples', `${name}.projenrc.ts`)) => {
    const folder = consumer.project(name, projenrc);
    run('npx', ['projen'], folder);
    return () => timed(() => run('npx', ['projen'], folder));
  };
  const took = interleave(rounds, {
    wholeRelease: npxProjen('whole-projen-release'),
    whole: npxProjen('whole-projen'),
    example: npxProjen('openkf', EXAMPLE),
    byHand: npxProjen('by-hand'),
  });
  return [
    { title: "project from 'projen', with / without the release", unit: 'times', values: ratios(took.wholeRelease, took.whole), goal: GOAL },
    { title: 'examples/openkf / the same by hand, no release', unit: 'times', values: ratios(took.example, took.byHand), goal: GOAL },
    { title: "examples/openkf / project from 'projen', no release", unit: 'times', values: ratios(took.example, took.whole) },
    { title: "project from 'projen' with the release", unit: 'ms', values: took.wholeRelease },
    { title: "project from 'projen'", unit: 'ms', values: took.whole },
    { title: 'examples/openkf', unit: 'ms', values: took.example },
    { title: 'by hand', unit: 'ms', values: took.byHand },
  ];
}
