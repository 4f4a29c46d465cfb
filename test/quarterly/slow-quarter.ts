import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { sampleRows } from '../findings/csv-rows.js';
import { asOf } from './sample-quarter.js';

/** A line of the exported ledger, as a reader of the file has it. */
export interface Line {
  readonly scenario: string;
  readonly case_id: string | null;
  readonly account_id: string;
  readonly policy: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly promise: string | null;
  readonly started_at_ms: number;
  readonly due_at_ms: number | null;
  readonly ended_at_ms: number | null;
  readonly elapsed_ms: number | null;
  readonly overdue_ms: number | null;
  readonly verdict: string;
  readonly hinges_on: string | null;
  readonly quarter: string;
}

/** Every line of the ledger with the quarter that it belongs to: that of its due, else of its end, else of its start; running, of the as-of instant. */
export async function ledgerLines(warehouse: Warehouse): Promise<Line[]> {
  const lines = await warehouse.rows<Omit<Line, 'quarter'>>('select * from ledger');
  return lines.map((line) => {
    const { verdict, due_at_ms, ended_at_ms, started_at_ms } = line;
    const at =
      verdict === 'running' ? Date.parse(asOf) : (due_at_ms ?? ended_at_ms ?? started_at_ms);
    return { ...line, quarter: quarterOf(new Date(at).toISOString()) };
  });
}

/** "2026-Q3" of an ISO instant in UTC. */
export function quarterOf(iso: string): string {
  return `${iso.slice(0, 4)}-Q${Math.ceil(Number(iso.slice(5, 7)) / 3)}`;
}

/** How many were met and how many missed. */
export function tallyOf(lines: readonly Line[]): { met: number; missed: number } {
  return {
    met: lines.filter(({ verdict }) => verdict === 'met').length,
    missed: lines.filter(({ verdict }) => verdict === 'missed').length,
  };
}

/** Of the cases that were judged, those without a miss and those with one. */
export function keptOf(lines: readonly Line[]): { met: number; missed: number } {
  const judged = lines.filter(({ verdict }) => verdict === 'met' || verdict === 'missed');
  const cases = new Set(judged.map(({ case_id }) => case_id));
  const missed = new Set(
    judged.filter(({ verdict }) => verdict === 'missed').map(({ case_id }) => case_id),
  );
  return { met: cases.size - missed.size, missed: missed.size };
}

/** Cases of an account by the quarter of their opening, from the file itself. */
export function openedIn(account: string, quarter: string) {
  return sampleRows('cases.csv').filter(
    ({ account_id, opened_at }) => account_id === account && quarterOf(opened_at ?? '') === quarter,
  );
}
