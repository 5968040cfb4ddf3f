import type { Document, Node } from 'yaml';
import { yaml } from '../../libraries';

/** Something that a workflow runs and did not write, in one version. */
export interface Pinned {
  readonly aspect: 'action' | 'image';
  /** `actions/checkout`, `moby/buildkit` */
  readonly name: string;
  /** `v4`, a commit, a digest. */
  readonly content: string;
  /** What people call that version. */
  readonly version?: string;
}

const ACTION = /^([\w.-]+\/[\w./-]+)@(\S+)$/;
const COMMIT = /^[0-9a-f]{40}$/;
// `# v4.2.0`, `# tag=v4.2.0`, `# ratchet:actions/checkout@v4`
const VERSION = /(?:^|[\s=:@/])(v?\d[\w.+-]*)/;
const DIGESTED = /((?:[\w.-]+(?::\d+)?\/)?[\w.-]+(?:\/[\w.-]+)*)(?::([\w.-]+))?@(sha256:[0-9a-f]{64})/g;

/** Whether it is fixed to one content: what a version is called can be moved. */
export function isFixed({ aspect, content }: Pinned): boolean {
  return aspect === 'image' || COMMIT.test(content);
}

/** The actions and called workflows of other repositories in a workflow, and the images with a digest; each once. */
export function pinnedIn(document: Document): Pinned[] {
  const pinned = [...actionsIn(document), ...imagesIn(document)];
  return pinned.filter((one, index) => pinned.findIndex(({ aspect, name, content }) => aspect === one.aspect && name === one.name && content === one.content) === index);
}

function actionsIn(document: Document): Pinned[] {
  const { isMap, isSeq, isScalar, isAlias } = yaml();
  const resolved = (node: unknown): unknown => isAlias(node) ? node.resolve(document) : node;
  const member = (node: unknown, key: string): unknown => isMap(node) ? resolved(node.get(key, true)) : undefined;
  const jobs = resolved(document.get('jobs', true));
  const bodies = isMap(jobs) ? jobs.items.map(({ value }) => resolved(value)) : [];
  const steps = bodies.flatMap((body) => {
    const list = member(body, 'steps');
    return isSeq(list) ? list.items.map(resolved) : [];
  });
  return [...bodies, ...steps].map((body) => member(body, 'uses')).flatMap((uses) => {
    const [, name, content] = (isScalar(uses) ? ACTION.exec(String(uses.value)) : null) ?? [];
    const version = COMMIT.test(content) ? VERSION.exec((uses as Node).comment ?? '')?.[1] : undefined;
    return name === undefined ? [] : [{ aspect: 'action', name, content, ...(version !== undefined && { version }) } as const];
  });
}

function imagesIn(document: Document): Pinned[] {
  const images: Pinned[] = [];
  yaml().visit(document, {
    Scalar(_, { value }) {
      if (typeof value !== 'string' || !value.includes('@sha256:')) {
        return;
      }
      for (const [, name, version, content] of value.matchAll(DIGESTED)) {
        images.push({ aspect: 'image', name, content, ...(version !== undefined && { version }) });
      }
    },
  });
  return images;
}
