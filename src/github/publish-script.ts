import { readFileSync } from 'node:fs';
import { FileBase } from 'projen/lib/file';
import { Project } from 'projen/lib/project';
import { markerOf } from './reviewable';
import { asset } from '../assets';

const scripts = new WeakMap<Project, PublishScript>();

/**
 * The script with which every registry is published to: one file in a repository, whatever it releases.
 */
export class PublishScript extends FileBase {
  public static readonly FOLDER = '.github/image-release';

  /** The script of that project, made if it is not there yet. */
  public static of(project: Project): PublishScript {
    const script = scripts.get(project) ?? new PublishScript(project);
    scripts.set(project, script);
    return script;
  }

  private constructor(project: Project) {
    super(project, `${PublishScript.FOLDER}/publish.sh`, { executable: true });
  }

  protected synthesizeContent(): string {
    const [shebang, ...rest] = readFileSync(asset('publish.sh'), 'utf8').split('\n');
    return [shebang, ...markerOf(this), ...rest].join('\n');
  }
}
