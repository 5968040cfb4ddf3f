import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Consumer } from './consumer';
import { interleave, paired, ratios } from './measure';
import { Figure } from './report';

/** Synthesis of one release with its plan, computed and as it is kept from the run before, beside the same without a plan. */
export function benchPlan(consumer: Consumer, rounds: number): Figure[] {
  const synthesis = (plan: 'plan' | 'none') => () => {
    const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      return Number(consumer.sample('releases', '1', outdir, plan));
    } finally {
      rmSync(outdir, { recursive: true });
    }
  };
  const took = interleave(rounds, {
    without: synthesis('none'),
    computed: () => {
      consumer.forget();
      return synthesis('plan')();
    },
    kept: synthesis('plan'),
  });
  const difference = (a: number, b: number) => a - b;
  return [
    { title: 'a plan that is computed, more than none', unit: 'ms', values: paired(took.computed, took.without, difference) },
    { title: 'a plan that is kept, more than none', unit: 'ms', values: paired(took.kept, took.without, difference) },
    { title: 'with a plan that is computed / without', unit: 'times', values: ratios(took.computed, took.without) },
    { title: 'with a plan that is kept / without', unit: 'times', values: ratios(took.kept, took.without) },
  ];
}
