import type { Block, Cell } from '../render/contract.js';
import { traced } from '../words/cells.js';
import { figureId, type Subject } from './figure-id.js';

/** The cell as a link to the rows of a figure. */
export function linked(cell: Cell, subject: Subject): Cell {
  return traced(cell, figureId(subject));
}

/** The block with the ids of its figures, where it is of a kind that shows them. */
export function withTraces(block: Block, ids: readonly string[]): Block {
  switch (block.kind) {
    case 'table':
    case 'figure':
    case 'prose':
    case 'facts':
      return { ...block, traces: ids };
    default:
      return block;
  }
}
