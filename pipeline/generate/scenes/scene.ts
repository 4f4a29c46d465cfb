import type { Period, Plan } from '../plan.js';
import { day } from '../spans.js';
import type { Account } from '../world/account.js';
import type { Accounts } from '../world/accounts.js';
import type { Arrivals } from '../world/arrivals.js';
import { type Region, regions } from '../world/regions.js';

/** What is settled of a case before chance has its say; spans count from the opening. */
export interface Script {
  readonly severity?: string;
  readonly channel?: string;
  readonly category?: string;
  readonly subject?: string;
  readonly respondsAfter?: number;
  /** How long the caller waits for an answer, or `never` if the call is given up. */
  readonly callWaits?: number | 'never';
  readonly fate?: 'lingers' | 'is forgotten';
}

/** A case that opens where and when a report should find it. */
export interface Scene {
  readonly at: number;
  readonly region: Region;
  readonly account?: Account;
  readonly script: Script;
}

/** What scenes are set in. */
export interface Stage {
  readonly plan: Plan;
  readonly period: Period;
  readonly arrivals: Arrivals;
  readonly accounts: Accounts;
}

export function sceneIn(key: string, at: number, script: Script): Scene {
  return { at, region: regionOf(key), script };
}

export function regionOf(key: string): Region {
  return regions.find((region) => region.key === key) ?? (regions[0] as Region);
}

/** Midnight, in UTC, of the first such weekday (1 is Monday) that lies so many days into the last month. */
export function weekdayOfLastMonth(period: Period, weekday: number, days: number): number {
  const from = (period.monthStartsMs.at(-1) ?? period.startMs) + days * day;
  const held = (Math.floor(from / day) + 3) % 7;
  return from + ((weekday - 1 - held + 7) % 7) * day;
}
