import { Triggers as GithubTriggers } from 'projen/lib/github/workflows-model';
import { YamlFile } from 'projen/lib/yaml';
import { PathFilter } from '../model/trigger';
import { Triggers } from '../model/triggers';

/** What starts the workflow of a release; a schedule calls it from a workflow of its own. */
export function eventsOf(triggers: Triggers): GithubTriggers {
  return {
    ...(triggers.has('release') && { release: { types: ['published'] } }),
    ...(triggers.has('push', 'tag') && {
      push: {
        ...(triggers.has('push') && { branches: triggers.patterns('push'), ...only(triggers.filter('push')) }),
        ...(triggers.has('tag') && { tags: triggers.patterns('tag') }),
      },
    }),
    ...(triggers.has('pullRequest') && {
      pullRequest: { branches: triggers.patterns('pullRequest'), ...only(triggers.filter('pullRequest')) },
    }),
    ...(triggers.callable && { workflowCall: {} }),
  };
}

/** What projen has no words for, or would spell in its own way. */
export function addUntypedEvents(file: YamlFile, triggers: Triggers, secrets: string[]): void {
  const ignored = { push: triggers.filter('push').pathsIgnore, pull_request: triggers.filter('pullRequest').pathsIgnore };
  Object.entries(ignored).filter(([, paths]) => paths).forEach(([event, paths]) => file.addOverride(`on.${event}.paths-ignore`, paths));
  if (triggers.has('manual')) {
    file.addOverride('on.workflow_dispatch', { inputs: { rehearse: { description: 'Do everything but publish', type: 'boolean', default: true } } });
  }
  if (triggers.callable && secrets.length > 0) {
    file.addOverride('on.workflow_call.secrets', Object.fromEntries(secrets.map((name) => [name, { required: true }])));
  }
}

function only(filter: PathFilter): PathFilter {
  return { paths: filter.paths };
}
