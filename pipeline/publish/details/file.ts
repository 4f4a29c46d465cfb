import type { Figure } from '../../findings/contract.js';
import { nothing } from '../figure.js';

/** The file of a publication in which the figures of tables and charts lie. */
export const detailsFile = 'details.jsonl';

/** A figure a line, without what it does not say. */
export function writtenDetails(figures: readonly Figure[]): string {
  const lines = figures.map((figure) =>
    JSON.stringify(Object.fromEntries(Object.entries(figure).filter(([, held]) => held !== null))),
  );
  return lines.map((line) => `${line}\n`).join('');
}

/** The same read again. */
export function readDetails(text: string): Figure[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ ...nothing, ...(JSON.parse(line) as Figure) }));
}
