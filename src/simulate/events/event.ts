import { eventKind } from './event-kinds';
import { branchRef, fullName, GitRef, tagRef } from './git-ref';
import { partly, untold, untoldFields } from './payload';
import { mergeRef, mergeRefName, PullRequestEvent, pullRequestPayload } from './pull-request';
import { defaultBranch, RepositoryFacts } from './repository-facts';
import { join, Text, Unknown } from '../value';
import { Mapping } from '../workflow-file';

/** What is known of an event. */
interface Traits {
  readonly name: string;
  readonly action?: string;
  readonly ref: Text;
  readonly refName: Text;
  readonly refType: Text;
  readonly sha?: Text;
  readonly payload: Mapping;
  readonly inputs?: Mapping;
  readonly filteredRef?: GitRef;
  readonly changedFiles?: readonly string[];
  readonly otherWorkflow?: string;
  readonly pullRequest?: PullRequestEvent;
  readonly called?: boolean;
}

/**
 * Something that starts workflows, with all that is known of it before it happens.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
export class Event {
  /** Commits are pushed to a branch. */
  public static pushTo(push: { readonly branch: string; readonly changedFiles?: readonly string[]; readonly sha?: string }): Event {
    return Event.push(branchRef(push.branch), push.sha, push.changedFiles);
  }

  /** A tag is pushed. */
  public static pushOfTag(push: { readonly tag: string; readonly sha?: string }): Event {
    return Event.push(tagRef(push.tag), push.sha);
  }

  /** Something happens to a release that is no draft: it is published if `action` is left out. */
  public static release(release: {
    readonly tag: string;
    readonly action?: string;
    /** Whether GitHub marks it as a pre-release, whatever its tag says. */
    readonly prerelease?: boolean;
    /** The branch that it was made from. */
    readonly target?: string;
    readonly sha?: string;
  }): Event {
    const { tag, action = 'published', prerelease = action === 'prereleased', target, sha } = release;
    return new Event({
      ...at(tagRef(tag)),
      name: 'release',
      action,
      sha,
      payload: {
        ...(action === 'edited' && untoldFields(['changes'])),
        release: partly('release', { tag_name: tag, prerelease, draft: false, target_commitish: target }),
      },
    });
  }

  /**
   * Something happens to a pull request. The run is about what a merge would give.
   *
   * For a pull request that is closed by merging it, GitHub documents `refs/heads/main` but has been seen to give
   * `main`: https://github.com/actions/runner/issues/256
   */
  public static pullRequest(pullRequest: PullRequestEvent, facts: RepositoryFacts = {}): Event {
    const place = pullRequest.merged
      ? {
        ...at(branchRef(pullRequest.base)),
        ref: Unknown.of('${{ github.ref }}', 'GitHub gives the branch of a merged pull request with refs/heads/ or without it'),
      }
      : { ref: mergeRef(pullRequest), refName: mergeRefName(pullRequest), refType: 'branch' };
    return Event.onPullRequest('pull_request', place, pullRequest, facts);
  }

  /** Something happens to a pull request. The run is about the default branch and has all rights. */
  public static pullRequestTarget(pullRequest: PullRequestEvent, facts: RepositoryFacts = {}): Event {
    return Event.onPullRequest('pull_request_target', onDefaultBranch(facts), pullRequest, facts);
  }

  /** A time of a schedule has come. */
  public static schedule(schedule: { readonly cron: string }, facts: RepositoryFacts = {}): Event {
    return new Event({ ...onDefaultBranch(facts), name: 'schedule', payload: { schedule: schedule.cron, workflow: untold('workflow') } });
  }

  /** Somebody runs the workflow by hand: on the default branch if `ref` is left out. */
  public static workflowDispatch(dispatch: { readonly ref?: GitRef; readonly inputs?: Mapping }, facts: RepositoryFacts = {}): Event {
    const { ref = branchRef(defaultBranch(facts)), inputs = {} } = dispatch;
    const texts = Object.entries(inputs).map(([name, value]) => [name, value instanceof Unknown ? value : String(value ?? '')]);
    return new Event({
      ...at(ref),
      name: 'workflow_dispatch',
      inputs,
      payload: { inputs: texts.length === 0 ? null : Object.fromEntries(texts), ref: fullName(ref), workflow: untold('workflow') },
    });
  }

  /**
   * Another workflow calls this one: all but the inputs is as its caller has it.
   *
   * @see https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#workflow_call
   */
  public static called(call: { readonly inputs: Mapping; readonly by: Event }): Event {
    return new Event({ ...call.by, inputs: call.inputs, called: true });
  }

  /** A run of another workflow is completed, if `action` is left out. */
  public static workflowRun(
    run: {
      /** The name of the other workflow. */
      readonly workflow: string;
      readonly action?: string;
      /** `success` if left out and the run is completed. */
      readonly conclusion?: string;
      /** The branch of the other run. */
      readonly branch?: string;
      /** The event that started the other run. */
      readonly event?: string;
    },
    facts: RepositoryFacts = {},
  ): Event {
    const { workflow, action = 'completed', branch, event } = run;
    const conclusion = action === 'completed' ? run.conclusion ?? 'success' : null;
    return new Event({
      ...onDefaultBranch(facts),
      name: 'workflow_run',
      action,
      filteredRef: branchRef(branch ?? untold('workflow_run.head_branch')),
      otherWorkflow: workflow,
      payload: {
        workflow: untold('workflow'),
        workflow_run: partly('workflow_run', {
          name: workflow, conclusion, head_branch: branch, event, status: action === 'completed' ? 'completed' : undefined,
        }),
      },
    });
  }

  /** A merge queue wants checks for pull requests that are to be merged into a branch. */
  public static mergeGroup(group: { readonly base: Text; readonly number?: number; readonly sha?: string }): Event {
    const number = group.number === undefined ? Unknown.of('<number>', 'only the event tells it') : String(group.number);
    const branch = branchRef(join('gh-readonly-queue/', group.base, '/pr-', number, '-', untold('merge_group.base_sha')));
    return new Event({
      ...at(branch),
      name: 'merge_group',
      action: 'checks_requested',
      sha: group.sha,
      filteredRef: branchRef(group.base),
      payload: {
        merge_group: partly('merge_group', { base_ref: fullName(branchRef(group.base)), head_ref: fullName(branch), head_sha: group.sha }),
      },
    });
  }

  /** A branch or tag is made. */
  public static creation(ref: GitRef): Event {
    return new Event({
      ...at(ref),
      name: 'create',
      payload: { ...untoldFields(['description', 'master_branch', 'pusher_type']), ref: ref.name, ref_type: ref.type },
    });
  }

  /** A branch or tag is deleted. The run is about the default branch. */
  public static deletion(ref: GitRef, facts: RepositoryFacts = {}): Event {
    return new Event({ ...onDefaultBranch(facts), name: 'delete', payload: { ...untoldFields(['pusher_type']), ref: ref.name, ref_type: ref.type } });
  }

  /**
   * Any other event.
   *
   * @param event with what is known of its payload
   */
  public static other(event: { readonly name: string; readonly action?: string; readonly payload?: Mapping }, facts: RepositoryFacts = {}): Event {
    const { name, action, payload } = event;
    const kind = eventKind(name);
    return new Event({
      ...(kind?.ref === 'of the event' ? UNTOLD_PLACE : onDefaultBranch(facts)),
      name,
      action,
      payload: { ...untoldFields(kind?.fields ?? []), ...payload },
    });
  }

  private static push(ref: GitRef, sha?: string, changedFiles?: readonly string[]): Event {
    return new Event({
      ...at(ref),
      name: 'push',
      sha,
      filteredRef: ref,
      changedFiles,
      payload: { ...untoldFields(eventKind('push')?.fields ?? []), ref: fullName(ref), deleted: false, ...(sha !== undefined && { after: sha }) },
    });
  }

  private static onPullRequest(name: string, place: Place, pullRequest: PullRequestEvent, facts: RepositoryFacts): Event {
    const { action = 'opened', base, changedFiles } = pullRequest;
    return new Event({
      ...place,
      name,
      action,
      filteredRef: branchRef(base),
      changedFiles,
      pullRequest,
      payload: pullRequestPayload(pullRequest, facts),
    });
  }

  /** As `on:` has it; of a called workflow that of its caller. */
  public readonly name: string;
  /** Its activity type, where it has one and that is known. */
  public readonly action?: string;
  /** `refs/heads/main`, which the run is about. */
  public readonly ref: Text;
  /** `main` */
  public readonly refName: Text;
  /** `branch` or `tag`. */
  public readonly refType: Text;
  public readonly sha: Text;
  /** What is in `github.event`, but for what every event carries. */
  public readonly payload: Mapping;
  /** What is in `inputs`. */
  public readonly inputs: Mapping;
  /** What the `branches` and `tags` of a trigger look at. */
  public readonly filteredRef?: GitRef;
  /** What the `paths` of a trigger look at. */
  public readonly changedFiles?: readonly string[];
  /** What the `workflows` of a trigger look at. */
  public readonly otherWorkflow?: string;
  /** The pull request whose run it is. */
  public readonly pullRequest?: PullRequestEvent;
  /** Whether another workflow calls this one. */
  public readonly called: boolean;

  private constructor(traits: Traits) {
    this.name = traits.name;
    this.action = traits.action;
    this.ref = traits.ref;
    this.refName = traits.refName;
    this.refType = traits.refType;
    this.sha = traits.sha ?? Unknown.of('${{ github.sha }}', 'the commit is not known before');
    this.payload = traits.payload;
    this.inputs = traits.inputs ?? {};
    this.filteredRef = traits.filteredRef;
    this.changedFiles = traits.changedFiles;
    this.otherWorkflow = traits.otherWorkflow;
    this.pullRequest = traits.pullRequest;
    this.called = traits.called ?? false;
  }
}

type Place = Pick<Traits, 'ref' | 'refName' | 'refType'>;

const UNTOLD_PLACE: Place = {
  ref: Unknown.of('${{ github.ref }}', 'only the event tells it'),
  refName: Unknown.of('${{ github.ref_name }}', 'only the event tells it'),
  refType: Unknown.of('${{ github.ref_type }}', 'only the event tells it'),
};

function at(ref: GitRef): Place {
  return { ref: fullName(ref), refName: ref.name, refType: ref.type };
}

function onDefaultBranch(facts: RepositoryFacts): Place {
  return at(branchRef(defaultBranch(facts)));
}
