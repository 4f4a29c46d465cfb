import type { Named, Share, Spread } from '../../../pipeline/findings/contract.js';
import type { Block, Table } from '../../render/contract.js';
import { count } from '../../words/count.js';
import { duration } from '../../words/duration.js';
import type { Names } from '../../words/names.js';
import { outOf, percent, percentSpan } from '../../words/rate.js';
import { noBreak } from '../../words/space.js';

/** What the words of a described clause need to know beside its figures. */
export interface Telling {
  readonly names: Names;
  readonly severities: readonly Named[];
  readonly zone: string;
  /** "October". */
  readonly month: string;
}

/** "8 %", "2 of 4" where there are too few for a share, "none of 3". */
export function shareText({ hits, n, rate }: Share): string {
  if (hits === 0 && n > 0) return `none of ${count(n)}`;
  return rate === null ? outOf(hits, n) : percent(rate, n);
}

/** "8 % of 145 cases", "2 of 4 cases", "the only case", "none of 3 cases". */
export function shareOfText(share: Share, one: string, many = `${one}s`): string {
  const { hits, n, rate } = share;
  if (n === 1) return hits === 1 ? `the only ${one}` : `not the only ${one}`;
  return rate === null || hits === 0
    ? `${shareText(share)} ${many}`
    : `${shareText(share)} of ${count(n)} ${many}`;
}

/** "4 % to 13 %", empty where there is none. */
export function intervalText({ low, high, n }: Share): string {
  return low === null || high === null ? '' : percentSpan(low, high, n);
}

/** "3 h 20 min at the median, nine in ten by 8 h". */
export function spreadText({ n, medianMs, p90Ms }: Spread): string {
  if (n === 1) return duration(medianMs);
  return `${duration(medianMs)} at the median, nine in ten by ${duration(p90Ms)}`;
}

/** " Not recorded: the channel of 3.", empty where all are. */
export function unknownText(n: number, what: string): string {
  return n === 0 ? '' : ` Not recorded: ${what} of ${count(n)}.`;
}

/** "an agent", "the system": who a kind of actor is. */
export function actorText(actor: string | null): string {
  return actorNames[actor ?? ''] ?? 'someone who is not recorded';
}

const actorNames: Readonly<Record<string, string>> = {
  agent: 'an agent',
  customer: 'the customer',
  system: 'the system',
};

/** A finding with its definition over a table. */
export function tableTold(title: string, counted: string, table: Table): Block {
  return { kind: 'table', title, counted, table };
}

/** A finding that needs no table: its definition alone. */
export function bareTold(title: string, counted: string): Block {
  return { kind: 'facts', title, counted, facts: [] };
}

/** "n 12", on one line. */
export function nText(n: number): string {
  return `n${noBreak}${count(n)}`;
}
