import type { Document, LineCounter, Node } from 'yaml';
import { yaml } from '../../libraries';

/** A place in a file, from 1 on. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The keys and indices that lead to a value: `['jobs', 'build', 'steps', 2, 'uses']`. */
export type KeyPath = readonly (string | number)[];

/**
 * Where something stands: its key, or the place of a text in its value. Of what is not there, what would hold it.
 */
export type Locate = (path: KeyPath, text?: string) => Position;

interface Found {
  readonly start: number;
  readonly value: Node | null;
}

/** Finds places in a text of YAML. */
export function locator(source: string): Locate {
  const { LineCounter, parseDocument } = yaml();
  const lines: LineCounter = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, logLevel: 'silent' });
  const { contents } = document;
  return (path, text) => {
    let found: Found = { start: contents?.range?.[0] ?? 0, value: contents };
    for (const key of path) {
      const next = childOf(resolved(found.value, document), key);
      if (next === undefined) {
        return positionOf(found.start, lines);
      }
      found = next;
    }
    return positionOf(text === undefined ? found.start : placeOf(text, source, found), lines);
  };
}

/** What an alias stands for. */
function resolved(node: Node | null, document: Document): Node | null {
  return yaml().isAlias(node) ? node.resolve(document) ?? null : node;
}

function childOf(node: Node | null, key: string | number): Found | undefined {
  const { isMap, isScalar, isSeq } = yaml();
  if (isMap<Node, Node | null>(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
    return pair && { start: pair.key.range?.[0] ?? 0, value: pair.value };
  }
  const item = isSeq<Node>(node) ? node.items[Number(key)] : undefined;
  return item && { start: item.range?.[0] ?? 0, value: item };
}

function placeOf(text: string, source: string, { start, value }: Found): number {
  const [from, to] = value?.range ?? [start, start];
  const place = source.indexOf(text, from);
  return place === -1 || place >= to ? start : place;
}

function positionOf(offset: number, lines: LineCounter): Position {
  const { line, col } = lines.linePos(offset);
  // The counter knows no line of an empty text.
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}
