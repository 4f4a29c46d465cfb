import type { ContractRow } from '../case.js';
import { midnight, plusDays } from '../dates.js';
import { instantOf, zoneNamed } from '../zone.js';

const day = 86_400_000;

/** A stretch of a contract in which something is owed once: local dates, and the midnights at their ends. */
export interface Period {
  readonly each: 'quarter' | 'once';
  readonly date: string;
  /** The date after a quarter's last. */
  readonly next?: string;
  readonly starts: number;
  /** The first midnight after it; null: no end is agreed. */
  readonly ends: number | null;
}

/** Every calendar quarter that begins in the contract and has begun. */
export function quartersOf(contract: ContractRow, zone: string, asOf: number): Period[] {
  const year = Number(contract.starts_on.slice(0, 4));
  const found: Period[] = [];
  for (let quarter = 4 * year; ; quarter += 1) {
    const date = firstDay(quarter);
    const next = firstDay(quarter + 1);
    if (midnight(date) > asOf + day || date > (contract.ends_on ?? '9999-12-31')) break;
    const starts = midnightIn(zone, date);
    if (date >= contract.starts_on && starts <= asOf) {
      found.push({ each: 'quarter', date, next, starts, ends: midnightIn(zone, next) });
    }
  }
  return found;
}

/** The whole contract. */
export function termOf({ starts_on, ends_on }: ContractRow, zone: string): Period {
  return {
    each: 'once',
    date: starts_on,
    starts: midnightIn(zone, starts_on),
    ends: ends_on === null ? null : midnightIn(zone, plusDays(ends_on, 1)),
  };
}

/** The first day of a quarter, quarters being numbered from the year 0 on. */
function firstDay(quarter: number): string {
  const month = ['01', '04', '07', '10'][quarter % 4] ?? '';
  return `${Math.floor(quarter / 4)}-${month}-01`;
}

function midnightIn(zone: string, date: string): number {
  return instantOf(zoneNamed(zone), midnight(date), 'earlier');
}
