import { spread } from './measure';

/** One row of the report. */
export interface Figure {
  readonly title: string;
  readonly unit: 'ms' | 's' | 'times' | 'count';
  /** One value for each round, or for each registry. */
  readonly values: number[];
  /** What the median is to be at most. */
  readonly goal?: number;
  /** The goal is for every value, rather than for the median. */
  readonly worst?: boolean;
}

const FORMATS: Record<Figure['unit'], (value: number) => string> = {
  ms: (value) => `${value.toFixed(Math.abs(value) < 100 ? 2 : 0)} ms`,
  s: (value) => `${value.toFixed(2)} s`,
  times: (value) => value.toFixed(3),
  count: (value) => value.toLocaleString('en'),
};

export function missed(figure: Figure): boolean {
  const { median, max } = spread(figure.values);
  return figure.goal !== undefined && (figure.worst ? max : median) > figure.goal;
}

export function report(figures: Figure[]): string {
  const rows = figures.map((figure) => {
    const { min, median, max } = spread(figure.values);
    const format = FORMATS[figure.unit];
    const verdict = missed(figure) ? 'MISSED' : 'OK';
    return [figure.title, format(min), format(median), format(max), ...(figure.goal === undefined ? [] : [`<= ${format(figure.goal)}`, verdict])];
  });
  return table([['', 'min', 'median', 'max', 'goal'], ...rows]);
}

/** The last word: what missed its goal. */
export function conclusion(misses: string[]): string {
  return misses.length === 0 ? '\nEvery goal is met.' : `\nMISSED:\n${misses.map((title) => `  ${title}`).join('\n')}`;
}

function table(rows: string[][]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => row.map((cell, column) => column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])).join('   ').trimEnd()).join('\n');
}
