import { Effect } from '../../../src/simulate/effect';
import { runShell, ShellOptions, ShellOutcome } from '../../../src/simulate/shell/run-shell';
import { Text, Unknown } from '../../../src/simulate/value';

/** A value that is not known before the run. */
export function gap(source: string): Unknown {
  return Unknown.of(source, 'only the run can tell');
}

/** What a text says, with what is not known of it in angle brackets. */
export function saidText(text: Text): string {
  return typeof text === 'string' ? text : text.parts.map((part) => typeof part === 'string' ? part : `<${part.source}>`).join('');
}

/** An effect on one line. */
export function saidEffect(effect: Effect): string {
  switch (effect.kind) {
    case 'push': return ['push', saidText(effect.reference), ...effect.platforms ? [`for ${effect.platforms.map(saidText).join(' ')}`] : [], ...effect.condition === undefined ? [] : [effect.condition]].join(' ');
    case 'build': return ['build', ...effect.platforms.map(saidText)].join(' ');
    case 'login': return `login ${saidText(effect.registry)}`;
    case 'unread': return `unread ${effect.what}: ${effect.reason}`;
    default: return effect.kind;
  }
}

/** The effects of a script, a line each. */
export function effectsOf(script: Text, env: Readonly<Record<string, Text>> = {}, options: ShellOptions = {}): string[] {
  return runShell(script, env, options).effects.map(saidEffect);
}

/** The pushes of a script, a line each. */
export function pushesOf(script: Text, env: Readonly<Record<string, Text>> = {}, options: ShellOptions = {}): string[] {
  return effectsOf(script, env, options).filter((effect) => effect.startsWith('push ')).map((effect) => effect.slice('push '.length));
}

/** The outputs of a script. */
export function outputsOf(script: Text, env: Readonly<Record<string, Text>> = {}, options: ShellOptions = {}): Record<string, string> {
  return saidTexts(runShell(script, env, options).outputs);
}

/** What texts say. */
export function saidTexts(texts: ShellOutcome['outputs']): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, saidText(text)]));
}
