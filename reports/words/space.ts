/** Keeps a number and its unit on one line. */
export const noBreak = '\u00a0';
