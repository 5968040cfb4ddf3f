import type { Node, YAMLMap, YAMLSeq } from 'yaml';
import { inOrder, isObject, JsonObject, mapValues } from './key-order';
import { Notes } from './notes';
import { Pins } from '../steps/pins';

/** What a reviewer is told beside the workflow itself. */
export interface Remarks {
  readonly notes: Notes;
  readonly pins: Pins;
}

// A list longer than this is easier to read, and its diff too, with an item on each line.
const LINE = 120;

/** The text of a workflow, for reviewers: keys in order, comments, no id that nothing refers to. */
export function renderWorkflow(workflow: JsonObject, { notes, pins }: Remarks): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- takes longer to load than all else here
  const { Document, isMap, isScalar, isSeq } = require('yaml') as typeof import('yaml');

  const annotate = (node: unknown, path: string): void => {
    if (isMap(node)) {
      node.items.forEach(({ key, value }) => annotate(value, path === '' ? String(key) : `${path}.${key}`));
    } else if (isSeq(node)) {
      node.flow = node.items.every((item) => isScalar(item) && isPlain(item.value)) && JSON.stringify(node).length <= LINE;
      node.items.forEach((item, index) => annotate(item, `${path}.${isMap(item) ? item.get('id') ?? index : index}`));
    } else if (isScalar(node)) {
      const version = path.endsWith('.uses') ? pins.version(String(node.value)) : undefined;
      const comment = version ?? notes.on(path, node.value);
      node.comment = comment && ` ${comment}`;
    }
  };

  const dropUnusedIds = (job: YAMLMap): void => {
    const steps = job.get('steps') as YAMLSeq<YAMLMap> | undefined;
    const used = idsReferredTo(JSON.stringify(job));
    steps?.items.filter((step) => isMap(step) && !used(String(step.get('id')))).forEach((step) => step.delete('id'));
  };

  const document = new Document(tidy(workflow));
  annotate(document.contents, '');
  const jobs = document.get('jobs') as YAMLMap<unknown, Node> | undefined;
  jobs?.items.forEach(({ value }) => isMap(value) && dropUnusedIds(value));
  return document.toString({ indent: 2, lineWidth: 0, flowCollectionPadding: false, nullStr: '' });
}

/** Whether every YAML parser reads it the same within [ and ]: Go's stumbles over a question mark. */
function isPlain(value: unknown): boolean {
  return !String(value).includes('?');
}

function tidy(workflow: JsonObject): JsonObject {
  // Every job says its own rights; without this line, one that is added would start with the repository's default.
  const whole = { permissions: {}, ...workflow };
  return inOrder({
    ...whole,
    ...(isObject(workflow.on) && { on: mapValues(workflow.on, (event) => Object.keys(event).length === 0 ? null : event) }),
    // projen makes one item a scalar: a second one would then change the line of the first.
    ...(isObject(workflow.jobs) && { jobs: mapValues(workflow.jobs, (job) => typeof job.needs === 'string' ? { ...job, needs: [job.needs] } : job) }),
  });
}

/** Whether a job refers to a step of that id; where it takes all steps at once, it does. */
function idsReferredTo(job: string): (id: string) => boolean {
  if (/\bsteps\s*(?:\.\s*\*|\[|\))/.test(job)) {
    return () => true;
  }
  const ids = new Set([...job.matchAll(/\bsteps\s*\.\s*([\w-]+)/g)].map(([, id]) => id));
  return (id) => ids.has(id);
}
