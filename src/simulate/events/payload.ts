import { RepositoryFacts } from './repository-facts';
import { PartlyKnown, Unknown, Value } from '../value';
import { Mapping } from '../workflow-file';

/** A field of `github.event` of which nothing is known before. */
export function untold(path: string): Unknown {
  return Unknown.of(`\${{ github.event.${path} }}`, 'only the event tells it');
}

/** Fields of `github.event` of which nothing is known before. */
export function untoldFields(fields: readonly string[]): Mapping {
  return Object.fromEntries(fields.map((field) => [field, untold(field)]));
}

/**
 * An object in `github.event` of which some fields are known.
 *
 * @param path where it is, below `github.event`
 * @param fields what is known of it; `undefined` for what is not
 */
export function partly(path: string, fields: { readonly [field: string]: Value | undefined }): PartlyKnown {
  const known = Object.entries(fields).filter((field): field is [string, Value] => field[1] !== undefined);
  return new PartlyKnown(Object.fromEntries(known), untold(path));
}

/**
 * A repository as an event carries it.
 *
 * @param path where it is, below `github.event`
 */
export function repositoryPayload(path: string, facts: RepositoryFacts): PartlyKnown {
  const { repository, visibility } = facts;
  const [owner, name] = repository?.split('/') ?? [];
  return partly(path, {
    full_name: repository,
    name,
    owner: partly(`${path}.owner`, { login: owner, html_url: owner && `https://github.com/${owner}` }),
    default_branch: facts.defaultBranch,
    visibility,
    private: visibility && visibility !== 'public',
    fork: facts.fork,
    html_url: repository && `https://github.com/${repository}`,
    clone_url: repository && `https://github.com/${repository}.git`,
    git_url: repository && `git://github.com/${repository}.git`,
    ssh_url: repository && `git@github.com:${repository}.git`,
  });
}
