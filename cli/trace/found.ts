import type { BehindRow, CountedRow } from '../../pipeline/findings/contract.js';
import { tableCsv } from '../../reports/render/csv.js';
import { countedTable } from '../../reports/trace/counted-table.js';
import { obligationsTable } from '../../reports/trace/obligations-table.js';
import { counted } from '../../reports/words/count.js';
import type { TraceAsked } from './asked.js';
import { countedText, traceText } from './text.js';

/** What a trace found, as it is read and as it is written. */
export interface TraceFound {
  readonly text: string;
  readonly csv: string;
  /** "12 obligations". */
  readonly counted: string;
}

/** The obligations behind a figure. */
export function behindTold(asked: TraceAsked, rows: readonly BehindRow[]): TraceFound {
  const behind = { total: rows.length, rows };
  const { zone } = asked;
  return {
    text: traceText({ ...asked, rows }),
    csv: tableCsv(obligationsTable({ behind, zone, options: null })),
    counted: counted(rows.length, 'obligation'),
  };
}

/** What else a figure counts. */
export function countedTold(asked: TraceAsked, rows: readonly CountedRow[]): TraceFound {
  const { label, zone } = asked;
  return {
    text: countedText({ ...asked, rows }),
    csv: tableCsv(countedTable({ counted: { totals: [], rows }, label, zone, options: null })),
    counted: counted(rows.length, 'row'),
  };
}
