import { cellBar } from '../charts/cell-bar.js';
import type { Block, Figure, Matrix, Section, Table } from './contract.js';
import { PRINTED_ROWS } from './contract.js';
import { tableCsv } from './csv.js';
import { columnWidths } from './widths.js';

/** A section as the Typst blocks read it. */
export function paperSection(section: Section, charts: ReadonlyMap<string, readonly string[]>) {
  return { ...section, blocks: section.blocks.map((block) => paperBlock(block, charts)) };
}

function paperBlock(block: Block, charts: ReadonlyMap<string, readonly string[]>) {
  switch (block.kind) {
    case 'matrix':
      return paperMatrix(block);
    case 'figure':
      return paperFigure(block, charts.get(block.id) ?? []);
    case 'table':
      return { ...block, table: paperTable(block.table) };
    default:
      return block;
  }
}

export function paperMatrix(matrix: Matrix) {
  const rows = matrix.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({
      text: cell.text,
      bar: cell.figure === null ? null : cellBar(cell.figure),
      nText: cell.figure?.nText ?? '',
      asides: [cell.figure?.interval?.text, cell.target].filter(
        (text) => text !== null && text !== undefined,
      ),
    })),
  }));
  return { ...matrix, rows };
}

function paperFigure(figure: Figure, svgs: readonly string[]) {
  const panels = figure.panels.map((panel, index) => ({
    heading: panel.heading,
    description: panel.description,
    svg: svgs[index] ?? '',
  }));
  return { ...figure, numbers: null, panels };
}

/** The rows that are printed, and how wide each column is. */
export function paperTable(table: Table) {
  const rows = table.rows.slice(0, PRINTED_ROWS);
  return { ...table, rows, widths: columnWidths(table, rows) };
}

/** The tables behind the figures, and every table that goes along as CSV. */
export function tablesOf(sections: readonly Section[]): {
  readonly numbers: readonly Table[];
  readonly attached: readonly { name: string; text: string; description: string }[];
} {
  const blocks = sections.flatMap((section) => section.blocks);
  const numbers = blocks.flatMap((block) => (block.kind === 'figure' ? [block.numbers] : []));
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  const attached = [...tables, ...numbers].flatMap((table) =>
    table.csv === null
      ? []
      : [{ name: table.csv, text: tableCsv(table), description: table.caption }],
  );
  return { numbers, attached };
}
