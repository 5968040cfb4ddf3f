/** An event as GitHub sends it: its name and the part of its payload that workflows read. */
export interface Event {
  readonly name: string;
  payload(sha: string): Record<string, unknown>;
}

export const REPOSITORY = {
  name: 'openkf',
  full_name: 'openimsdk/openkf',
  owner: { login: 'openimsdk' },
  description: 'Online customer service',
  html_url: 'https://github.com/openimsdk/openkf',
  default_branch: 'main',
  private: false,
  visibility: 'public',
  license: { spdx_id: 'Apache-2.0' },
};

const event = (name: string, payload: (sha: string) => Record<string, unknown>): Event => (
  { name, payload: (sha) => ({ repository: REPOSITORY, ...payload(sha) }) }
);

export const releasePublished = (tag: string, prerelease = false) => event('release', () => (
  { action: 'published', release: { tag_name: tag, name: tag, prerelease, draft: false } }
));

export const pushTo = (ref: `refs/${'heads' | 'tags'}/${string}`) => event('push', (sha) => (
  { ref, after: sha, deleted: false, head_commit: { id: sha } }
));

export const nightly = () => event('schedule', () => ({ schedule: '30 1 * * *' }));

export const pullRequest = (number: number) => event('pull_request', (sha) => ({
  action: 'opened',
  number,
  pull_request: {
    number,
    base: { ref: 'main', sha, repo: REPOSITORY },
    head: { ref: 'feature', sha, repo: { ...REPOSITORY, full_name: 'somebody/openkf', owner: { login: 'somebody' } } },
  },
}));
