import { Severity } from './change';
import { Sign } from './change-phrase';
import { Difference } from './difference';
import { entriesOf, Entry } from './entries';
import { Group, sectionsOf, summaryOf } from './sections';
import { Palette } from '../palette';
import { wrap } from '../plan/wrap';

const WIDTH = 80;

/** A difference for a terminal of 80 columns; only what cannot be broken is longer. */
export function differenceAsText(difference: Difference, palette: Palette): string {
  const sections = sectionsOf(difference).map(({ title, severity, groups }) =>
    [palette.bold(title), ...groups.flatMap((group) => groupAsText(group, severity, palette))].join('\n'));
  return `${[...sections, summaryOf(difference)].join('\n\n')}\n`;
}

function groupAsText({ place, changes }: Group, severity: Severity, palette: Palette): string[] {
  return [...wrap(place, WIDTH, '  ').map(palette.dim), ...entriesOf(changes).flatMap((entry) => entryAsText(entry, severity, palette))];
}

function entryAsText({ sign, phrase }: Entry, severity: Severity, palette: Palette): string[] {
  const words = phrase.map((piece) => typeof piece === 'string' ? piece : piece.quoted).join('').replace(/\s+/g, ' ');
  return wrap(words, WIDTH, `  ${sign} `, '    ').map(colourOf(sign, severity, palette));
}

function colourOf(sign: Sign, severity: Severity, { green, red, yellow }: Palette): (line: string) => string {
  // What may do more asks for attention, even where something is gone.
  return severity === 'widens' ? red : sign === '+' ? green : sign === '-' ? red : yellow;
}
