import { cpus } from 'node:os';
import { Consumer } from './consumer';
import { benchDelivery } from './delivery/main';
import { benchLoad } from './load';
import { benchNpxProjen } from './npx-projen';
import { benchPlan } from './plan';
import { Figure, conclusion, missed, report } from './report';
import { benchSynthesis } from './synthesis';

/** How often each is measured. */
const FULL = { npxProjen: 12, load: 20, plan: 15, synthesis: { 1: 15, 10: 10, 100: 7, 1000: 3 } };
const QUICK = { npxProjen: 4, load: 6, plan: 5, synthesis: { 1: 5, 10: 5, 100: 3 } };

const DELIVERY = 'delivery';
const QUICKLY = '--quick';

/** Gives the exit code. */
async function main(args: string[]): Promise<number> {
  const unknown = args.filter((arg) => arg !== DELIVERY && arg !== QUICKLY);
  if (unknown.length > 0) {
    throw new Error(`unknown: ${unknown.join(' ')}; there is ${DELIVERY} (what a release takes to deliver), and ${QUICKLY} (less of everything)`);
  }
  const quick = args.includes(QUICKLY);
  if (args.includes(DELIVERY)) return benchDelivery(quick);
  benchSynthesisTime(quick ? QUICK : FULL);
  return 0;
}

function benchSynthesisTime(rounds: typeof FULL | typeof QUICK): void {
  const consumer = Consumer.install();
  const beside = Object.entries(consumer.versions).map(([name, version]) => `${name} ${version}`).join(', ');
  console.log(`Node.js ${process.versions.node}, ${cpus().length} x ${cpus()[0].model}; ${beside}`);

  const figures = [
    ...print('npx projen, nothing to write', benchNpxProjen(consumer, rounds.npxProjen)),
    ...print('loading', benchLoad(consumer, rounds.load)),
    ...print('the plan of a release', benchPlan(consumer, rounds.plan)),
    ...Object.entries(rounds.synthesis).flatMap(([count, times]) => print(`synthesis of ${count}`, benchSynthesis(consumer, Number(count), times))),
  ];
  console.log(conclusion(figures.filter(missed).map(({ title }) => title)));
}

function print(title: string, figures: Figure[]): Figure[] {
  console.log(`\n${title}, ${figures[0].values.length} rounds\n${report(figures)}`);
  return figures;
}

main(process.argv.slice(2)).then((code) => process.exit(code), (error) => {
  console.error(error);
  process.exit(1);
});
