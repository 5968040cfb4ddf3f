import { cpus } from 'node:os';
import { Consumer } from './consumer';
import { benchLoad } from './load';
import { benchNpxProjen } from './npx-projen';
import { Figure, missed, report } from './report';
import { benchSynthesis } from './synthesis';

/** How often each is measured. */
const FULL = { npxProjen: 12, load: 20, synthesis: { 1: 15, 10: 10, 100: 7, 1000: 3 } };
const QUICK = { npxProjen: 4, load: 6, synthesis: { 1: 5, 10: 5, 100: 3 } };

function main(args: string[]): void {
  const unknown = args.filter((arg) => arg !== '--quick');
  if (unknown.length > 0) {
    throw new Error(`unknown: ${unknown.join(' ')}; there is --quick (a minute, without the thousand releases)`);
  }
  const rounds = args.includes('--quick') ? QUICK : FULL;
  const consumer = Consumer.install();
  const beside = Object.entries(consumer.versions).map(([name, version]) => `${name} ${version}`).join(', ');
  console.log(`Node.js ${process.versions.node}, ${cpus().length} x ${cpus()[0].model}; ${beside}`);

  const figures = [
    ...print('npx projen, nothing to write', benchNpxProjen(consumer, rounds.npxProjen)),
    ...print('loading', benchLoad(consumer, rounds.load)),
    ...Object.entries(rounds.synthesis).flatMap(([count, times]) => print(`synthesis of ${count}`, benchSynthesis(consumer, Number(count), times))),
  ];
  const misses = figures.filter(missed);
  console.log(misses.length === 0 ? '\nEvery goal is met.' : `\nMISSED by the median:\n${misses.map(({ title }) => `  ${title}`).join('\n')}`);
}

function print(title: string, figures: Figure[]): Figure[] {
  console.log(`\n${title}, ${figures[0].values.length} rounds\n${report(figures)}`);
  return figures;
}

main(process.argv.slice(2));
