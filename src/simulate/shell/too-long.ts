/** That a script takes too many steps, or makes too much text, to be followed. */
export class TooLong extends Error {}

/** No script of a workflow takes so many steps or makes so much text; one that does is given up. */
export const MOST_STEPS = 5000;
export const MOST_TEXT = 50_000;
export const MOST_PARTS = 500;
export const MOST_WAYS = 60;
export const MOST_ROUNDS = 8;
