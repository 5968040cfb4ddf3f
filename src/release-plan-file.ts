import { FileBase } from 'projen/lib/file';
import { Project } from 'projen/lib/project';
import { markerOf, ReviewableFile } from './github/reviewable';

/**
 * What a release does, for those who review it: `.github/<name>.md`, computed from the text of the workflows as they are
 * written.
 */
export class ReleasePlanFile extends FileBase {
  /**
   * @param workflows that which publishes first
   */
  constructor(project: Project, name: string, private readonly workflows: readonly ReviewableFile[]) {
    super(project, `.github/${name}.md`);
    // GitHub hides the changes of generated files, and these are made to be read.
    project.gitattributes.removeAttributes(`/${this.path}`, 'linguist-generated');
  }

  protected synthesizeContent(): string {
    // The simulator is a file of its own, which a project without a plan never loads.
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- needed only here
    const { releasePlanOf } = require('./release-plan-text') as typeof import('./release-plan-text');
    const plan = releasePlanOf(new Map(this.workflows.map((workflow) => [workflow.path, workflow.text()])));
    return [...markerOf(this).map((line) => `<!-- ${line.slice(2)} -->`), '', plan].join('\n');
  }
}
