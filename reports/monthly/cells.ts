import type { CellFinding, PromiseFinding } from '../../pipeline/findings/contract.js';

/** What became of one promise at one tier and severity; null where no case was. */
export function rateOfCell(
  { cells }: PromiseFinding,
  tier: string | null,
  severity: string | null,
): CellFinding | null {
  return cells.find((cell) => cell.tier === tier && cell.severity === severity) ?? null;
}
