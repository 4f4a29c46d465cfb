import type { ContractRow } from '../case.js';
import { midnight, plusDays } from '../dates.js';
import { instantOf, zoneNamed } from '../zone.js';

/** A stretch of a contract in which something is owed once: local dates, and the midnights at their ends. */
export interface Period {
  readonly each: 'quarter' | 'term';
  readonly date: string;
  readonly starts: number;
  /** The first midnight after it; null: no end is agreed. */
  readonly ends: number | null;
}

/** Every calendar quarter that lies wholly in the contract and has begun. */
export function quartersOf(contract: ContractRow, zone: string, asOf: number): Period[] {
  const found: Period[] = [];
  const after = contract.ends_on === null ? null : plusDays(contract.ends_on, 1);
  for (let date = quarterFrom(contract.starts_on); ; date = quarterFrom(plusDays(date, 1))) {
    const next = quarterFrom(plusDays(date, 1));
    const starts = midnightIn(zone, date);
    if (starts > asOf || (after !== null && next > after)) return found;
    found.push({ each: 'quarter', date, starts, ends: midnightIn(zone, next) });
  }
}

/** The whole contract. */
export function termOf({ starts_on, ends_on }: ContractRow, zone: string): Period {
  return {
    each: 'term',
    date: starts_on,
    starts: midnightIn(zone, starts_on),
    ends: ends_on === null ? null : midnightIn(zone, plusDays(ends_on, 1)),
  };
}

/** The first day of a quarter on or after a date. */
function quarterFrom(date: string): string {
  const isFirst = /-(01|04|07|10)-01$/.test(date);
  return isFirst ? date : quarterFrom(plusDays(date, 1));
}

function midnightIn(zone: string, date: string): number {
  return instantOf(zoneNamed(zone), midnight(date), 'earlier');
}
