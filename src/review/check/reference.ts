import { StandIns } from '../../simulate/stand-ins';
import { Text } from '../../simulate/value';

/** The parts of a reference that can be told apart. */
export interface ReferenceParts {
  /** None where it is not known. */
  readonly host?: string;
  /** Without the host. */
  readonly repository: Text;
  /** None where the reference has a digest, or where it is not known what is its tag. */
  readonly tag?: Text;
}

/** The parts of a reference in full. */
export function partsOf(reference: Text): ReferenceParts {
  const standIns = new StandIns();
  const [name, digest] = standIns.hide(reference).split('@');
  const slash = name.indexOf('/');
  const host = slash === -1 ? undefined : standIns.reveal(name.slice(0, slash));
  const path = name.slice(slash + 1);
  const colon = path.indexOf(':', path.lastIndexOf('/') + 1);
  return {
    ...(typeof host === 'string' && { host }),
    repository: standIns.reveal(colon === -1 ? path : path.slice(0, colon)),
    ...(colon !== -1 && digest === undefined && { tag: standIns.reveal(path.slice(colon + 1)) }),
  };
}

// Contexts that are the same in all jobs of a run, and what docker/metadata-action makes of nothing but them.
const SAME_EVERYWHERE = /^(?:\$\{\{ (?:github\.(?!job|action)|vars\.|secrets\.|inputs\.)[\w.]+ \}\}|<short commit>|<default branch>)$/;

/** Whether it names the same thing wherever it stands in one run: a name of one job's own may mean another in each. */
export function isSameEverywhere(reference: Text): boolean {
  return typeof reference === 'string' || reference.gaps.every(({ source }) => SAME_EVERYWHERE.test(source));
}

/** Whether what is pushed there is for the run only: to a registry beside the job, or to one that forgets it within hours. */
export function isThrownAway(reference: Text): boolean {
  return /^(?:(?:localhost|127\.[\d.]+|\[::1\])(?::\d+)?|ttl\.sh)$/.test(partsOf(reference).host ?? '');
}

// https://github.com/moby/moby/blob/v28.3.0/registry/config.go and the names that people use for it
const DOCKER_HUB = ['docker.io', 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com', 'hub.docker.com'];

/** The host of a registry, however a login names it; none where it is not known. */
export function hostOf(registry: Text): string | undefined {
  if (typeof registry !== 'string') {
    return undefined;
  }
  const host = registry.replace(/^https?:\/\//, '').split('/')[0].toLowerCase();
  return DOCKER_HUB.includes(host) ? 'docker.io' : host;
}

/** Whether a login to one host is for the other: a login to a cloud is for all of its registries. */
export function covers(login: string, host: string): boolean {
  return login === host || host.endsWith(`.${login}`);
}
