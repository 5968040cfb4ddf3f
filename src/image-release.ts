import { Component } from 'projen/lib/component';
import { GithubWorkflow } from 'projen/lib/github/workflows';
import { Project } from 'projen/lib/project';
import { githubOf } from './github/github-of';
import { ReleaseWorkflow } from './github/release-workflow';
import { RepairWorkflow } from './github/repair-workflow';
import { ReviewableFile } from './github/reviewable';
import { ScheduleWorkflow } from './github/schedule-workflow';
import { checkWorkflows } from './github/workflow-check';
import { Problems } from './model/problem';
import { Release, RELEASE_FIELDS, ReleaseOptions } from './model/release';
import { flag, instance, list, optional, struct } from './model/shape';
import { ReleasePlanFile } from './release-plan-file';
import { Pin } from './steps/pin';
import { Pins } from './steps/pins';

/**
 * Options for `ImageRelease`.
 */
export interface ImageReleaseOptions extends ReleaseOptions {
  /**
   * Replaces what the library has pinned, for example by a newer version of an action.
   *
   * @default - the pins that this version of the library was tried with
   */
  readonly pins?: Pin[];

  /**
   * Whether `.github/<name>.md` says what the release does: which references each event publishes and which jobs run,
   * what has to be set, what to do when a registry fails. It is computed from the workflows as they are written.
   *
   * @default true
   */
  readonly plan?: boolean;
}

const SHAPE = struct<ImageReleaseOptions>({ ...RELEASE_FIELDS, pins: optional(list(instance(Pin))), plan: optional(flag) });

const names = new WeakMap<Project, Set<string>>();

/**
 * Builds container images once and publishes the same bytes to every registry, by a workflow in
 * `.github/workflows/<name>.yml`.
 */
export class ImageRelease extends Component {
  /**
   * The workflow, to be changed as every workflow of projen can be: by its jobs and steps (`insertStepBefore`,
   * `patchStep`, …) or by its file (`file.patch`, `file.addOverride`). The jobs are `build`, `publish-<registry>`, `record` and
   * `notify`.
   */
  public readonly workflow: GithubWorkflow;

  /**
   * The workflow that calls it by schedule, `<name>-nightly`, if there is a schedule.
   */
  public readonly scheduleWorkflow?: GithubWorkflow;

  /**
   * The workflow that repairs a version, `<name>-repair`, if there is a trigger for it.
   */
  public readonly repairWorkflow?: GithubWorkflow;

  private readonly release: Release;
  private readonly schedule?: ScheduleWorkflow;
  private readonly files: ReviewableFile[];

  /**
   * @param name names the workflow and its file
   * @throws ReleaseOptionsError that names every problem of the options, before anything is written
   */
  constructor(project: Project, name: string, options: ImageReleaseOptions) {
    // Before it is a component of the project: an error leaves nothing behind.
    const { release, pins } = read(project, name, options);
    super(project);
    const github = githubOf(project);
    const workflow = new ReleaseWorkflow(github, release, pins);
    const schedule = release.triggers.has('schedule') ? new ScheduleWorkflow(github, release, workflow, pins) : undefined;
    this.release = release;
    this.schedule = schedule;
    this.workflow = workflow;
    this.scheduleWorkflow = schedule;
    const repair = release.triggers.has('repair') ? new RepairWorkflow(github, release, pins) : undefined;
    this.repairWorkflow = repair;
    this.files = [workflow, schedule, repair].flatMap((made) => made?.reviewable ?? []);
    if (options.plan ?? true) {
      new ReleasePlanFile(project, name, this.files);
    }
  }

  /**
   * When it runs and where it publishes, for people.
   */
  public get summary(): string {
    return this.release.summary;
  }

  /**
   * Checks what was changed by hand, before anything is written.
   */
  public preSynthesize(): void {
    this.schedule?.passOnRights();
    const changed = this.files.filter((file) => file.changed);
    if (changed.length > 0) {
      const problems = new Problems();
      checkWorkflows(changed, this.release.secrets, problems);
      problems.throwIfAny(subjectOf(this.release.name));
    }
  }
}

function subjectOf(name: string): string {
  return `ImageRelease ${JSON.stringify(name)}`;
}

function read(project: Project, name: string, options: ImageReleaseOptions): { release: Release; pins: Pins } {
  const subject = subjectOf(name);
  const problems = new Problems();
  if (!SHAPE.check(options, '', problems)) {
    problems.throwIfAny(subject, ImageRelease);
  }
  const release = new Release(name, options);
  const pins = new Pins(options.pins ?? []);
  release.check(problems);
  const taken = names.get(project) ?? new Set();
  names.set(project, taken);
  // Some file systems do not tell capitals from small letters.
  const files = [
    name,
    ...(release.triggers.has('schedule') ? [`${name}-nightly`] : []),
    ...(release.triggers.has('repair') ? [`${name}-repair`] : []),
  ].map((file) => file.toLowerCase());
  if (files.some((file) => taken.has(file))) {
    problems.add('name', name, { reason: 'names a workflow that another release of this project has', allowed: 'a name of its own' });
  }
  if (project.parent) {
    problems.add('project', project.name, { reason: 'is not the root of its repository, where GitHub looks for workflows', allowed: 'the root project, with the context of each image in its folder' });
  }
  pins._check('pins', problems);
  problems.throwIfAny(subject, ImageRelease);
  files.forEach((file) => taken.add(file));
  return { release, pins };
}
