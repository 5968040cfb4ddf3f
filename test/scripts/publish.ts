import { Image, image, writeLayout } from './image';
import { Answer, OciRegistry } from './oci-registry';
import { Outcome, Sandbox, sandbox } from './sandbox';

/** The image that the run built. */
export const BUILT: Image = image({ annotation: '1.2.3', salt: 'built' });

/** A registry and a sandbox for one test, and the script between them. */
export class Publishing {
  public registry!: OciRegistry;

  constructor(public readonly box: Sandbox) {}

  /** Publishes 1.2.3, unless other variables say other things. */
  public async run(env: Record<string, string> = {}, signal?: AbortSignal): Promise<Outcome> {
    return this.box.run('publish.sh', { ...this.env, ...env }, signal);
  }

  public get env(): Record<string, string> {
    return {
      IMAGE: this.registry.repository,
      TAGS: '1.2.3',
      VERSION: '1.2.3',
      DIGEST: BUILT.digest,
      LAYOUT: this.box.path('a layout'),
      USERNAME: this.registry.user,
      PASSWORD: this.registry.password,
    };
  }
}

/** What happens between asking for an address and having a token, for these actions. */
export const authorized = (actions = 'pull,push', user = 'robot') => [
  'GET /v2/ (nobody)',
  `GET /token?service=registry.test&scope=repository:acme/app:${actions} (${user})`,
];

export const read = (tag: string, user = 'robot') => `GET /v2/acme/app/manifests/${tag} (a token of ${user})`;

/**
 * A whole publication, where nothing is kept.
 *
 * @param isFirst whether nothing was copied before: then the versions are guarded
 */
export const published = (versions: string[], moving: string[] = [], isVersion = true, isFirst = true) => [
  ...authorized(),
  ...(isFirst ? versions.map((tag) => read(tag)) : []),
  ...(versions.length > 0 ? [`docker ${versions.join(' ')}`] : []),
  ...(isVersion ? moving.map((tag) => read(tag)) : []),
  ...(moving.length > 0 ? [`docker ${moving.join(' ')}`] : []),
  ...authorized(),
  ...[...versions, ...moving].map((tag) => read(tag)),
];

/** A publication after one that failed once it had begun to copy. */
export const publishedAgain = (...versions: string[]) => published(versions, [], true, false);

/** An answer in the form that registries give an error. */
export const error = (status: number, code: string, message: string): Answer => [status, { errors: [{ code, message }] }];

export const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

/** A publication for each test of one file, from a good layout to an empty registry. */
export function publishing(): Publishing {
  const created = new Publishing(sandbox());
  beforeEach(async () => {
    created.registry = new OciRegistry();
    await created.registry.start();
    created.registry.has(BUILT);
    created.box.control = created.registry.url;
    writeLayout(created.box.path('a layout'), BUILT);
  });
  afterEach(() => created.registry.stop());
  return created;
}
