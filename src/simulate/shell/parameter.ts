import type { ParameterExpansionPart, ParameterOperation } from 'unbash' with { 'resolution-mode': 'import' };
import { expandPattern, expandText, knownNumber, Shell } from './expand';
import { PatternPiece, regexOfPattern } from './pattern';
import { runnerVariable } from './runner-variables';
import { changed, headOf, isEmpty, replaced, tailOf, withoutHead, withoutTail } from './text';
import { Content, Field, field, isList, isText, joinFields, textOf } from './variable';
import { join, Text, Unknown } from '../value';

type Expansion = Pick<ParameterExpansionPart, 'text' | 'parameter' | 'prefix' | 'index' | 'operation'>;

/**
 * What an expansion such as `${TAG#v}` gives: a text, or a word for each element where all of an array are meant.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Shell-Parameter-Expansion.html
 */
export function expandParameter(shell: Shell, expansion: Expansion, quoted: boolean): Text | readonly Field[] {
  const { parameter, prefix, index, operation, text } = expansion;
  const written = String(shell.reveal(text));
  const everything = index?.value === '@' || index?.value === '*' || parameter === '@' || parameter === '*';
  if (prefix === '!' && !(everything && index)) {
    return indirect(shell, expansion, written);
  }
  if (everything) {
    const elements = elementsOf(shell, expansion, written);
    if (prefix === '#') {
      return elements.some(({ open }) => open) ? replaced(elements.map((element) => element.text), written) : String(elements.length);
    }
    const results = elements.map((element) => ({ ...element, text: eachElement(shell, operation, element.text, written) }));
    const joined = index?.value === '*' || parameter === '*';
    return operation?.type === 'Slice' ? slicedElements(shell, operation, elements, written) : joined && quoted ? joinFields(results, firstSeparator(shell)) : results;
  }
  const value = valueOf(shell, expansion, written);
  if (prefix === '#') {
    return value instanceof Unknown ? replaced([value], written) : String((value ?? '').length);
  }
  return operation ? applied(shell, operation, value, expansion, written) : value ?? unset(shell, parameter, written);
}

/** What a variable gives that nothing is known to set. */
export function unset(shell: Shell, name: string, written = `$${name}`): Text {
  if (/^[A-Z][A-Z0-9_]*$/.test(name)) {
    return Unknown.of(written, 'it is not set in the workflow');
  }
  if (shell.state.settings.nounset && /^\w+$/.test(name)) {
    shell.fail(`\`$${name}\` is not set`);
  }
  return '';
}

/** What is known of a variable; nothing if it is not set. */
export function lookUp(shell: Shell, name: string): Content | undefined {
  const { state } = shell;
  if (/^[1-9]\d*$/.test(name)) {
    const upTo = state.arguments.slice(0, Number(name));
    const open = upTo.find((argument) => argument.open);
    return open ? replaced([open.text], `$${name}`) : upTo[Number(name) - 1]?.text;
  }
  switch (name) {
    case '0': return shell.name;
    case '#': return expandParameter(shell, { text: '$#', parameter: '@', prefix: '#', index: undefined, operation: undefined }, true) as Text;
    case '?': return typeof state.previous === 'number' ? String(state.previous) : Unknown.of('$?', 'only the run can tell how the command before ends');
    case '$': case '!': case '-': case '_': return Unknown.of(`$${name}`, 'only the run can tell');
    default: break;
  }
  const content = state.content(name) ?? runnerVariable(name);
  return content ?? (state.otherVariables && Unknown.of(`$${name}`, state.otherVariables.reason));
}

function valueOf(shell: Shell, { parameter, index }: Expansion, written: string): Text | undefined {
  const content = lookUp(shell, parameter);
  if (content === undefined) {
    return undefined;
  }
  if (!index) {
    return textOf(content, parameter);
  }
  const key = expandText(shell, index);
  if (isText(content)) {
    return key === '0' || content instanceof Unknown ? content : undefined;
  }
  if (key instanceof Unknown) {
    return replaced([key], written);
  }
  return isList(content) ? elementAt(shell, content, key, written) : content.get(key);
}

