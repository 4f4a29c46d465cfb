import type { Block, Cell, Section, Table } from '../../reports/render/contract.js';

/** Numbers of a document that neither lead to their rows nor stand beside one that does: `table: column`. */
export function untracedNumbers(sections: readonly Section[]): string[] {
  const found = sections
    .filter(({ id }) => id !== 'trace' && !ofExports.includes(id))
    .flatMap(({ id, blocks }) => blocks.flatMap((block) => inBlock(id, block)));
  return [...new Set(found)].sort();
}

function inBlock(section: string, block: Block): string[] {
  if (block.kind === 'table') return hasTraces(block) ? [] : inTable(section, block.table);
  if (block.kind === 'figure') return hasTraces(block) ? [] : inTable(section, block.numbers);
  if (block.kind === 'summary') {
    return block.rows.flatMap(({ id, figure }) =>
      figure !== null && figure.n > 0 && figure.trace === undefined ? [`${section}/${id}`] : [],
    );
  }
  if (block.kind !== 'matrix') return [];
  return block.rows.flatMap(({ cells }) =>
    cells.flatMap(({ figure }) =>
      figure !== null && figure.n > 0 && figure.trace === undefined
        ? [`${section}/${block.id}`]
        : [],
    ),
  );
}

function hasTraces({ traces = [] }: { readonly traces?: readonly string[] }): boolean {
  return traces.length > 0;
}

/** A row that names its case or obligation is itself what is counted. */
function inTable(section: string, table: Table): string[] {
  if (isListing(table)) return [];
  return table.rows.flatMap((row) => {
    if (row.some(isLinked)) return [];
    const numbers = row.filter(isNumber);
    return numbers.length === 0 ? [] : [`${section}/${table.id}`];
  });
}

/** Of deliverables, files and what happened every row is one of what there is. */
function isListing({ id, columns }: Table): boolean {
  return (
    listed.includes(id) || id.endsWith('-facts') || columns.some(({ key }) => keys.includes(key))
  );
}

const keys = ['case', 'obligation', 'call'];
const listed = ['deliverables-open', 'deliverables-owed', 'sources', 'evidence-sources'];

/** What they count is the rows of the exports, which are the files named there by hash. */
const ofExports = ['sources', 'ids', 'coverage'];

function isLinked({ links = [] }: Cell): boolean {
  return links.some(({ href }) => href.startsWith('#F-'));
}

function isNumber({ value }: Cell): boolean {
  return typeof value === 'number' && value !== 0;
}
