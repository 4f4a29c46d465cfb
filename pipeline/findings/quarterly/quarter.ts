import { UserError } from '../../failure.js';
import { enterWaivers } from '../../waivers/enter.js';
import type { Warehouse } from '../../warehouse/open.js';
import type { PolicyTerms } from '../contract.js';
import type { Periods } from '../periods.js';
import type { SpokenScenario } from '../promises.js';
import { found } from '../queries.js';
import { type Replayed, readReplayed } from '../replayed.js';
import { accountNamed } from '../scope.js';
import { heldBefore, termsOf } from '../terms.js';
import type { Evidence } from './contract.js';
import {
  type AskedQuarter,
  accountsOfQuarter,
  enterQuarter,
  type ReportedAccount,
} from './scope.js';

/** What holds for every account of the quarter. */
export interface Quarter {
  readonly asked: AskedQuarter;
  readonly periods: Periods;
  readonly replayed: Replayed;
  readonly policies: readonly PolicyTerms[];
  readonly scenarios: ReadonlyMap<string, readonly SpokenScenario[]>;
  /** Policies whose tiers stand in their order, the highest first. */
  readonly ranked: ReadonlySet<string>;
  readonly evidence: Evidence;
  /** Every account with something to report. */
  readonly accounts: readonly ReportedAccount[];
}

/** Enters a quarter: its bounds, the policies' terms, and who has something to report. */
export async function openQuarter(warehouse: Warehouse, asked: AskedQuarter): Promise<Quarter> {
  const replayed = await readReplayed(warehouse);
  const periods = await enterQuarter(warehouse, asked);
  await enterWaivers(warehouse, asked.register ?? null);
  const rows = await warehouse.rows<SpokenScenario & { policies: string[] }>(
    `select scenario_id, scenario, reading, option, why_not, policies
    from policy.scenarios
    order by scenario_id`,
  );
  const ids = [...new Set(replayed.policies.map(({ policy }) => policy))].sort();
  const scenarios = new Map(
    ids.map((id) => [
      id,
      rows
        .filter(({ policies }) => policies.includes(id))
        .map(({ policies: _, ...scenario }) => scenario),
    ]),
  );
  const policies = ids.map((id) => {
    const versions = replayed.policies.filter(({ policy }) => policy === id);
    const whyNot = (scenarios.get(id) ?? []).flatMap(({ scenario, why_not }) =>
      why_not === null ? [] : [[scenario, why_not] as const],
    );
    return termsOf(versions, periods.endsBefore, new Map(whyNot));
  });
  const ranked = ids.filter((id) => {
    const versions = replayed.policies.filter(({ policy }) => policy === id);
    return heldBefore(versions, periods.endsBefore).read.tiers_ranked;
  });
  return {
    asked,
    periods,
    replayed,
    policies,
    ranked: new Set(ranked),
    scenarios,
    evidence: { sources: await sourcesOf(warehouse) },
    accounts: await accountsOfQuarter(warehouse),
  };
}

async function sourcesOf(warehouse: Warehouse): Promise<Evidence['sources']> {
  const rows = await found<{
    path: string;
    sha256: string;
    table_name: string;
    rows_read: number;
    loaded: number;
  }>(warehouse, 'sources');
  return rows.map(({ path, sha256, table_name, rows_read, loaded }) => ({
    file: path,
    sha256,
    table: table_name,
    rowsRead: rows_read,
    loaded,
  }));
}

/** The account of that id or name, if it has something to report in the quarter. */
export async function accountOfQuarter(
  warehouse: Warehouse,
  { accounts, asked: { quarter } }: Quarter,
  asked: string,
): Promise<ReportedAccount> {
  const { id, name } = await accountNamed(warehouse, asked);
  const reported = accounts.find((account) => account.id === id);
  if (reported !== undefined) return reported;
  throw new UserError({
    code: 'report.no-contract',
    message: `The account ${id} (${name}) has no contract and no case in ${quarter} under a policy of this ledger.`,
    hint: 'Name another quarter, or load its contract with punctual ingest and replay again.',
  });
}
