import type { MatrixCell } from '../render/contract.js';

/** The small print of a cell: its interval, its range over the readings, what was promised. */
export function cellAsides({ figure, target }: MatrixCell): readonly string[] {
  const range = figure?.range === null || figure === null ? null : `readings ${figure.range.text}`;
  return [figure?.interval?.text ?? null, range, target].filter((words) => words !== null);
}
