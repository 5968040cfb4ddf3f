import { Project, ProjenrcFile } from 'projen';

class Projenrc extends ProjenrcFile {
  public readonly filePath = '.projenrc.ts';
}

const project = new Project({ name: 'openkf' });
['.gitignore', '.gitattributes', '.projen/deps.json'].forEach((path) => project.tryRemoveFile(path));
new Projenrc(project);
project.defaultTask?.exec('node --import tsx .projenrc.ts');

project.synth();
