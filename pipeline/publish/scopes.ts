import { UserError } from '../failure.js';
import type { PeriodBasis } from '../findings/contract.js';
import { monthsUpTo, type Periods } from '../findings/periods.js';
import type { PublicationRecord } from './record.js';

/** Which obligations two ledgers are compared by: those of one policy, in a stretch of time or in all. */
export interface LedgerScope {
  readonly policy: string;
  /** An account's id. */
  readonly account: string | null;
  readonly zone: string;
  readonly period: PeriodBasis;
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** Whether it is that of a report, which tells of deliverables by the quarter. */
  readonly isOfReport: boolean;
}

const farMs = 4_000_000_000_000_000;

/** The scope's stretch of time as the only period that a database is asked about. */
export function periodsOf({ fromMs, toMs }: LedgerScope): Periods {
  return {
    labels: ['all'],
    startsMs: [fromMs ?? -farMs],
    toMs: toMs ?? farMs,
    endsBefore: '9999-12-31',
  };
}

/** The scope of a publication. */
export function scopeOf({ scope }: PublicationRecord): LedgerScope {
  const { policy, account, zone, period, fromMs, toMs } = scope;
  return { policy, account: account?.id ?? null, zone, period, fromMs, toMs, isOfReport: true };
}

/** A month's stretch of time in a zone. */
export function monthScope(month: string, zone: string): { fromMs: number; toMs: number } {
  const { startsMs, toMs } = monthsUpTo(month, zone);
  return { fromMs: startsMs.at(-1) ?? toMs, toMs };
}

/** Two publications are compared only where they count the same. */
export function checkSameScope(one: PublicationRecord, other: PublicationRecord): void {
  const names = ['policy', 'month', 'zone', 'period'] as const;
  const differing = names.filter((name) => one.scope[name] !== other.scope[name]);
  if (one.scope.account?.id !== other.scope.account?.id) throw otherScope('account');
  const [first] = differing;
  if (first !== undefined) throw otherScope(first);
}

function otherScope(what: string): UserError {
  return new UserError({
    code: 'diff.scope',
    message: `The two publications are not of the same ${what}, so their figures count other things.`,
    hint: 'Name two publications of one policy, month, account, zone and period basis.',
  });
}
