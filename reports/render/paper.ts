import { cellBar } from '../charts/cell-bar.js';
import { columnWidth, size } from '../look/tokens.js';
import { cellAsides } from '../words/matrix.js';
import type {
  Attachment,
  Block,
  FactsBlock,
  Figure,
  Matrix,
  Section,
  Table,
  TraceBlock,
} from './contract.js';
import { PRINTED_ROWS } from './contract.js';
import { tableCsv } from './csv.js';
import { onDecimalPoint } from './decimals.js';
import { breakLongWords, textWidth } from './measure.js';
import { summaryView } from './summary.js';
import { figuresTable } from './trace.js';
import { columnGutters, columnWidths, mayWrap, textSize } from './widths.js';

/** A section as the Typst blocks read it. */
export function paperSection(section: Section, charts: ReadonlyMap<string, readonly string[]>) {
  const heading = breakLongWords(section.heading, columnWidth, 15, 600);
  return {
    ...section,
    startsPage: section.startsPage === true,
    heading,
    blocks: section.blocks.map((block) => paperBlock(block, charts, 3)),
  };
}

/** A block as Typst reads it, under a heading of that level. */
export function paperBlock(
  block: Block,
  charts: ReadonlyMap<string, readonly string[]>,
  level: 2 | 3,
) {
  switch (block.kind) {
    case 'matrix':
      return { ...paperMatrix(block), level };
    case 'figure':
      return { ...paperFigure(block, charts.get(block.id) ?? []), level };
    case 'table':
      return { ...block, table: paperTable(block.table), traceIds: paperIds(block), level };
    case 'facts':
      return { ...paperFacts(block), level };
    case 'summary':
      return summaryView(block);
    case 'trace':
      return { ...paperTrace(block), level };
    case 'prose':
      return { ...block, title: block.title ?? null, traceIds: paperIds(block), level };
    default:
      return { ...block, level };
  }
}

/** Of the figures the main ones; their rows are attached. */
function paperTrace(block: TraceBlock) {
  const figures = block.figures.filter(({ isMinor }) => isMinor !== true);
  return { kind: block.kind, title: block.title, table: paperTable(figuresTable(block, figures)) };
}

/** The ids of a block's figures in one line; none: empty. */
function paperIds({ traces }: { readonly traces?: readonly string[] }): string {
  return (traces ?? []).map((id) => breakLongWords(id, columnWidth, 7)).join(', ');
}

function paperMatrix(matrix: Matrix) {
  const rows = matrix.rows.map((row) => ({
    label: breakLongWords(row.label, 98, size.body),
    cells: row.cells.map((cell) => ({
      text: cell.text,
      bar: cell.figure === null ? null : cellBar(cell.figure),
      nText: cell.figure?.nText ?? '',
      asides: cellAsides(cell),
    })),
  }));
  const [traced] = matrix.rows.flatMap((row) =>
    row.cells.flatMap(({ figure }) => figure?.trace ?? []),
  );
  const counted = traced === undefined ? matrix.counted : `${matrix.counted} ${cellIds(traced)}`;
  const labels = matrix.rows.map((row) => textWidth(row.label, size.body) + 14);
  const labelled = matrix.rows.some((row) => row.label !== '');
  const labelWidth = labelled ? Math.min(110, Math.max(42, ...labels)) : 0;
  const cellWidth = (columnWidth - labelWidth) / Math.max(1, matrix.columns.length);
  return { ...matrix, counted, rows, labelled, labelWidth, barWidth: Math.min(84, cellWidth - 12) };
}

/** "F-update/tier/severity": the ids of a matrix in one. */
function cellIds(traced: string): string {
  const [promise, tier] = traced.split('/');
  return `${promise}/${tier === '-' ? '-' : 'tier'}/severity`;
}

function paperFigure(figure: Figure, svgs: readonly string[]) {
  const panels = figure.panels.map((panel, index) => ({
    heading: panel.heading,
    description: panel.description,
    svg: svgs[index] ?? '',
  }));
  const numbers = figure.areNumbersShown === true ? paperTable(figure.numbers) : null;
  return { ...figure, numbers, panels, traceIds: paperIds(figure) };
}

/** The rows that are printed, how wide each column is, and where words must break to fit. */
export function paperTable(table: Table) {
  const printed = onDecimalPoint(table, table.rows.slice(0, table.printed ?? PRINTED_ROWS));
  const points = textSize(table.columns);
  const widths = columnWidths(table, printed);
  const gutters = columnGutters(table.columns);
  const wraps = table.columns.map((column, index) => mayWrap(column, printed, index));
  const rows = printed.map((row) =>
    row.map((cell, index) => ({
      text: breakLongWords(cell.text, (widths[index] ?? 0) - (gutters[index] ?? 0), points),
      wraps: wraps[index] ?? true,
    })),
  );
  return { ...table, rows, size: points, widths, gutters };
}

function paperFacts(block: FactsBlock) {
  const needs = block.facts.map(({ label }) => textWidth(label, size.body, 600) + 1);
  const labelWidth = Math.min(150, Math.max(80, ...needs));
  const facts = block.facts.map(({ label, text }) => ({
    label: breakLongWords(label, labelWidth, size.body, 600),
    text: breakLongWords(text, columnWidth - labelWidth - 12, size.body),
  }));
  return { ...block, facts, labelWidth, traceIds: paperIds(block) };
}

/** The tables behind the figures, and every table that goes along as CSV. */
export function tablesOf(sections: readonly Pick<Section, 'blocks'>[]): {
  readonly numbers: readonly Table[];
  readonly attached: readonly Attachment[];
} {
  const blocks = sections.flatMap((section) => section.blocks);
  const figures = blocks.filter((block) => block.kind === 'figure');
  const numbers = figures
    .filter(({ areNumbersShown }) => areNumbersShown !== true)
    .map((figure) => figure.numbers);
  const tables = blocks.flatMap((block) => {
    if (block.kind === 'trace') return block.lists.map((list) => list.table);
    return block.kind === 'table' ? [block.table] : [];
  });
  const attached = [...tables, ...figures.map((figure) => figure.numbers)].flatMap((table) =>
    table.csv === null
      ? []
      : [
          {
            name: table.csv,
            content: tableCsv(table),
            mimeType: 'text/csv',
            description: table.caption,
          },
        ],
  );
  return { numbers, attached };
}
