import type { Block, Cell, RateFigure, Section, Table } from './contract.js';

/** The blocks with ids only on the figures that this document traces. */
export function tracedBlocks(blocks: readonly Block[], ids: ReadonlySet<string>): readonly Block[] {
  return blocks.map((block) => {
    switch (block.kind) {
      case 'summary':
        return { ...block, rows: block.rows.map((row) => withFigure(row, ids)) };
      case 'matrix':
        return {
          ...block,
          rows: block.rows.map((row) => ({
            ...row,
            cells: row.cells.map((cell) => withFigure(cell, ids)),
          })),
        };
      case 'figure':
        return { ...block, ...known(block, ids), numbers: tracedTable(block.numbers, ids) };
      case 'table':
        return { ...block, ...known(block, ids), table: tracedTable(block.table, ids) };
      case 'prose':
      case 'facts':
        return { ...block, ...known(block, ids) };
      default:
        return block;
    }
  });
}

/** The ids of all figures that these sections trace. */
export function tracedIds(sections: readonly Pick<Section, 'blocks'>[]): ReadonlySet<string> {
  const blocks = sections.flatMap((section) => section.blocks);
  return new Set(
    blocks.flatMap((block) => (block.kind === 'trace' ? block.figures.map(({ id }) => id) : [])),
  );
}

function known(
  { traces }: { readonly traces?: readonly string[] },
  ids: ReadonlySet<string>,
): { readonly traces: readonly string[] } {
  return { traces: (traces ?? []).filter((id) => ids.has(id)) };
}

function withFigure<Holder extends { readonly figure: RateFigure | null }>(
  holder: Holder,
  ids: ReadonlySet<string>,
): Holder {
  const { figure } = holder;
  if (figure?.trace === undefined || ids.has(figure.trace)) return holder;
  const { trace: _, ...untraced } = figure;
  return { ...holder, figure: untraced };
}

function tracedTable(table: Table, ids: ReadonlySet<string>): Table {
  const isBroken = (cell: Cell) =>
    cell.links?.some(({ href }) => href.startsWith('#F-') && !ids.has(href.slice(1))) === true;
  if (!table.rows.some((row) => row.some(isBroken))) return table;
  const rows = table.rows.map((row) =>
    row.map((cell) => {
      if (!isBroken(cell)) return cell;
      const { links: _, ...unlinked } = cell;
      return unlinked;
    }),
  );
  return { ...table, rows };
}
