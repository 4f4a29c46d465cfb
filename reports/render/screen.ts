import { cellBar } from '../charts/cell-bar.js';
import { themed } from '../look/variables.js';
import { counted } from '../words/count.js';
import { cellAsides } from '../words/matrix.js';
import { withoutEmpty } from './columns.js';
import type {
  Block,
  Cell,
  Column,
  Figure,
  FormBlock,
  Matrix,
  Section,
  SummaryBlock,
  Table,
  TraceBlock,
} from './contract.js';
import { PRINTED_ROWS } from './contract.js';
import { tableCsv } from './csv.js';
import { onDecimalPoint } from './decimals.js';
import { summaryView } from './summary.js';
import { figuresTable } from './trace.js';

/** A section as the templates read it: charts drawn, cells with their classes, nothing left to decide. */
export function sectionView(section: Section, charts: ReadonlyMap<string, readonly string[]>) {
  return { ...section, blocks: section.blocks.map((block) => blockView(block, charts, 3)) };
}

/** A block as its template reads it, under a heading of that level. */
export function blockView(
  block: Block,
  charts: ReadonlyMap<string, readonly string[]>,
  level: 2 | 3,
) {
  switch (block.kind) {
    case 'matrix':
      return { ...matrixView(block), level };
    case 'figure':
      return { ...figureView(block, charts.get(block.id) ?? []), level };
    case 'table': {
      const wide = block.table.columns.length > 6;
      return { ...block, wide, table: tableView(block.table), traceIds: traceIdsOf(block), level };
    }
    case 'summary':
      return summaryOnScreen(block);
    case 'trace':
      return { ...traceView(block), level };
    case 'form':
      return { ...formView(block), level };
    case 'facts':
    case 'prose':
      return { ...block, traceIds: traceIdsOf(block), level };
    default:
      return { ...block, level };
  }
}

function traceIdsOf({ traces }: { readonly traces?: readonly string[] }): readonly string[] {
  return traces ?? [];
}

function traceView(block: TraceBlock) {
  const main = block.figures.filter(({ isMinor }) => isMinor !== true);
  const minor = block.figures.filter(({ isMinor }) => isMinor === true);
  return {
    ...block,
    figuresTable: tracedFigures(block, main),
    minorTable:
      minor.length === 0
        ? null
        : tracedFigures({ ...block, id: `${block.id}-more`, title: 'More figures' }, minor),
    minorSummary: counted(minor.length, 'more figure'),
    lists: block.lists.map(({ title, table }) => ({
      title,
      table: {
        ...tableView(withoutEmpty(table)),
        csvHref: table.csv === null ? null : csvHref(table),
      },
    })),
  };
}

/** These figures, each with the rows that it leads to. */
function tracedFigures(block: TraceBlock, figures: TraceBlock['figures']) {
  const traces = figures.map(({ id, name, n, where, list, byCase }) => ({
    id,
    name: `${id}, ${name}`,
    where: JSON.stringify(where),
    list: list ?? '',
    // Of cases, and of what turns under another reading, it counts something else than rows.
    rows: byCase === true || id.includes('~') ? '' : String(n),
  }));
  return { ...tableView(figuresTable({ ...block, patterns: null }, figures)), traces };
}

function formView(block: FormBlock) {
  const fields = block.fields.map((field) => ({
    ...field,
    rules: Array.from({ length: field.lines }, (_, index) => index),
  }));
  return { ...block, fields };
}

function summaryOnScreen(block: SummaryBlock) {
  const { rows, ...view } = summaryView(block);
  return {
    ...view,
    rows: rows.map((row) => ({
      ...row,
      rateClass: row.rated ? 'rate' : 'rate few',
      strip: row.strip === null ? null : themed(row.strip),
    })),
  };
}

/** A matrix with the bar of each cell drawn and its small print in order. */
function matrixView(matrix: Matrix) {
  const rows = matrix.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => {
      const bar = cell.figure === null ? null : cellBar(cell.figure);
      return {
        text: cell.text,
        trace: cell.figure?.trace ?? null,
        bar: bar === null ? null : themed(bar),
        nText: cell.figure?.nText ?? '',
        asides: cellAsides(cell),
      };
    }),
  }));
  return { ...matrix, rows, labelled: rows.some((row) => row.label !== '') };
}

function figureView(figure: Figure, svgs: readonly string[]) {
  const panels = figure.panels.map((panel, index) => ({
    heading: panel.heading,
    description: panel.description,
    svg: themed(svgs[index] ?? ''),
  }));
  const isShown = figure.areNumbersShown === true;
  const traceIds = traceIdsOf(figure);
  return { ...figure, panels, isShown, traceIds, numbers: tableView(figure.numbers) };
}

function tableView(table: Table) {
  const printed = onDecimalPoint(table, table.rows.slice(0, table.printed ?? PRINTED_ROWS));
  const classes = table.columns.map((column, index) => classOf(column, printed, index));
  return {
    ...table,
    columns: table.columns.map((column, index) => ({ ...column, className: classes[index] })),
    rows: printed.map((row) => cellViews(row, table.columns, classes)),
    sumRow: table.sumRow === null ? null : cellViews(table.sumRow, table.columns, classes),
    traces: [],
    csvHref: table.csv === null ? null : csvHref(table),
    csvLabel: table.csv === null ? null : `All rows as ${table.csv}`,
  };
}

function cellViews(row: readonly Cell[], columns: readonly Column[], classes: readonly string[]) {
  return row.map((cell, index) => {
    const column = columns[index];
    const sortable = typeof cell.value === 'number' && cell.text !== '';
    return {
      text: cell.text,
      sortable,
      sort: sortable ? String(cell.value) : '',
      className: classes[index] ?? '',
      swatch: column?.kind === 'verdict' ? cell.text : null,
      links: cell.links ?? [],
    };
  });
}

function classOf(column: Column, rows: Table['rows'], index: number): string {
  const side = column.align === 'right' ? ' right' : '';
  const whole = rows.every((row) => (row[index]?.text.length ?? 0) <= 26) ? ' whole' : '';
  return `${column.kind}${side}${whole}`;
}

function csvHref(table: Table): string {
  return `data:text/csv;charset=utf-8;base64,${Buffer.from(tableCsv(table)).toString('base64')}`;
}
