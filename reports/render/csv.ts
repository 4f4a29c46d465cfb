import type { Cell, Column, Table } from './contract.js';

const formula = /^[=+\-@\t\r]/;

/** All rows of the table as CSV: raw figures, instants in UTC, and no text that a spreadsheet would run. */
export function tableCsv(table: Table): string {
  const lines = [
    table.columns.map((column) => quoted(head(column))),
    ...table.rows.map((row) => row.map((cell, index) => field(cell, table.columns[index]))),
  ];
  return `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

function head(column: Column): string {
  if (column.kind === 'duration') return `${column.label} (ms)`;
  if (column.kind === 'instant') return `${column.label} (UTC)`;
  return column.label;
}

function field(cell: Cell, column: Column | undefined): string {
  if (typeof cell.value !== 'number') return quoted(cell.text);
  if (cell.text === '') return '';
  if (column?.kind === 'instant') return new Date(cell.value).toISOString();
  return String(cell.value);
}

function quoted(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
