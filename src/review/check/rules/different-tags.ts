import { Push } from '../../../simulate/effect';
import { isSameEverywhere, partsOf } from '../reference';
import { Rule } from '../rule';
import { Deed, deedsOf, grouped, isCertain, isForFork, pathOf, Run, runsOf } from '../runs';
import { areOf, listed, quoted } from '../wording';

/** An image should have the same tags in all registries. */
export const differentTags: Rule = {
  id: 'different-tags',
  severity: 'warning',
  title: 'An image gets other tags in one registry than in another',
  explanation: 'Who moves from one registry to the other does not find the tag there, or finds an older image under it.',
  check: (context) => {
    const runs = runsOf(context).filter((run) => !isForFork(run));
    const lacking = grouped(runs, ({ planned }) => planned.id).flatMap(lackingTags);
    return grouped(lacking, ({ repository }) => repository).map(([{ repository, tags, other, push }]) => ({
      at: context.locate(pathOf(push)),
      message: `${repository} does not get the ${new Set(tags).size === 1 ? 'tag' : 'tags'} ${listed(tags)} on ${quoted(push.run.planned.title)}, which ${areOf(tags)} pushed to ${other}`,
      help: 'Make the tags once, with all repositories in the images of one docker/metadata-action step',
    }));
  },
};

interface Lacking {
  readonly repository: string;
  readonly tags: readonly string[];
  /** The repository that has them. */
  readonly other: string;
  readonly push: Deed<Push>;
}

/** Of the runs for one event. Registries that share no tag of an image are meant for different things. */
function lackingTags(runs: readonly Run[]): Lacking[] {
  const pushes = deedsOf('push', runs);
  if (deedsOf('unread', runs).length > 0 || !pushes.every((push) => isCertain(push) && isSameEverywhere(push.effect.reference) && partsOf(push.effect.reference).host !== undefined)) {
    return [];
  }
  const tagged = pushes.filter(({ effect }) => partsOf(effect.reference).tag !== undefined);
  return grouped(tagged, nameOf).flatMap((image) => {
    const repositories = grouped(image, repositoryOf);
    const most = repositories.reduce((one, other) => tagsOf(other).length > tagsOf(one).length ? other : one);
    return repositories.flatMap((repository) => {
      const [own, all] = [tagsOf(repository), tagsOf(most)];
      const tags = all.filter((tag) => !own.includes(tag));
      return tags.length === 0 || tags.length === all.length ? [] : [{ repository: repositoryOf(repository[0]), tags, other: repositoryOf(most[0]), push: repository[0] }];
    });
  });
}

function nameOf({ effect }: Deed<Push>): string {
  return String(partsOf(effect.reference).repository).split('/').at(-1) ?? '';
}

function repositoryOf({ effect }: Deed<Push>): string {
  const { host, repository } = partsOf(effect.reference);
  return `${host}/${String(repository)}`;
}

function tagsOf(pushes: readonly Deed<Push>[]): string[] {
  return [...new Set(pushes.map(({ effect }) => String(partsOf(effect.reference).tag)))];
}
