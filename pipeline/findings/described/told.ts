import type { Warehouse } from '../../warehouse/open.js';
import { addCounted } from '../counted.js';
import type { CountedThing } from '../counted-contract.js';
import { found, gather, release } from '../queries.js';
import { ratedFrom, wilson } from '../rate.js';
import type { Described, Share, Spread } from './contract.js';

/** Which facts the exports of the workspace tell at all. */
export interface ToldFacts {
  readonly has_messages: boolean;
  readonly has_statuses: boolean;
  readonly has_severities: boolean;
  readonly has_case_severities: boolean;
  readonly has_escalations: boolean;
  readonly has_resources: boolean;
  readonly has_roles: boolean;
  readonly has_agents: boolean;
  readonly has_channels: boolean;
  readonly has_closure_codes: boolean;
  readonly has_requesters: boolean;
  readonly has_previous_cases: boolean;
  readonly has_contacts: boolean;
}

export async function readTold(warehouse: Warehouse): Promise<ToldFacts> {
  const [told] = await found<ToldFacts>(warehouse, 'described/told');
  if (told === undefined) throw new Error('Nothing says what the exports tell.');
  return told;
}

/** What is found while the rows of a query stand as a table, which are listed as well as counted. */
export async function whileGathered<Found>(
  warehouse: Warehouse,
  table: string,
  things: readonly CountedThing[],
  find: () => Promise<Found>,
): Promise<Found> {
  await gather(warehouse, `described/${table}`, table);
  await addCounted(warehouse, ...things);
  const figures = await find();
  await release(warehouse, table);
  return figures;
}

/** The figures, unless a field is missing; the first one that is, is named. */
export async function describe<Figures>(
  clause: string,
  needs: readonly (readonly [isTold: boolean, field: string])[],
  figures: () => Promise<Figures>,
): Promise<Described<Figures>> {
  const missing = needs.find(([isTold]) => !isTold);
  if (missing !== undefined) return { clause, lacks: missing[1], figures: null };
  return { clause, lacks: null, figures: await figures() };
}

/** So many of `n`, with the interval where there are enough. */
export function shareOf(hits: number, n: number): Share {
  if (n < ratedFrom) return { hits, n, rate: null, low: null, high: null };
  return { hits, n, rate: hits / n, ...wilson(hits, n) };
}

/** Null where nothing was timed. */
export function spreadOf(n: number, medianMs: number | null, p90Ms: number | null): Spread | null {
  return medianMs === null || p90Ms === null ? null : { n, medianMs, p90Ms };
}

/** The only row of a query that has one. */
export async function one<Row>(warehouse: Warehouse, query: string): Promise<Row> {
  const [row] = await found<Row>(warehouse, query);
  if (row === undefined) throw new Error(`${query} gave no row.`);
  return row;
}

/** The sum of one column over the rows that fit. */
export function total<Row>(
  rows: readonly Row[],
  amountOf: (row: Row) => number,
  fits: (row: Row) => boolean = () => true,
): number {
  return rows.reduce((sum, row) => sum + (fits(row) ? amountOf(row) : 0), 0);
}
