/** How texts are set off in a terminal. */
export interface Palette {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
}

const same = (text: string): string => text;

/** Where texts are not set off. */
export const PLAIN: Palette = { bold: same, dim: same, red: same, green: same, yellow: same };
