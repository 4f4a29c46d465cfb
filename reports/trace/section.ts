import type { BehindFinding, CountedFinding } from '../../pipeline/findings/contract.js';
import type { Section, TracedFigure } from '../render/contract.js';
import { count } from '../words/count.js';
import { countedTable } from './counted-table.js';
import { obligationsTable } from './obligations-table.js';
import { patternsOf } from './patterns.js';

/** What a document says of its own figures. */
export interface Traced {
  readonly figures: readonly TracedFigure[];
  readonly behind: BehindFinding;
  readonly counted: CountedFinding;
  /** `2026-10`: the period in which its rows count. */
  readonly label: string;
  /** "October 2026". */
  readonly period: string;
  readonly zone: string;
  /** What lists the rows on the terminal: `--month 2026-10 --policy ownbackup`; null for readers who have none. */
  readonly options: string | null;
  /** Whether they are of several policies. */
  readonly hasPolicies?: boolean;
  /** Whether they may be of several accounts. */
  readonly hasAccounts?: boolean;
}

/** Where every figure comes from: its id, what it counts, and the rows themselves; null where there are none. */
export function traceSection(traced: Traced): Section | null {
  const { figures, behind, counted, period, options } = traced;
  if (behind.total + counted.rows.length === 0 || figures.length === 0) return null;
  return {
    id: 'trace',
    topic: 'Where the figures come from',
    heading: headingOf(behind.total, period),
    counted: `Each figure by its id, and the rows that it counts in the ledger’s own words.${options === null ? '' : ` On the terminal: punctual trace FIGURE ${options}`}`,
    blocks: [
      {
        kind: 'trace',
        id: 'figures',
        title: 'Figures',
        figures: figures.map((figure) => elsewhere(figure, options)),
        patterns: patternsOf(figures),
        lists: [
          ...(behind.total === 0
            ? []
            : [{ title: 'Obligations behind them', table: obligationsTable(traced) }]),
          ...(counted.rows.length === 0
            ? []
            : [{ title: 'What else was counted', table: countedTable(traced) }]),
        ],
      },
    ],
  };
}

function headingOf(total: number, period: string): string {
  return total === 1
    ? `1 obligation stands behind the figures of ${period}`
    : `${count(total)} obligations stand behind the figures of ${period}`;
}

/** What lists the rows that the document does not carry. */
function elsewhere(figure: TracedFigure, options: string | null): TracedFigure {
  if (figure.list !== null || options === null) return figure;
  return { ...figure, says: `${figure.says}; not listed here: punctual trace` };
}
