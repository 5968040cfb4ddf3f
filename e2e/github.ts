import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './events';

export interface WorkflowRun {
  readonly id: number;
  readonly run_attempt: number;
  /** File of the workflow. */
  readonly path: string;
  readonly event: string;
  readonly head_sha: string;
  readonly head_branch: string;
  readonly status: 'in_progress' | 'completed';
  readonly conclusion: 'success' | 'failure' | null;
}

export interface Issue {
  readonly number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  labels: readonly string[];
  readonly comments: string[];
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

type IssueFields = Partial<Pick<Issue, 'title' | 'body' | 'state' | 'labels'>>;

const REPOSITORY_ID = 1;

/** Who the token of a job is. */
const CREATOR = 'github-actions[bot]';

const NOT_FOUND: ApiAnswer = { status: 404, body: { message: 'Not Found' } };
const ok = (body: unknown, status = 200): ApiAnswer => ({ status, body });

/** A repository on GitHub, as far as its API is asked about it: https://docs.github.com/rest */
export class GitHub {
  readonly runs: WorkflowRun[] = [];
  readonly issues: Issue[] = [];
  /** Tags of the published releases, oldest first. */
  readonly releases: string[] = [];
  private readonly expired = new Set<string>();
  private readonly artifactIds = new Map<string, number>();

  /** `artifacts` has a folder for each run's id, with the run's artifacts in it. */
  constructor(private readonly artifacts: string, private readonly token: string) {}

  setRun(run: WorkflowRun): void {
    const index = this.runs.findIndex(({ id }) => id === run.id);
    this.runs.splice(index < 0 ? this.runs.length : index, 1, run);
  }

  /** What is stored by that name stays known, but cannot be had any more. */
  expireArtifact(name: string): void {
    this.expired.add(name);
  }

  answer(method: string, url: URL, authorization: string | undefined, body: string): ApiAnswer {
    const prefix = `/repos/${REPOSITORY.full_name}`;
    if (!url.pathname.startsWith(prefix)) return NOT_FOUND;
    if (authorization && !authorization.endsWith(` ${this.token}`)) return { status: 401, body: { message: 'Bad credentials' } };
    const route = `${method} ${url.pathname.slice(prefix.length)}`;
    if (route === 'GET ') return ok(REPOSITORY);
    if (!authorization) return { status: 403, body: { message: 'Resource not accessible without authentication' } };
    return this.answerActions(route, url.searchParams) ?? this.answerIssues(route, url.searchParams, body) ?? NOT_FOUND;
  }

  private answerActions(route: string, query: URLSearchParams): ApiAnswer | undefined {
    if (route === 'GET /actions/artifacts') {
      const artifacts = this.allArtifacts().filter(({ name }) => name === (query.get('name') ?? name));
      return ok({ total_count: artifacts.length, artifacts: artifacts.slice(0, Number(query.get('per_page') ?? 30)) });
    }
    if (route === 'GET /releases/latest') {
      const tag = this.releases.at(-1);
      return tag ? ok({ tag_name: tag, name: tag, draft: false, prerelease: false, html_url: `${REPOSITORY.html_url}/releases/tag/${tag}` }) : NOT_FOUND;
    }
    const [, id] = /^GET \/actions\/runs\/(\d+)$/.exec(route) ?? [];
    if (id) {
      const run = this.runs.find((each) => each.id === Number(id));
      return run ? ok(this.describe(run)) : NOT_FOUND;
    }
    const [, workflow] = /^GET \/actions\/workflows\/([^/]+)\/runs$/.exec(route) ?? [];
    if (!workflow) return undefined;
    const matches = (run: WorkflowRun) => run.path.endsWith(`/${workflow}`)
      && (['event', 'status', 'head_sha'] as const).every((field) => !query.has(field) || [run[field], field === 'status' && run.conclusion].includes(query.get(field)!))
      && (!query.has('branch') || query.get('branch') === run.head_branch);
    const runs = this.runs.filter(matches).reverse();
    return ok({ total_count: runs.length, workflow_runs: runs.slice(0, Number(query.get('per_page') ?? 30)).map((run) => this.describe(run)) });
  }

  private answerIssues(route: string, query: URLSearchParams, body: string): ApiAnswer | undefined {
    const [, method, number, comments] = /^(\w+) \/issues(?:\/(\d+))?(\/comments)?$/.exec(route) ?? [];
    const fields = body ? JSON.parse(body) as IssueFields : {};
    if (method === 'GET' && !number) return ok(this.listIssues(query));
    if (method === 'POST' && !number) {
      const issue: Issue = { number: this.issues.length + 1, title: fields.title ?? '', body: fields.body ?? '', state: 'open', labels: fields.labels ?? [], comments: [] };
      this.issues.push(issue);
      return ok(describeIssue(issue), 201);
    }
    const issue = this.issues.find((each) => each.number === Number(number));
    if (!issue) return undefined;
    if (method === 'GET') return ok(comments ? issue.comments.map((text) => ({ body: text })) : describeIssue(issue));
    if (method === 'PATCH' && !comments) return ok(describeIssue(Object.assign(issue, fields)));
    if (method !== 'POST' || !comments) return undefined;
    issue.comments.push(fields.body ?? '');
    return ok({ body: fields.body }, 201);
  }

  private listIssues(query: URLSearchParams): unknown[] {
    const state = query.get('state') ?? 'open';
    const labels = (query.get('labels') ?? '').split(',').filter(Boolean);
    const size = Number(query.get('per_page') ?? 30);
    const from = (Number(query.get('page') ?? 1) - 1) * size;
    return this.issues
      .filter((issue) => (state === 'all' || issue.state === state) && labels.every((label) => issue.labels.includes(label)))
      .filter(() => (query.get('creator') ?? CREATOR) === CREATOR)
      .reverse()
      .slice(from, from + size)
      .map(describeIssue);
  }

  private allArtifacts() {
    return this.runs.flatMap(({ id, head_sha, head_branch }) => {
      const folder = join(this.artifacts, String(id));
      const names = existsSync(folder) ? readdirSync(folder) : [];
      return names.map((name) => ({
        id: this.artifactId(`${id}/${name}`),
        name,
        expired: this.expired.has(name),
        created_at: statSync(join(folder, name)).birthtime.toISOString(),
        workflow_run: { id, repository_id: REPOSITORY_ID, head_repository_id: REPOSITORY_ID, head_branch, head_sha },
      }));
    }).reverse();
  }

  private artifactId(key: string): number {
    if (!this.artifactIds.has(key)) this.artifactIds.set(key, 100 + this.artifactIds.size);
    return this.artifactIds.get(key)!;
  }

  private describe(run: WorkflowRun) {
    return { ...run, html_url: `${REPOSITORY.html_url}/actions/runs/${run.id}`, repository: REPOSITORY };
  }
}

function describeIssue(issue: Issue) {
  return {
    ...issue,
    user: { login: CREATOR },
    comments: issue.comments.length,
    labels: issue.labels.map((name) => ({ name })),
    html_url: `${REPOSITORY.html_url}/issues/${issue.number}`,
  };
}
