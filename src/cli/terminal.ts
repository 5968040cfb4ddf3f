import { createColors } from 'picocolors';
import { Palette, PLAIN } from '../review/palette';

/** Where a command writes to; the process is one. */
export interface Terminal {
  readonly stdout: { readonly isTTY?: boolean; write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly env: Readonly<Record<string, string | undefined>>;
  cwd(): string;
}

/** Colours where somebody reads them: https://no-color.org */
export function paletteOf({ stdout, env }: Terminal): Palette {
  return stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb' ? createColors(true) : PLAIN;
}
