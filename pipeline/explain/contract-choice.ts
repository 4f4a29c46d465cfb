import { civilZone } from '../policy/zone.js';
import type { ContractTold } from './contract.js';
import type { CaseRow, ContractRow } from './facts.js';

/** Which contract was in force when the case was opened, and why this one (semantics §6). */
export function contractChoice(
  { opened_at_ms, product, policy, time_zone }: CaseRow,
  contracts: readonly ContractRow[],
): ContractTold {
  const offset = civilZone(time_zone)?.offsetMs(opened_at_ms) ?? 0;
  const opened_date = new Date(opened_at_ms + offset).toISOString().slice(0, 10);
  const inForce = contracts.filter(
    ({ starts_on, ends_on }) =>
      starts_on <= opened_date && opened_date <= (ends_on ?? '9999-12-31'),
  );
  const named = inForce.filter(({ tier }) => tier !== null && tier === product);
  const [chosen] = [...(named.length > 0 ? named : inForce)].sort(latestFirst);
  const told = {
    opened_date,
    time_zone,
    chosen: chosen === undefined ? null : termsOf(chosen),
    in_force: inForce.length,
    known: contracts.length,
  };
  if (chosen === undefined) return { ...told, chosen_by: policy === null ? 'none' : 'default' };
  if (inForce.length === 1) return { ...told, chosen_by: 'only' };
  return { ...told, chosen_by: named.length > 0 ? 'product' : 'latest' };
}

function termsOf({ policy, tier, plan, starts_on, ends_on }: ContractRow): ContractTold['chosen'] {
  return { policy, tier, plan, starts_on, ends_on };
}

function latestFirst(a: ContractRow, b: ContractRow): number {
  const orderOf = ({ starts_on, policy, tier }: ContractRow) =>
    [starts_on, policy, tier ?? ''].join('\u0000');
  return orderOf(a) < orderOf(b) ? 1 : -1;
}
