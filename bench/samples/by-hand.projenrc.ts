import { GitHub } from 'projen/lib/github/github';
import { Project } from 'projen/lib/project';
import { ProjenrcFile } from 'projen/lib/projenrc';

class Projenrc extends ProjenrcFile {
  public readonly filePath = '.projenrc.ts';
}

const project = new Project({ name: 'openkf' });
['.gitignore', '.gitattributes', '.projen/deps.json'].forEach((path) => project.tryRemoveFile(path));
new Projenrc(project);
new GitHub(project, { mergify: false, pullRequestLint: false });
project.defaultTask?.exec('node --import tsx .projenrc.ts');

project.synth();
