import { statSync } from 'node:fs';
import { FileBase } from 'projen/lib/file';
import { Project } from 'projen/lib/project';
import { markerOf, ReviewableFile } from './github/reviewable';
import { KeptTexts } from './kept-texts';
import { packageVersion } from './package-version';

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
    const texts = new Map(this.workflows.map((workflow) => [workflow.path, workflow.text()]));
    const kept = KeptTexts.ofThisPackage();
    const plan = kept === undefined ? planOf(texts) : kept.get([simulator(), ...[...texts].flat()], () => planOf(texts));
    return [...markerOf(this).map((line) => `<!-- ${line.slice(2)} -->`), '', plan].join('\n');
  }
}

/** The simulator is a file of its own, which is loaded only where a plan has to be computed. */
function planOf(texts: ReadonlyMap<string, string>): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- needed only here
  const { releasePlanOf } = require('./release-plan-text') as typeof import('./release-plan-text');
  return releasePlanOf(texts);
}

/** Another version of it may compute another plan, and while it is worked on versions stay the same. */
function simulator(): string {
  return `${packageVersion()} ${statSync(require.resolve('./release-plan-text')).size}`;
}
