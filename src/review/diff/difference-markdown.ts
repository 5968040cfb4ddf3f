import { Difference } from './difference';
import { entriesOf } from './entries';
import { Phrase } from './phrase';
import { sectionsOf, summaryOf } from './sections';
import { code, prose, table } from '../markdown';

/** A difference for the summary of a run, or for a comment on a pull request. */
export function differenceAsMarkdown(difference: Difference): string {
  const sections = sectionsOf(difference).flatMap(({ title, groups }) => [
    `### ${title}`,
    '',
    ...table(['', 'what', 'where'], groups.flatMap(({ place, changes }) => entriesOf(changes).map(({ sign, phrase }) => [code(sign), inMarkdown(phrase), prose(place)]))),
    '',
  ]);
  return `${[...sections, summaryOf(difference)].join('\n')}\n`;
}

function inMarkdown(phrase: Phrase): string {
  return phrase.map((piece) => typeof piece === 'string' ? prose(piece) : code(piece.quoted)).join('');
}
