import { GitHub } from 'projen/lib/github/github';
import { Project } from 'projen/lib/project';
import { ProjenrcFile } from 'projen/lib/projenrc';

/** What `ImageReleaseProject` sets up, by plain projen. */
export class PlainProject extends Project {
  public readonly github = new GitHub(this, { mergify: false, pullRequestLint: false });

  constructor(outdir: string) {
    super({ name: 'openkf', outdir });
    ['.gitignore', '.gitattributes', '.projen/deps.json'].forEach((path) => this.tryRemoveFile(path));
    new Projenrc(this);
  }
}

class Projenrc extends ProjenrcFile {
  public readonly filePath = '.projenrc.ts';
}
