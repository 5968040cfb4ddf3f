import { Checks } from '../check';
import { digestOf, repositories, tags } from '../inspect';
import { Observation } from '../observation';
import { Registry } from '../registries';

export interface Published {
  readonly registry: Registry;
  readonly tags: readonly string[];
  /** Without the host. */
  readonly references: readonly string[];
  /** What the tags serve: one digest, if all is well. */
  readonly digests: readonly string[];
}

/** Exactly the expected repositories and tags in each registry, and the same digest under every one. */
export async function checkTags(checks: Checks, { scenario: { expected }, sha, stores }: Observation): Promise<Published[]> {
  const published: Published[] = [];
  for (const store of stores) {
    const { registry } = store;
    const references: string[] = [];
    const found: string[] = [];
    const digests = new Set<string>();
    for (const repository of await repositories(store)) {
      if (registry.publicRepositories?.test(repository)) continue;
      const present = await tags(store, repository);
      if (present.length === 0) references.push(`${repository} without a tag`);
      for (const tag of present) {
        references.push(`${repository}:${tag}`);
        found.push(tag);
        digests.add(await digestOf(store, repository, tag));
      }
    }
    const images = expected.images.filter((image) => image.registry === registry);
    const wanted = images.flatMap(({ repository }) => expected.tags(sha).map((tag) => `${repository}:${tag}`));
    checks.equal(`${registry.name} has exactly the expected tags`, references.sort(), wanted.sort());
    published.push({ registry, tags: found.sort(), references, digests: [...digests] });
  }
  if (expected.images.length > 0) {
    checks.equal('all tags of all registries serve one digest', new Set(published.flatMap(({ digests }) => digests)).size, 1);
  }
  return published;
}
