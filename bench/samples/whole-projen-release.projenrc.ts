import { Project, ProjenrcFile } from 'projen';
// eslint-disable-next-line import/no-unresolved -- installed where this runs
import { ImageRelease } from 'projen-image-release';
import { openkf } from './openkf';

class Projenrc extends ProjenrcFile {
  public readonly filePath = '.projenrc.ts';
}

const project = new Project({ name: 'openkf' });
['.gitignore', '.gitattributes', '.projen/deps.json'].forEach((path) => project.tryRemoveFile(path));
new Projenrc(project);
project.defaultTask?.exec('node --import tsx .projenrc.ts');

new ImageRelease(project, 'release-image', openkf());

project.synth();
