import { GitHub } from 'projen/lib/github/github';
import { Project } from 'projen/lib/project';
import { ProjenrcFile } from 'projen/lib/projenrc';

/**
 * Options for `ImageReleaseProject`.
 */
export interface ImageReleaseProjectOptions {
  /**
   * The name of the repository.
   */
  readonly name: string;

  /**
   * The folder of the repository.
   *
   * @default '.'
   */
  readonly outdir?: string;
}

/**
 * A repository of any language in which projen writes the files of image releases and nothing else: its `.gitignore`
 * and `.gitattributes` stay its own. The code stands in `.projenrc.ts`, which Node runs with the package `tsx`.
 *
 * @see https://tsx.is
 */
export class ImageReleaseProject extends Project {
  constructor(options: ImageReleaseProjectOptions) {
    super({ name: options.name, outdir: options.outdir });
    ['.gitignore', '.gitattributes', '.projen/deps.json'].forEach((path) => this.tryRemoveFile(path));
    new Projenrc(this);
    new GitHub(this, { mergify: false, pullRequestLint: false });
    this.defaultTask?.exec('node --import tsx .projenrc.ts');
  }
}

/** Makes the marker in every file name the file to edit. */
class Projenrc extends ProjenrcFile {
  public readonly filePath = '.projenrc.ts';
}
