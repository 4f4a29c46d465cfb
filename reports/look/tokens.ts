/** One accent, for what was missed; greys carry the rest. The names become CSS variables and Typst colours. */
export const light = {
  paper: '#ffffff',
  ink: '#16191d',
  muted: '#5a6068',
  hairline: '#cfd3d8',
  quiet: '#e8ebee',
  accent: '#b3380b',
  met: '#9fb2bd',
  running: '#dbe3e8',
} as const;

export type Colour = keyof typeof light;

/** The same by night. */
export const dark: Readonly<Record<Colour, string>> = {
  paper: '#14171a',
  ink: '#eceae6',
  muted: '#a3aab3',
  hairline: '#3c434b',
  quiet: '#282e34',
  accent: '#ff8f61',
  met: '#5d7886',
  running: '#37444d',
};

export const typeface = 'Source Sans 3';

/** Scripts that the typeface lacks. */
export const secondTypeface = 'Assistant';

/** Points on paper. A chart is drawn at paper size and scaled on the screen. */
export const size = { body: 9.5, small: 8, chart: 8, smallest: 7 } as const;

/** The text column of the paper in points: the width of a chart that runs across. */
export const columnWidth = 482;

export const columnGap = 20;
