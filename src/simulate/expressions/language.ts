import { bundled } from '../../libraries';

type Language = typeof import('@actions/expressions', { with: { 'resolution-mode': 'import' } }) & {
  readonly falsy: (data: unknown) => boolean;
  readonly truthy: (data: unknown) => boolean;
};

/** GitHub's own lexer, parser and evaluator of expressions: https://github.com/actions/languageservices */
export function language(): Language {
  return bundled<Language>('expressions');
}
