import { Text, Unknown } from '../value';

/** What is known of the repository in which a workflow runs. */
export interface RepositoryFacts {
  /** `owner/name`. */
  readonly repository?: string;
  readonly defaultBranch?: string;
  readonly visibility?: 'public' | 'private' | 'internal';
  /** Whether the repository itself is a fork. */
  readonly fork?: boolean;
}

/** The name of the default branch. */
export function defaultBranch(facts: RepositoryFacts): Text {
  return facts.defaultBranch ?? Unknown.of('<default branch>', 'the default branch of the repository is not given');
}

/** `owner/name`. */
export function repositoryName(facts: RepositoryFacts): Text {
  return facts.repository ?? Unknown.of('${{ github.repository }}', 'the name of the repository is not given');
}

/** `owner`. */
export function repositoryOwner(facts: RepositoryFacts): Text {
  return facts.repository?.split('/')[0] ?? Unknown.of('${{ github.repository_owner }}', 'the name of the repository is not given');
}
