import type { Facts, Finding, Share, Witness } from '../../../pipeline/policy/lint/finding.js';
import { factsText } from '../../../pipeline/policy/lint/names.js';
import { duration } from '../../../reports/words/duration.js';
import { listed } from '../../../reports/words/count.js';
import { percent } from '../../../reports/words/rate.js';
import { moment, yearOf } from '../../explain/words.js';

/** "On 83.2 % of the year's instants, on 79.4 % of those in opening hours; 51.0 % to 100 % by other readings." */
export function shareText({ shares, holds_under: under }: Finding): string | null {
  const leading = shares.filter(({ scenario }) => scenario === under[0]);
  const [most] = leading.toSorted((a, b) => b.held - a.held);
  if (most === undefined) return null;
  const told = leading.length === 1 ? oneShare(most) : severalShares(leading);
  const others = shares.filter((share) => !leading.includes(share)).map(rateOf);
  const [low, high] = [Math.min(...others), Math.max(...others)];
  const isSpread = others.length > 0 && (low < rateOf(most) || high > rateOf(most));
  const spread = isSpread ? `; ${rangeText(low, high, most.instants)} by other readings` : '';
  return `${told}${spread}.`;
}

function oneShare(share: Share): string {
  const facts = factsText(share.facts);
  const whose = facts === '' ? '' : ` (${facts})`;
  if (share.held === share.instants) return `Whenever the case is opened${whose}`;
  return `On ${rateText(share)} of all instants${openText(share)}${whose}`;
}

function openText(share: Share): string {
  if (share.open_instants === share.instants) return '';
  const { open_held: held, open_instants: n } = share;
  return `, on ${held === n ? 'all' : n === 0 ? 'none' : percent(held / n, n)} of those in opening hours`;
}

function severalShares(shares: readonly Share[]): string {
  const rates = shares.map(rateOf);
  const open = shares.map((share) => share.open_held / share.open_instants);
  const n = shares[0]?.instants ?? 0;
  const inHours = `, ${rangeText(Math.min(...open), Math.max(...open), n)} of those in opening hours`;
  const kinds = shares.map(({ facts }) => factsText(facts)).filter((text) => text !== '');
  const by = kinds.length === 0 ? '' : ` (${kinds.join('; ')})`;
  return `On ${rangeText(Math.min(...rates), Math.max(...rates), n)} of all instants${inHours}${by}`;
}

function rangeText(low: number, high: number, n: number): string {
  const [from, to] = [percent(low, n), percent(high, n)];
  return from === to ? from : `${from} to ${to}`;
}

function rateOf({ held, instants }: Share): number {
  return held / instants;
}

function rateText({ held, instants }: Share): string {
  return percent(held / instants, instants);
}

/** Under which readings it shows; nothing where it hangs on no time. */
export function scenarioText({ holds_under: under, gone_under: gone }: Finding): string | null {
  if (under.length === 0) return null;
  if (gone.length === 0) return under.length === 1 ? null : 'Under every reading.';
  if (!under.includes('house')) return `Only under ${listed(under)}.`;
  return under.length === 1 ? 'Only under the house’s reading.' : `Not under ${listed(gone)}.`;
}

/** "At most 42 h apart, opened Thu 28 Mar 2024, 09:00 GMT: Enterprise, Severity 2 due …, Pro, Severity 2 due …." */
export function witnessText(witness: Witness | null): string | null {
  const [one, two] = witness?.dues ?? [];
  if (witness === null || one === undefined || two === undefined) return null;
  const { zone, opened_at_ms: opened, facts } = witness;
  const year = yearOf(opened, zone);
  const due = (ms: number) => moment(ms, zone, year);
  const apart = duration(Math.abs(one.due_at_ms - two.due_at_ms));
  return `Up to ${apart}: opened ${moment(opened, zone)}${kindText(facts)}, ${one.of} is due ${due(one.due_at_ms)}, ${two.of} ${due(two.due_at_ms)}.`;
}

function kindText(facts: Facts): string {
  const text = factsText(facts);
  return text === '' ? '' : ` (${text})`;
}
