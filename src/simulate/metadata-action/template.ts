import type * as Handlebars from 'handlebars';
import { bundled } from '../../libraries';

/** What the expressions of a template can name. */
export type Names = Readonly<Record<string, unknown>>;

/** As by default, but without a word on the console. */
const QUIETLY = { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false };

const EXPRESSION = /\{\{ *(\w+) *\}\}/g;
const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;', '`': '&#x60;', '=': '&#x3D;' };

/** Replaces the expressions of a template, as handlebars does. */
export function render(template: string, names: Names): string {
  if (!template.includes('{{')) {
    return template;
  }
  // Names alone, which are most, need no library that takes long to load.
  if (/[{}\\]/.test(template.replace(EXPRESSION, '')) || namesIn(template).some((name) => !isSimple(names, name))) {
    return handlebars().compile(template)(names, QUIETLY);
  }
  return template.replace(EXPRESSION, (_, name: string) => escaped(valueOf(names[name])));
}

/** Whether a template is the expression `{{raw}}` and nothing else. */
export function isRaw(template: string): boolean {
  if (template.replace(EXPRESSION, '') === '' && namesIn(template).length === 1) {
    return namesIn(template)[0] === 'raw';
  }
  try {
    const [statement, ...others] = handlebars().parseWithoutProcessing(template).body;
    const { parts } = (statement as hbs.AST.MustacheStatement).path as hbs.AST.PathExpression;
    return statement.type === 'MustacheStatement' && others.length === 0 && parts.length === 1 && parts[0] === 'raw';
  } catch {
    return false;
  }
}

function namesIn(template: string): string[] {
  return [...template.matchAll(EXPRESSION)].map(([, name]) => name);
}

function isSimple(names: Names, name: string): boolean {
  const value = Object.hasOwn(names, name) ? names[name] : undefined;
  return ['string', 'number'].includes(typeof value) || typeof value === 'function' && value.length === 0;
}

function valueOf(value: unknown): string {
  return String(typeof value === 'function' ? value() : value);
}

function escaped(text: string): string {
  return text.replace(/[&<>"'`=]/g, (character) => ESCAPED[character]);
}

function handlebars(): typeof Handlebars {
  return bundled<{ handlebars: typeof Handlebars }>('metadata-templates').handlebars;
}
