import { readTarget } from '../target.js';

/** A length of time as policies write it, in milliseconds. */
export function lengthOf(text: string): number {
  const { high } = readTarget(text, { counted_as: 'end_of_day' });
  if (high.on !== 'wall') throw new Error(`Not a length of time: ${text}`);
  return high.ms;
}