function elementAt(shell: Shell, content: readonly Field[], key: string, written: string): Text | undefined {
  const position = knownNumber(key) ?? knownNumber(shell.state.text(key) ?? '');
  if (position === undefined) {
    return Unknown.of(written, 'which element is meant is not known');
  }
  const from = position < 0 ? content.slice(position) : content.slice(0, position + 1);
  const open = from.find((element) => element.open);
  return open ? replaced([open.text], written) : position < 0 ? from[0]?.text : content[position]?.text;
}

function elementsOf(shell: Shell, { parameter, prefix, index }: Expansion, written: string): readonly Field[] {
  const content = index ? lookUp(shell, parameter) ?? [] : shell.state.arguments;
  if (isText(content)) {
    return [{ text: prefix === '!' ? '0' : content, open: content instanceof Unknown }];
  }
  if (isList(content)) {
    return prefix === '!' ? content.map(({ open }, position) => open ? { text: Unknown.of(written, 'how many elements there are is not known'), open } : field(String(position))) : content;
  }
  return [...prefix === '!' ? content.keys() : content.values()].map(field);
}

function indirect(shell: Shell, { operation, parameter }: Expansion, written: string): Text {
  const name = operation?.type === 'Names' ? undefined : valueOf(shell, { text: '', parameter, prefix: undefined, index: undefined, operation: undefined }, written);
  if (typeof name !== 'string' || !/^\w+$/.test(name)) {
    return Unknown.of(written, 'which variable is meant is not known');
  }
  const value = expandParameter(shell, { text: written, parameter: name, prefix: undefined, index: undefined, operation }, true);
  return isText(value) ? value : joinFields(value, ' ');
}

function eachElement(shell: Shell, operation: ParameterOperation | undefined, text: Text, written: string): Text {
  return operation === undefined || operation.type === 'Slice' ? text : applied(shell, operation, text, { text: written, parameter: '@', prefix: undefined, index: undefined, operation }, written);
}

function slicedElements(shell: Shell, operation: Extract<ParameterOperation, { type: 'Slice' }>, elements: readonly Field[], written: string): readonly Field[] {
  const offset = knownNumber(expandText(shell, operation.offset));
  const length = operation.length ? knownNumber(expandText(shell, operation.length)) : Infinity;
  if (offset === undefined || offset < 0 || length === undefined || elements.some(({ open }) => open)) {
    return [{ text: Unknown.of(written, 'which elements are meant is not known'), open: true }];
  }
  return elements.slice(offset, offset + length);
}

function firstSeparator(shell: Shell): string {
  const separators = shell.state.text('IFS') ?? ' ';
  return typeof separators === 'string' ? separators.slice(0, 1) : ' ';
}

function applied(shell: Shell, operation: ParameterOperation, value: Text | undefined, { parameter }: Expansion, written: string): Text {
  if (operation.type === 'Default') {
    return withDefault(shell, operation, value, parameter, written);
  }
  const text = value ?? unset(shell, parameter, written);
  switch (operation.type) {
    case 'Remove': return removed(text, operation.operator, expandPattern(shell, operation.operand), written);
    case 'Replace': return replacedIn(text, operation.operator, expandPattern(shell, operation.pattern), expandText(shell, operation.replacement), written);
    case 'Slice': return sliced(text, expandText(shell, operation.offset), operation.length && expandText(shell, operation.length), written);
    case 'CaseModification': return operation.operand ? Unknown.of(written, 'the simulator does not know this expansion') : recased(text, operation.operator, written);
    default: return Unknown.of(written, 'the simulator does not know this expansion');
  }
}

function withDefault(shell: Shell, operation: Extract<ParameterOperation, { type: 'Default' }>, value: Text | undefined, parameter: string, written: string): Text {
  const countsEmpty = operation.operator.startsWith(':');
  const empty = value === undefined ? true : isEmpty(value);
  const missing = value === undefined || empty === undefined || countsEmpty ? empty : false;
  const kind = operation.operator.at(-1);
  if (missing === undefined) {
    return replaced([value as Text], written);
  }
  if (kind === '+') {
    return missing ? '' : expandText(shell, operation.operand);
  }
  if (!missing) {
    return value as Text;
  }
  const fallback = expandText(shell, operation.operand);
  if (kind === '=') {
    shell.state.assign(parameter, fallback);
  }
  if (kind === '?') {
    shell.fail(`\`$${parameter}\` is not set`);
  }
  return fallback;
}

