import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Consumer } from './consumer';
import { interleave, paired, ratios } from './measure';
import { plainWorkflow } from './plain-workflow';
import { Figure } from './report';
import { JsonObject } from '../src/github/key-order';

const GOAL = 1.5;

/**
 * Releases of openkf in one project beside plain projen workflows: two for each release, that of the schedule included,
 * with the same jobs and steps.
 */
export function benchSynthesis(consumer: Consumer, count: number, rounds: number): Figure[] {
  return inFolder((folder) => {
    const workflows = join(folder, 'workflows.json');
    writeFileSync(workflows, JSON.stringify(emittedWorkflows(consumer)));
    const releases = (number: number) => (outdir: string) => Number(consumer.sample('releases', String(number), outdir));
    const plain = (number: number) => (outdir: string) => Number(consumer.sample('workflows', String(number), outdir, workflows));
    requireSameSize(releases(1), plain(1));
    const took = interleave(rounds, { releases: () => inFolder(releases(count)), plain: () => inFolder(plain(count)) });
    const title = `${count} ${count === 1 ? 'release' : 'releases'}`;
    return [
      { title: `${title}, each more than plain projen`, unit: 'ms', values: paired(took.releases, took.plain, (a, b) => (a - b) / count), goal: GOAL },
      { title: `${title} / ${2 * count} plain workflows`, unit: 'times', values: ratios(took.releases, took.plain) },
      { title: `${title}, each`, unit: 'ms', values: took.releases.map((value) => value / count) },
      { title: `${2 * count} plain workflows, each two`, unit: 'ms', values: took.plain.map((value) => value / count) },
    ];
  });
}

/** The workflows of one release in the terms of projen, by what their names add to that of the release. */
function emittedWorkflows(consumer: Consumer): Record<string, JsonObject> {
  return inFolder((outdir) => {
    consumer.sample('releases', '1', outdir);
    return Object.fromEntries(workflowFiles(outdir).map(({ name, content }) => [
      name.replace(/^release-image-1|\.yml$/g, ''),
      plainWorkflow(parse(content) as JsonObject),
    ]));
  });
}

/** Like is compared with like only if the plain workflows lack nothing. */
function requireSameSize(...syntheses: ((outdir: string) => void)[]): void {
  const [left, right] = syntheses.map((synthesize) => inFolder((outdir) => {
    synthesize(outdir);
    return workflowFiles(outdir).reduce((sum, { content }) => sum + content.length, 0);
  }));
  if (Math.abs(left / right - 1) > 0.1) {
    throw new Error(`the workflows of a release have ${left} characters, the plain ones ${right}`);
  }
}

function workflowFiles(outdir: string): { name: string; content: string }[] {
  const folder = join(outdir, '.github', 'workflows');
  return readdirSync(folder).map((name) => ({ name, content: readFileSync(join(folder, name), 'utf8') }));
}

function inFolder<T>(work: (outdir: string) => T): T {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    return work(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
