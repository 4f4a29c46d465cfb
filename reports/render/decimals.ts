import type { Cell, Table } from './contract.js';

// As wide as the point and the digit that a whole percentage lacks.
const pointAndDigit = '\u2009\u2009\u200a\u200a\u2007';

/** The rows with percentages set under one another on the decimal point, where a column mixes "98 %" and "98.4 %". */
export function onDecimalPoint(table: Table, rows: Table['rows']): Table['rows'] {
  const mixed = table.columns.map((column, index) => {
    const texts = rows.map((row) => row[index]?.text ?? '');
    // Beside "81 % of 105" or "2 h" there is no common point.
    const isAlike = texts.every(
      (text) => !/\d/.test(text) || /^(\d+(\.\d)?\s%|[\d,]+ of [\d,]+)$/.test(text),
    );
    return column.kind === 'rate' && isAlike && texts.some((text) => /\.\d\s%$/.test(text));
  });
  if (!mixed.includes(true)) return rows;
  return rows.map((row) => row.map((cell, index) => (mixed[index] ? padded(cell) : cell)));
}

function padded(cell: Cell): Cell {
  return { ...cell, text: cell.text.replace(/^(\d+)(?=\s%$)/, `$1${pointAndDigit}`) };
}
