import type { Assignment } from 'unbash' with { 'resolution-mode': 'import' };
import { expandFields, expandText, knownNumber, Shell } from './expand';
import { Content, Field, field, isList, isText, textOf, Variable } from './variable';
import { join, Text, Unknown } from '../value';

/** Assigns to a variable or to an element of an array. */
export function assign(shell: Shell, { name, value, append, index }: Assignment): void {
  const before = shell.state.content(name);
  if (value.type === 'ArrayValue') {
    const added = expandFields(shell, value.elements);
    shell.state.assign(name, append === true && before !== undefined ? [...listOf(before), ...added] : before instanceof Map ? associative(added) : added);
    return;
  }
  const text = shortened(expandText(shell, value), name);
  if (index) {
    shell.state.assign(name, withElement(before, name, expandText(shell, index), text));
  } else if (append === true && before !== undefined && isList(before)) {
    shell.state.assign(name, [{ text: join(before[0]?.text ?? '', text), open: before[0]?.open ?? false }, ...before.slice(1)]);
  } else {
    shell.state.assign(name, append === true ? join(before === undefined ? '' : textOf(before, name) ?? '', text) : text);
  }
}

/** A long command is less to people than the name of the variable that takes its answer. */
function shortened(text: Text, name: string): Text {
  const [gap] = text instanceof Unknown && text.parts.length === 1 ? text.gaps : [];
  return gap && /^(\$\(|`)/.test(gap.source) && gap.source.length > 40 ? Unknown.of(`$${name}`, gap.reason) : text;
}

function listOf(content: Content): readonly Field[] {
  return isList(content) ? content : isText(content) ? [{ text: content, open: content instanceof Unknown }] : [...content.values()].map(field);
}

/** `[key]=value` words of an associative array. */
function associative(fields: readonly Field[]): Content {
  const pairs = fields.map(({ text }) => typeof text === 'string' ? /^\[([^\]]*)\]=([\s\S]*)$/.exec(text) : null);
  const unknown = Unknown.of('the array', 'the simulator cannot read its keys');
  return pairs.includes(null) ? unknown : new Map((pairs as RegExpExecArray[]).map(([, key, text]): [string, Text] => [key, text]));
}

function withElement(before: Content | undefined, name: string, key: Text, value: Text): Content {
  const position = knownNumber(key);
  if (before instanceof Map && typeof key === 'string') {
    return new Map([...before, [key, value]]);
  }
  if ((before === undefined || isList(before)) && position !== undefined && position >= 0 && position <= (before?.length ?? 0) && before?.some(({ open }) => open) !== true) {
    return [...(before ?? []).slice(0, position), field(value), ...(before ?? []).slice(position + 1)];
  }
  return Unknown.of(`$${name}`, 'which element is set is not known');
}

/** An assignment before a command holds for that command only. */
export function assignForNow(shell: Shell, assignment: Assignment): () => void {
  const before: Variable | undefined = shell.state.variables.get(assignment.name);
  assign(shell, assignment);
  shell.state.assign(assignment.name, shell.state.content(assignment.name) ?? '', true);
  return () => {
    if (before) {
      shell.state.variables.set(assignment.name, before);
    } else {
      shell.state.variables.delete(assignment.name);
    }
  };
}
