import { spread } from './measure';

/** One row of the report. */
export interface Figure {
  readonly title: string;
  readonly unit: 'ms' | 'times';
  /** One value for each round. */
  readonly values: number[];
  /** What the median is to be at most. */
  readonly goal?: number;
}

export function missed(figure: Figure): boolean {
  return figure.goal !== undefined && spread(figure.values).median > figure.goal;
}

export function report(figures: Figure[]): string {
  const rows = figures.map((figure) => {
    const { min, median, max } = spread(figure.values);
    const format = (value: number) => figure.unit === 'ms' ? `${value.toFixed(Math.abs(value) < 100 ? 2 : 0)} ms` : `${value.toFixed(3)}`;
    const verdict = missed(figure) ? 'MISSED' : 'OK';
    return [figure.title, format(min), format(median), format(max), ...(figure.goal === undefined ? [] : [`<= ${format(figure.goal)}`, verdict])];
  });
  return table([['', 'min', 'median', 'max', 'goal'], ...rows]);
}

function table(rows: string[][]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => row.map((cell, column) => column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])).join('   ').trimEnd()).join('\n');
}