/** `#` and `%` take the shortest match away, `##` and `%%` the longest. */
function removed(text: Text, operator: '#' | '##' | '%' | '%%', pattern: readonly PatternPiece[], written: string): Text {
  const source = regexOfPattern(pattern);
  if (source === undefined) {
    return replaced([text, ...pattern.map((piece) => piece.text), Unknown.of(written, 'the simulator does not know this pattern')], written);
  }
  const fromStart = operator.startsWith('#');
  const whole = new RegExp(`^(?:${source})$`);
  const known = fromStart ? headOf(text) : tailOf(text);
  const lengths = Array.from({ length: known.length + 1 }, (_, length) => length);
  const longest = operator.length === 2 && !pattern.every(({ text: piece, quoted }) => quoted || !/[*?[(]/.test(String(piece)));
  if (text instanceof Unknown && longest) {
    return replaced([text], written);
  }
  const length = (longest ? lengths.reverse() : lengths).find((count) => whole.test(fromStart ? known.slice(0, count) : known.slice(known.length - count)));
  if (length !== undefined) {
    return fromStart ? withoutHead(text, length) : withoutTail(text, length);
  }
  return text instanceof Unknown && couldGoOn(text, known, pattern, fromStart) ? replaced([text], written) : text;
}

/** Whether what is not known could still match, together with what is. */
function couldGoOn(text: Unknown, known: string, pattern: readonly PatternPiece[], fromStart: boolean): boolean {
  const literal = pattern.every(({ quoted }) => quoted) ? pattern.map((piece) => String(piece.text)).join('') : undefined;
  return literal === undefined || (fromStart ? literal.startsWith(known) : literal.endsWith(known)) || text.parts.length === 0;
}

function replacedIn(text: Text, operator: '/' | '//' | '/#' | '/%', pattern: readonly PatternPiece[], replacement: Text, written: string): Text {
  const source = regexOfPattern(pattern);
  const single = pattern.length === 1 && pattern[0].quoted && String(pattern[0].text).length === 1;
  if (source === undefined || (text instanceof Unknown && !(operator === '//' && single)) || (replacement instanceof Unknown && source !== '')) {
    return operator === '/#' && source === '' ? join(replacement, text) : operator === '/%' && source === '' ? join(text, replacement)
      : replaced([text, replacement, ...pattern.map((piece) => piece.text), Unknown.of(written, 'the simulator does not know this pattern')], written);
  }
  if (source === '') {
    return operator === '/#' ? join(replacement, text) : operator === '/%' ? join(text, replacement) : text;
  }
  const regex = new RegExp(operator === '/#' ? `^(?:${source})` : operator === '/%' ? `(?:${source})$` : source, operator === '//' ? 'g' : '');
  return changed(text, written, (known) => known.replace(regex, () => String(replacement)));
}

function sliced(text: Text, offset: Text, length: Text | undefined, written: string): Text {
  const from = offset === '' ? 0 : knownNumber(offset);
  const count = length === undefined ? Infinity : length === '' ? 0 : knownNumber(length);
  if (from === undefined || count === undefined) {
    return replaced([offset, length ?? '', Unknown.of(written, 'the simulator does not know this expansion')], written);
  }
  if (typeof text === 'string') {
    const start = from < 0 ? Math.max(text.length + from, 0) : from;
    return count < 0 ? text.slice(start, count) : text.slice(start, count === Infinity ? undefined : start + count);
  }
  return from >= 0 && count >= 0 && from + count <= headOf(text).length ? headOf(text).slice(from, from + count) : replaced([text], written);
}

function recased(text: Text, operator: '^' | '^^' | ',' | ',,', written: string): Text {
  const change = (known: string): string => operator.startsWith('^') ? known.toUpperCase() : known.toLowerCase();
  if (operator.length === 2) {
    return changed(text, written, change);
  }
  return typeof text === 'string' || headOf(text) !== '' ? join(change(headOf(text).slice(0, 1)), withoutHead(text, Math.min(1, headOf(text).length))) : replaced([text], written);
}
