/** An event as GitHub sends it: its name and the part of its payload that workflows read. */
export interface Event {
  readonly name: string;
  /** Branch or tag that it happens on. */
  readonly branch: string;
  /** Tag of the release that it tells of. */
  readonly release?: string;
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

const event = (name: string, branch: string, payload: (sha: string) => Record<string, unknown>): Event => (
  { name, branch, payload: (sha) => ({ repository: REPOSITORY, ...payload(sha) }) }
);

const shortRef = (ref: string) => ref.replace(/^refs\/(heads|tags)\//, '');

export const releasePublished = (tag: string, prerelease = false): Event => ({
  ...event('release', tag, () => ({ action: 'published', release: { tag_name: tag, name: tag, prerelease, draft: false } })),
  release: prerelease ? undefined : tag,
});

export const pushTo = (ref: `refs/${'heads' | 'tags'}/${string}`) => event('push', shortRef(ref), (sha) => (
  { ref, after: sha, deleted: false, head_commit: { id: sha } }
));

export const workflowDispatch = (inputs: Readonly<Record<string, string>>, ref = 'refs/heads/main') => event('workflow_dispatch', shortRef(ref), () => ({ ref, inputs }));

export const nightly = () => event('schedule', 'main', () => ({ schedule: '30 1 * * *' }));

export const pullRequest = (number: number) => event('pull_request', 'feature', (sha) => ({
  action: 'opened',
  number,
  pull_request: {
    number,
    base: { ref: 'main', sha, repo: REPOSITORY },
    head: { ref: 'feature', sha, repo: { ...REPOSITORY, full_name: 'somebody/openkf', owner: { login: 'somebody' } } },
  },
}));
