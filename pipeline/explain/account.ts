import { z } from 'zod';
import type { Warehouse } from '../warehouse/open.js';

/** One deliverable of one account in one period, as the ledger has it. */
export interface DeliverableTold {
  readonly obligation_id: string;
  readonly policy: string;
  readonly policy_version: string;
  readonly clause: string | null;
  readonly heading: string | null;
  readonly name: string;
  readonly tier: string | null;
  readonly started_at_ms: number;
  readonly due_at_ms: number | null;
  readonly satisfied_at_ms: number | null;
  readonly satisfied_by: string | null;
  readonly ended_at_ms: number | null;
  readonly verdict: string;
  readonly reason: string | null;
  readonly settled: boolean;
  readonly hinges_on: string | null;
}

/** What an account is owed beside answers, under one scenario. */
export interface AccountExplanation {
  readonly account_id: string;
  readonly account_name: string | null;
  readonly time_zone: string;
  readonly as_of_ms: number;
  readonly scenario: string;
  readonly deliverables: readonly DeliverableTold[];
}

const clauses = z.object({
  clauses: z.record(z.string(), z.object({ heading: z.string() })).default({}),
});
const kept = z.array(z.object({ policy: z.string(), version: z.string(), raw: clauses }));

/** Explains an account by its deliverables; null where the ledger owes it none. */
export async function explainAccount(
  warehouse: Warehouse,
  accountId: string,
  scenario: string,
): Promise<AccountExplanation | null> {
  const rows = await warehouse.rows<Omit<DeliverableTold, 'heading'>>(ofAccount, {
    account: accountId,
    scenario,
  });
  if (rows.length === 0) return null;
  const [replayed] = await warehouse.rows<{ as_of_ms: number; policies: string }>(
    'select as_of_ms, policies from policy.replays',
  );
  const [account] = await warehouse.rows<{ name: string | null; time_zone: string | null }>(
    'select name, time_zone from raw.accounts where account_id = $account',
    { account: accountId },
  );
  const policies = kept.parse(JSON.parse(replayed?.policies ?? '[]'));
  const headingOf = (row: Omit<DeliverableTold, 'heading'>) =>
    policies.find(({ policy, version }) => policy === row.policy && version === row.policy_version)
      ?.raw.clauses[row.clause ?? '']?.heading ?? null;
  return {
    account_id: accountId,
    account_name: account?.name ?? null,
    time_zone: account?.time_zone ?? 'UTC',
    as_of_ms: replayed?.as_of_ms ?? 0,
    scenario,
    deliverables: rows.map((row) => ({ ...row, heading: headingOf(row) })),
  };
}

const ofAccount = `
  select
      obligation_id, policy, policy_version, clause, target as name, tier,
      started_at_ms, due_at_ms, satisfied_at_ms, satisfied_by, ended_at_ms, verdict,
      reason, settled, hinges_on,
  from ledger
  where
      account_id = $account
      and scenario = $scenario
      and promise = 'deliverable'
  order by policy, target, started_at_ms`;
