import { Triggers as GithubTriggers } from 'projen/lib/github/workflows-model';
import { YamlFile } from 'projen/lib/yaml';
import { RECORD } from './jobs/record-job';
import { Release } from '../model/release';
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
export function addUntypedEvents(file: YamlFile, { triggers, secrets, registries }: Release): void {
  const ignored = { push: triggers.filter('push').pathsIgnore, pull_request: triggers.filter('pullRequest').pathsIgnore };
  Object.entries(ignored).filter(([, paths]) => paths).forEach(([event, paths]) => file.addOverride(`on.${event}.paths-ignore`, paths));
  if (triggers.has('manual')) {
    file.addOverride('on.workflow_dispatch', { inputs: { rehearse: { description: 'Do everything but publish', type: 'boolean', default: true } } });
  }
  if (triggers.callable) {
    file.addOverride('on.workflow_call.outputs', {
      digest: { description: 'The digest of the image, if there is one', value: `\${{ jobs.${RECORD}.outputs.digest }}` },
      references: { description: 'What was published, one a line', value: `\${{ jobs.${RECORD}.outputs.references }}` },
    });
  }
  if (triggers.callable && secrets.length > 0) {
    // An environment has secrets of its own, which no caller can hand over.
    const required = registries.every((registry) => registry.environment === undefined);
    file.addOverride('on.workflow_call.secrets', Object.fromEntries(secrets.map((name) => [name, { required }])));
  }
}

function only(filter: PathFilter): PathFilter {
  return { paths: filter.paths };
}
