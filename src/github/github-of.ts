import { GitHub } from 'projen/lib/github/github';
import { Project } from 'projen/lib/project';

const githubs = new WeakMap<Project, GitHub>();

/** The GitHub component of a project, made if it has none. projen searches the whole tree for it, so it is kept. */
export function githubOf(project: Project): GitHub {
  const github = githubs.get(project) ?? GitHub.of(project) ?? new GitHub(project, { mergify: false, pullRequestLint: false });
  githubs.set(project, github);
  return github;
}
