/** What a command answers with, as `diff` does: nothing differs, something does, or the input is bad. */
export const EXIT_CODES = { same: 0, different: 1, badInput: 2 } as const;
