import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { literal, literals } from '../ingest/quote.js';
import { packageRoot } from '../root.js';
import type { Warehouse } from '../warehouse/open.js';

/** Which obligations leave: of these policies, of one account, of the stretch `[fromMs, toMs)` by their period; null is no limit. */
export interface LedgerScope {
  readonly policies: readonly string[] | null;
  readonly account: string | null;
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

export const wholeLedger: LedgerScope = { policies: null, account: null, fromMs: null, toMs: null };

/** The order of a ledger's rows in every format. */
export const ledgerOrder =
  'scenario, case_id nulls first, promise nulls first, sequence, obligation_id';

/** The query of the ledger as it leaves, in no order, with the variables that it reads set. */
export async function ledgerLines(
  warehouse: Warehouse,
  scenarios: readonly string[],
  { policies, account, fromMs, toMs }: LedgerScope,
): Promise<string> {
  const variables = {
    export_scenarios: `[${literals(scenarios)}]`,
    export_policies: policies === null ? 'null::varchar[]' : `[${literals(policies)}]`,
    export_account: account === null ? 'null::varchar' : literal(account),
    export_from_ms: `${fromMs ?? 'null'}::bigint`,
    export_to_ms: `${toMs ?? 'null'}::bigint`,
  };
  for (const [name, value] of Object.entries(variables)) {
    await warehouse.run(`set variable ${name} = ${value}`);
  }
  return readFileSync(join(packageRoot, 'queries', 'exports', 'ledger_lines.sql'), 'utf8');
}
