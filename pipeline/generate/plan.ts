import { second } from './spans.js';

export const policyKeys = ['ownbackup', 'openback', 'probax', 'crashplan'] as const;
export type PolicyKey = (typeof policyKeys)[number];

/** What to make up: equal plans give equal bytes. */
export interface Plan {
  readonly cases: number;
  readonly seed: number;
  /** First local date of the period, as `2025-08-01`. */
  readonly from: string;
  readonly months: number;
  readonly policies: readonly PolicyKey[];
  /** How many times the cases of a quiet month the last one has; the months before rise towards it. */
  readonly recent: number;
  /** Whether rows that no reader can accept are planted. */
  readonly badRows: boolean;
}

/** The plan of `sample-data/`. */
export const samplePlan: Plan = {
  cases: 1200,
  seed: 2026,
  from: '2025-08-01',
  months: 15,
  policies: policyKeys,
  recent: 5,
  badRows: true,
};

/** The months of a plan as half-open UTC instants, and the last instant for which its facts are complete. */
export interface Period {
  readonly startMs: number;
  readonly endMs: number;
  readonly asOfMs: number;
  readonly monthStartsMs: readonly number[];
}

export function periodOf(plan: Plan): Period {
  const [year = 0, month = 1, date = 1] = plan.from.split('-').map(Number);
  const monthStartsMs = Array.from({ length: plan.months }, (_, index) =>
    Date.UTC(year, month - 1 + index, date),
  );
  const endMs = Date.UTC(year, month - 1 + plan.months, date);
  return { startMs: Date.UTC(year, month - 1, date), endMs, asOfMs: endMs - second, monthStartsMs };
}

/** The month of a plan in which an instant lies, counted from 0. */
export function monthAt(period: Period, at: number): number {
  let month = period.monthStartsMs.length - 1;
  while (month > 0 && at < (period.monthStartsMs[month] ?? 0)) month -= 1;
  return month;
}
