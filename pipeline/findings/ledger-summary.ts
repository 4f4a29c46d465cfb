import type { Warehouse } from '../warehouse/open.js';
import type { RangeFinding, Rate } from './contract.js';
import { found } from './queries.js';
import { rangeOf } from './ranges.js';
import { rateOf } from './rate.js';

/** One promise of one policy over the whole ledger. */
export interface PromiseTotal {
  readonly policy: string;
  readonly promise: string;
  readonly rate: Rate;
  readonly range: RangeFinding | null;
}

/** What a replay came to, in the order of policies and promises. */
export interface LedgerSummary {
  readonly promises: readonly PromiseTotal[];
  readonly notComputed: readonly { readonly scenario: string; readonly whyNot: string }[];
  readonly casesWithoutContract: number;
  readonly casesWithoutVersion: number;
}

interface Tally {
  readonly scenario: string;
  readonly policy: string;
  readonly promise: string;
  readonly met: number;
  readonly missed: number;
}

/** Sums the ledger up by policy and promise, with the range over all scenarios. */
export async function summariseLedger(warehouse: Warehouse): Promise<LedgerSummary> {
  const tallies = await found<Tally>(warehouse, 'ledger_summary');
  const scenarios = await warehouse.rows<{
    scenario: string;
    reading: string | null;
    option: string | null;
    why_not: string | null;
  }>('select scenario, reading, option, why_not from policy.scenarios order by scenario_id');
  const keys = new Map(
    tallies.map(({ policy, promise }) => [`${policy} ${promise}`, { policy, promise }]),
  );
  const promises = [...keys.values()].map(({ policy, promise }) => {
    const own = tallies.filter((each) => each.policy === policy && each.promise === promise);
    const house = own.find(({ scenario }) => scenario === 'house');
    const rates = own.flatMap(({ scenario, met, missed }) => {
      const named = scenarios.find((each) => each.scenario === scenario);
      if (named === undefined) return [];
      const { reading, option } = named;
      return [{ scenario, reading, option, rate: rateOf(met, missed) }];
    });
    const rate = rateOf(house?.met ?? 0, house?.missed ?? 0);
    return { policy, promise, rate, range: rangeOf(rate, rates) };
  });
  const [counted] = await found<{ without_contract: number; without_version: number }>(
    warehouse,
    'workspace_cases',
  );
  return {
    promises,
    notComputed: scenarios.flatMap(({ scenario, why_not }) =>
      why_not === null ? [] : [{ scenario, whyNot: why_not }],
    ),
    casesWithoutContract: counted?.without_contract ?? 0,
    casesWithoutVersion: counted?.without_version ?? 0,
  };
}
