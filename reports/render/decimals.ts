import type { Cell, Table } from './contract.js';

// As wide as the point and the digit that a whole percentage lacks.
const pointAndDigit = '\u2009\u2009\u200a\u200a\u2007';

/** The rows with percentages set under one another on the decimal point, where a column mixes "98 %" and "98.4 %". */
export function onDecimalPoint(table: Table, rows: Table['rows']): Table['rows'] {
  const mixed = table.columns.map(
    (column, index) =>
      column.kind === 'rate' && rows.some((row) => /\.\d\s%$/.test(row[index]?.text ?? '')),
  );
  if (!mixed.includes(true)) return rows;
  return rows.map((row) => row.map((cell, index) => (mixed[index] ? padded(cell) : cell)));
}

function padded(cell: Cell): Cell {
  return { ...cell, text: cell.text.replace(/^(\d+)(?=\s%$)/, `$1${pointAndDigit}`) };
}
