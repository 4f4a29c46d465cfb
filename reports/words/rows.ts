import { PRINTED_ROWS } from '../render/contract.js';
import { count, counted } from './count.js';

/** What stands under a table: nothing where all rows are printed, else the total and the file that has them all. */
export function rowsNote(total: number, one: string, many: string, csv: string): string | null {
  if (total <= PRINTED_ROWS) return null;
  return `${counted(total, one, many)} in all. The worst ${count(PRINTED_ROWS)} are here; all of them are in ${csv}.`;
}
