import { readFileSync } from 'node:fs';
import { FileBase } from 'projen/lib/file';
import { Project } from 'projen/lib/project';
import { markerOf } from './reviewable';
import { asset } from '../assets';

/** The scripts, by the name of their file; with those that each of them reads. */
const SCRIPTS = {
  'before.sh': ['requests.sh'],
  'comment.sh': ['requests.sh'],
  'ding-talk.sh': ['requests.sh'],
  'earlier.sh': [],
  'feishu.sh': ['requests.sh'],
  'find.sh': ['registry.sh'],
  'inspect.sh': [],
  'issue.sh': ['requests.sh'],
  'publish.sh': ['registry.sh'],
  'record.sh': [],
  'registry.sh': [],
  'requests.sh': [],
  'slack.sh': ['requests.sh'],
  'we-com.sh': ['requests.sh'],
  'webhook.sh': ['requests.sh'],
} as const;

export type ScriptName = keyof typeof SCRIPTS;

const written = new WeakMap<Project, Map<ScriptName, Script>>();

/**
 * A script that jobs run: one file in a repository, whatever it releases.
 */
export class Script extends FileBase {
  public static readonly FOLDER = '.github/image-release';

  /** The path of that script in that project, which is written if a job asks for it. */
  public static in(project: Project, name: ScriptName): string {
    const scripts = written.get(project) ?? new Map<ScriptName, Script>();
    written.set(project, scripts);
    for (const needed of [name, ...SCRIPTS[name]]) {
      if (!scripts.has(needed)) {
        scripts.set(needed, new Script(project, needed));
      }
    }
    return `${Script.FOLDER}/${name}`;
  }

  private constructor(project: Project, private readonly name: ScriptName) {
    super(project, `${Script.FOLDER}/${name}`, { executable: true });
  }

  protected synthesizeContent(): string {
    const [shebang, ...rest] = readFileSync(asset(this.name), 'utf8').split('\n');
    return [shebang, ...markerOf(this), ...rest].join('\n');
  }
}
