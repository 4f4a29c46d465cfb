import type { Facts, Finding, Share, Witness } from '../../../pipeline/policy/lint/finding.js';
import { factsText } from '../../../pipeline/policy/lint/names.js';
import { listed } from '../../../reports/words/count.js';
import { duration } from '../../../reports/words/duration.js';
import { percent } from '../../../reports/words/rate.js';
import { moment, yearOf } from '../../explain/words.js';

/** "On 83.1 % of all instants, on 79.4 % of those in opening hours; 6.0 % to 100 % under other readings." */
export function shareText({ shares, holds_under: under }: Finding): string | null {
  const leading = shares.filter(({ scenario }) => scenario === under[0]);
  if (leading.length === 0) return null;
  const rates = rangeOf(leading.map(rateOf), leading);
  const others = shares.filter((share) => !leading.includes(share)).map(rateOf);
  const spread = rangeOf(others, shares);
  const tail =
    others.length === 0 || spread === rates
      ? ''
      : `; ${spread === whole ? 'whenever it is opened' : spread} under other readings`;
  return `${ownText(leading, rates)}${tail}.`;
}

function ownText(shares: readonly Share[], rates: string): string {
  const kinds = kindsText(shares.map(({ facts }) => facts));
  const whose = kinds === '' ? '' : ` (${kinds})`;
  if (rates === whole) return `Whenever the case is opened${whose}`;
  const hours = shares.filter(({ open_instants: n, instants }) => n > 0 && n < instants);
  const open = rangeOf(
    hours.map(({ open_held, open_instants }) => open_held / open_instants),
    hours,
  );
  const inHours = hours.length === 0 ? '' : `, on ${open} of those in opening hours`;
  return `On ${rates} of all instants${inHours}${whose}`;
}

const whole = 'all';

function rangeOf(rates: readonly number[], shares: readonly Share[]): string {
  const n = Math.min(...shares.map(({ instants }) => instants));
  const [low, high] = [Math.min(...rates), Math.max(...rates)];
  if (low === 1) return whole;
  const [from, to] = [percent(low, n), percent(high, n)];
  return from === to ? from : `${from} to ${to}`;
}

function rateOf({ held, instants }: Share): number {
  return held / instants;
}

/** "site us, uk and israel" for kinds of case that differ in one fact, else each with all of its own. */
function kindsText(kinds: readonly Facts[]): string {
  const told = kinds.filter((facts) => Object.keys(facts).length > 0);
  const [first = {}] = told;
  const [name = ''] = Object.keys(first);
  const isOne = told.every((facts) => Object.keys(facts).join() === name);
  if (!isOne || told.length < 2) return told.map(factsText).join('; ');
  return `${name.replaceAll(/[_.]/g, ' ')} ${listed(told.map((facts) => String(facts[name])))}`;
}

/** Under which readings it shows; nothing where it hangs on no time. */
export function scenarioText({ holds_under: under, gone_under: gone }: Finding): string | null {
  if (under.length === 0) return null;
  if (gone.length === 0) return under.length === 1 ? null : 'Under every reading.';
  if (!under.includes('house')) return `Only with ${listed(under)}.`;
  return under.length === 1 ? 'Only under the house’s reading.' : `Not with ${listed(gone)}.`;
}

/** "Up to 42 h apart: opened Thu 28 Mar 2024, 09:00 GMT, Enterprise, Severity 2 is due …, Pro, Severity 2 …." */
export function witnessText(witness: Witness | null): string | null {
  const [one, two] = witness?.dues ?? [];
  if (witness === null || one === undefined || two === undefined) return null;
  const { zone, opened_at_ms: opened, facts } = witness;
  const year = yearOf(opened, zone);
  const due = (ms: number) => moment(ms, zone, year);
  const apart = duration(Math.abs(one.due_at_ms - two.due_at_ms));
  const kind = factsText(facts);
  const whose = kind === '' ? '' : ` (${kind})`;
  return `Up to ${apart}: opened ${moment(opened, zone)}${whose}, ${one.of} is due ${due(one.due_at_ms)}; ${two.of} ${due(two.due_at_ms)}.`;
}
