import { parse } from 'yaml';
import { holds } from './expression';
import { Workflow, WorkflowJob } from './synth';
import { ImageReleaseOptions } from '../../src';

const BUILD = /^(build|find)(-|$)/;
const PUBLISHING = /^publish-/;
const UNMERGED = ['pull_request', 'pull_request_target', 'pull_request_review', 'merge_group'];

/** A run for that event in that repository, in which something was not published. */
function runOf(event_name: string, repository: string, registry = 'all') {
  return { github: { event_name, repository, ref: 'refs/heads/main', ref_name: 'main', run_id: '1' }, inputs: { registry, rehearse: false }, needs: { record: { result: 'failure' } }, steps: { earlier: { outputs: {} } } };
}

/** Nothing is published, said or handed over for what is not merged, nor elsewhere than where it belongs; else it is. */
function requireGuards({ jobs }: Workflow, { repository, registries }: ImageReleaseOptions, repairs: boolean): void {
  const here = repository ?? 'acme/app';
  const ids = registries.map((registry) => registry.id).sort((one, other) => other.length - one.length);
  for (const [id, job] of Object.entries(jobs)) {
    const conditions = BUILD.test(id) && job.if === undefined ? job.steps.filter(({ name }) => name === 'Hand the image over').map((step) => step.if) : [job.if];
    const asked = PUBLISHING.test(id) ? ids.find((registry) => id.endsWith(`-${registry}`)) : 'all';
    expect([id, conditions.length]).toEqual([id, 1]);
    for (const condition of conditions) {
      expect([id, UNMERGED.filter((event) => holds(condition, runOf(event, here)))]).toEqual([id, []]);
      expect([id, holds(condition, runOf('push', 'fork/app'))]).toEqual([id, repository === undefined]);
      expect([id, holds(condition, runOf('push', here, asked))]).toEqual([id, true]);
      expect([id, holds(condition, runOf('push', here, 'another'))]).toEqual([id, !(repairs && PUBLISHING.test(id))]);
    }
  }
}

/** The rights that the steps of a job have a use for. */
function rightsUsed({ steps }: WorkflowJob): Record<string, string> {
  const token = (script: string) => steps.some(({ run, env }) => run === `bash .github/image-release/${script}` && env?.PASSWORD === '${{ github.token }}');
  const has = (...names: string[]) => steps.some(({ name }) => names.includes(name));
  return {
    ...(has('Check out') && { contents: 'read' }),
    ...(has('Look for an earlier build of the version', 'Fetch the image of that build', 'Ask how it ended before') && { actions: 'read' }),
    ...(token('find.sh') && { packages: 'read' }),
    ...(token('publish.sh') && { packages: 'write' }),
    ...(has('Keep the issue') && { issues: 'write' }),
  };
}

/** What every release has to be, whatever its options are. */
export function requireSound(workflows: Record<string, string>, given: ImageReleaseOptions): void {
  for (const [file, text] of Object.entries(workflows)) {
    const workflow = parse(text) as Workflow;
    expect(workflow.permissions).toEqual({});
    if (file.endsWith('-nightly.yml')) {
      continue;
    }
    requireGuards(workflow, given, file.endsWith('-repair.yml'));
    for (const [id, job] of Object.entries(workflow.jobs)) {
      expect([id, job.permissions]).toEqual([id, rightsUsed(job)]);
      // Code of others has no secret beside it, and is pinned.
      const others = job.steps.filter(({ uses }) => uses !== undefined);
      expect(JSON.stringify(others)).not.toContain('secrets.');
      expect(others.filter(({ uses }) => !/@[0-9a-f]{40}$/.test(uses ?? ''))).toEqual([]);
      if (id === 'record' || id.startsWith('build')) {
        expect(JSON.stringify(job)).not.toContain('secrets.');
      }
    }
    requireRecord(workflow);
    requireSecrets(workflow, text);
  }
}

/** The record names every job that publishes, and knows the job that it gets the image from. */
function requireRecord({ jobs }: Workflow): void {
  const rows = String(jobs.record.steps[1].env?.REPOSITORIES).trimEnd().split('\n').map((line) => line.split(' '));
  expect(rows.map(([, , job]) => job)).toEqual(Object.keys(jobs).filter((id) => PUBLISHING.test(id)));
  expect(rows.filter(([, source, job]) => JSON.stringify(jobs[job].needs) !== JSON.stringify([source]))).toEqual([]);
  expect(jobs.record.needs).toEqual(Object.keys(jobs).filter((id) => !['record', 'notify'].includes(id)));
}

/** A caller is asked for every secret that is used, and for no other but those that steps of one's own use. */
function requireSecrets({ on: { workflow_call: call } }: Workflow, text: string): void {
  if (call !== undefined) {
    const used = new Set([...text.matchAll(/secrets\.(\w+)/g)].map(([, name]) => name.toUpperCase()));
    const declared = Object.keys((call as { secrets?: object }).secrets ?? {}).map((name) => name.toUpperCase());
    expect([...used].filter((name) => !declared.includes(name))).toEqual([]);
  }
}
