import { readFileSync } from 'node:fs';
import { GithubWorkflow } from 'projen/lib/github/workflows';
import { Job, JobCallingReusableWorkflow, Triggers } from 'projen/lib/github/workflows-model';
import { PlainProject } from './plain-project';
import { timed } from './timed';

/** A workflow in the terms of projen. */
export interface PlainWorkflow {
  readonly on: Triggers;
  readonly jobs: Record<string, Job | JobCallingReusableWorkflow>;
  /** What projen has no terms for, by path. */
  readonly overrides: Record<string, unknown>;
}

/** Synthesizes, by plain projen, the workflows of that many releases in one project; prints the milliseconds. */
const [count, outdir, file] = process.argv.slice(2);
const workflows = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, PlainWorkflow>);

const project = new PlainProject(outdir);
console.log(timed(() => {
  for (let index = 1; index <= Number(count); index += 1) {
    for (const [suffix, { on, jobs, overrides }] of workflows) {
      const workflow = new GithubWorkflow(project.github, `release-image-${index}${suffix}`);
      workflow.on(on);
      workflow.addJobs(jobs);
      Object.entries(overrides).forEach(([path, value]) => workflow.file?.addOverride(path, value));
    }
  }
  project.synth();
}));
