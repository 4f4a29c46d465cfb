import { count } from '../words/count.js';
import type { Cell, Column, Table, TraceBlock, TracedFigure } from './contract.js';

const columns: readonly Column[] = [
  { key: 'figure', label: 'Figure', align: 'left', kind: 'id' },
  { key: 'name', label: 'What it counts', align: 'left', kind: 'text' },
  { key: 'n', label: 'n', align: 'right', kind: 'count' },
  { key: 'missed', label: 'Missed', align: 'right', kind: 'count' },
  { key: 'where', label: 'Its rows', align: 'left', kind: 'text' },
];

/** These figures of a document as a table, in the order in which they come. */
export function figuresTable(
  { id, title, patterns }: TraceBlock,
  figures: readonly TracedFigure[],
): Table {
  return {
    id,
    caption: title,
    columns,
    rows: figures.map(cellsOf),
    sumRow: null,
    note: patterns,
    csv: null,
  };
}

function cellsOf({ id, name, n, missed, says }: TracedFigure): readonly Cell[] {
  return [
    { text: id, value: null, links: [{ text: id, href: `#${id}` }] },
    { text: name, value: null },
    { text: count(n), value: n },
    missed === null ? { text: '', value: null } : { text: count(missed), value: missed },
    { text: says, value: null },
  ];
}
