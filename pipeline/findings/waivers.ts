import type { WaiverRegister } from '../waivers/contract.js';
import type { Warehouse } from '../warehouse/open.js';
import type {
  KeptFinding,
  PromiseFinding,
  Rate,
  ScopeFinding,
  WaivedRate,
  WaiverFinding,
  WaiverState,
  WaiversFinding,
} from './contract.js';
import { found } from './queries.js';
import { rateOf } from './rate.js';

interface WaiverRow {
  readonly waiver_row: number;
  readonly case_id: string | null;
  readonly obligation_id: string | null;
  readonly promise: string | null;
  readonly reason: string;
  readonly approver: string;
  readonly approved_on: string;
  readonly note: string | null;
  readonly cases: number;
  readonly cases_here: number;
  readonly named: number;
  readonly here: number;
  readonly missed: number;
  readonly rated_missed: number;
  readonly in_month: number;
  readonly applied: number;
  readonly verdicts: readonly string[];
}

/** Misses that were waived, of one account under one policy. */
export interface WaivedTally {
  readonly account_id: string;
  readonly policy: string | null;
  readonly promise: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly waived: number;
}

/** Cases whose misses were all waived, of one account under one policy. */
export interface WaivedCases {
  readonly account_id: string;
  readonly policy: string | null;
  /** Something was met beside them. */
  readonly cleared: number;
  /** Nothing else was judged. */
  readonly emptied: number;
}

/** What the register's waivers come to in the month. Reads what `enterScope` entered, and `scope_rows`. */
export async function findWaivers(
  warehouse: Warehouse,
  register: WaiverRegister | null,
  { account }: ScopeFinding,
  promises: readonly PromiseFinding[],
  kept: KeptFinding,
): Promise<WaiversFinding | null> {
  if (register === null) return null;
  const rows = await found<WaiverRow>(warehouse, 'waiver_rows');
  const tallies = await found<WaivedTally>(warehouse, 'waived_tallies');
  const cases = await found<WaivedCases>(warehouse, 'waived_cases');
  const ofPromises = promises.flatMap(({ promise, rate }) => {
    const waived = waivedIn(tallies.filter((tally) => tally.promise === promise));
    return waived === 0 ? [] : [{ promise, ...waivedRate(rate, waived) }];
  });
  return {
    file: register.file,
    sha256: register.sha256,
    duplicates: register.duplicates,
    waivers: rows.filter((row) => isTold(row, account !== null)).map(waiverOf),
    promises: ofPromises,
    cells: promises.flatMap(({ promise, cells }) =>
      cells.flatMap(({ tier, severity, rate }) => {
        const waived = waivedIn(
          tallies.filter(
            (each) => each.promise === promise && each.tier === tier && each.severity === severity,
          ),
        );
        return waived === 0 ? [] : [{ promise, tier, severity, ...waivedRate(rate, waived) }];
      }),
    ),
    kept: waivedKept(kept.rate, cases),
  };
}

/** How many misses these are. */
export function waivedIn(tallies: readonly WaivedTally[]): number {
  return tallies.reduce((sum, { waived }) => sum + waived, 0);
}

/** The kept cases without those whose misses were all waived; null: there are none. */
export function waivedKept(judged: Rate, cases: readonly WaivedCases[]): WaivedRate | null {
  const sum = (key: 'cleared' | 'emptied') => cases.reduce((total, each) => total + each[key], 0);
  const [cleared, emptied] = [sum('cleared'), sum('emptied')];
  if (cleared + emptied === 0) return null;
  return {
    waived: cleared + emptied,
    judged,
    without: rateOf(judged.met + cleared, judged.missed - cleared - emptied),
  };
}

/** The rate without misses that were waived; what was met stays. */
export function waivedRate(judged: Rate, waived: number): WaivedRate {
  return { waived, judged, without: rateOf(judged.met, judged.missed - waived) };
}

/** What names nothing at all is told wherever all accounts are; what names another policy's or account's is told there. */
function isTold({ cases, cases_here, named, here }: WaiverRow, isOneAccount: boolean): boolean {
  return here + cases_here > 0 || (named + cases === 0 && !isOneAccount);
}

function waiverOf(row: WaiverRow): WaiverFinding {
  return {
    row: row.waiver_row,
    caseId: row.case_id,
    obligationId: row.obligation_id,
    promise: row.promise,
    reason: row.reason,
    approver: row.approver,
    approvedOn: row.approved_on,
    note: row.note,
    state: stateOf(row),
    applied: row.applied,
    verdicts: row.verdicts,
  };
}

function stateOf({
  cases,
  named,
  missed,
  rated_missed,
  in_month,
  applied,
}: WaiverRow): WaiverState {
  if (named === 0) return cases === 0 ? 'unknown' : 'not-owed';
  if (applied > 0) return 'applied';
  if (in_month > 0) return 'covered';
  if (missed === 0) return 'not-missed';
  return rated_missed === 0 ? 'not-rated' : 'other-months';
}
