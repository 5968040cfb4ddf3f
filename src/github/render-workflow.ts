import type { YAMLMap, YAMLSeq } from 'yaml';
import { inOrder, isObject, Json, JsonObject, mapValues } from './key-order';
import { Notes } from './notes';
import { yaml } from '../libraries';
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
  const { Document, isMap, isScalar, isSeq } = yaml();
  const tidied = tidy(workflow);
  const document = new Document(tidied);

  const annotate = (node: unknown, path: string): void => {
    if (isMap(node)) {
      node.items.forEach(({ key, value }) => annotate(value, `${path}.${String(key)}`));
    } else if (isSeq(node)) {
      node.flow = node.items.every((item) => isScalar(item) && isPlain(item.value)) && lengthOf(node) <= LINE;
      node.items.forEach((item, index) => isMap(item) && annotate(item, `${path}.${item.get('id') ?? index}`));
    } else if (isScalar(node)) {
      const version = path.endsWith('.uses') ? pins.version(String(node.value)) : undefined;
      const comment = version ?? notes.on(path.slice(1), node.value);
      node.comment = comment && ` ${comment}`;
    }
  };
  annotate(document.contents, '');

  for (const [id, job] of Object.entries(isObject(tidied.jobs) ? tidied.jobs : {})) {
    const steps = document.getIn(['jobs', id, 'steps']) as YAMLSeq<YAMLMap> | undefined;
    const used = idsReferredTo(job);
    steps?.items.filter((step) => isMap(step) && !used(String(step.get('id')))).forEach((step) => step.delete('id'));
  }
  return document.toString({ indent: 2, lineWidth: 0, flowCollectionPadding: false, nullStr: '' });
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

/** Whether every YAML parser reads it the same within [ and ]: Go's stumbles over a question mark. */
function isPlain(value: unknown): boolean {
  return !String(value).includes('?');
}

function lengthOf(list: YAMLSeq): number {
  return list.items.reduce<number>((sum, item) => sum + String(item).length + 2, 0);
}

/** Whether a job refers to a step of that id; where it takes all steps at once, it does. */
function idsReferredTo(job: Json): (id: string) => boolean {
  const text = JSON.stringify(job);
  if (/\bsteps\s*(?:\.\s*\*|\[|\))/i.test(text)) {
    return () => true;
  }
  const ids = new Set([...text.matchAll(/\bsteps\s*\.\s*([\w-]+)/gi)].map(([, id]) => id.toLowerCase()));
  return (id) => ids.has(id.toLowerCase());
}
