import { join, Text } from '../value';

/** A branch or a tag. */
export interface GitRef {
  readonly type: 'branch' | 'tag';
  readonly name: Text;
}

/** The branch of that name. */
export function branchRef(name: Text): GitRef {
  return { type: 'branch', name };
}

/** The tag of that name. */
export function tagRef(name: Text): GitRef {
  return { type: 'tag', name };
}

/** `refs/heads/main`, `refs/tags/v1.2.3`. */
export function fullName(ref: GitRef): Text {
  return join(ref.type === 'branch' ? 'refs/heads/' : 'refs/tags/', ref.name);
}

/** What a person means by `main`, `refs/heads/main` or `refs/tags/v1.2.3`. */
export function parseRef(text: string): GitRef {
  return text.startsWith('refs/tags/') ? tagRef(text.slice('refs/tags/'.length)) : branchRef(text.replace(/^refs\/heads\//, ''));
}
