import type { Figure } from '../findings/contract.js';
import type { Periods } from '../findings/periods.js';
import type { AskedScope } from '../findings/scope.js';
import type { KeptPolicy } from '../findings/terms.js';
import type { Warehouse } from '../warehouse/open.js';

/** What holds for cases without a contract. */
export interface RunDefaults {
  readonly policy: string | null;
  readonly tier: string | null;
  readonly account: string | null;
}

/** What a run rests on, beside the data. */
export interface RunTerms {
  readonly programVersion: string;
  readonly asOfMs: number;
  /** Every version of the scope's policy, as its file has it. */
  readonly policies: readonly KeptPolicy[];
  readonly defaults: RunDefaults;
}

/** A run that was recorded: what it rests on, what it said, and where its rows lie. */
export interface RecordedRun extends RunTerms {
  readonly name: string;
  readonly policyVersion: string;
  readonly policySha256: string;
  readonly figures: readonly Figure[];
  readonly ledgerPath: string;
  readonly invitationsPath: string;
  readonly factsPath: string;
}

/** The run that a warehouse holds, within the scope that was entered there. */
export interface PresentRun extends RunTerms {
  readonly name: string;
  readonly policyVersion: string;
  readonly policySha256: string;
  readonly figures: readonly Figure[];
  readonly asked: AskedScope;
  readonly periods: Periods;
  readonly warehouse: Warehouse;
}

/** The workspace's defaults of the replay that the warehouse holds. */
export async function defaultsOf(warehouse: Warehouse): Promise<RunDefaults> {
  const [row] = await warehouse.rows<RunDefaults>(
    'select policy, tier, account from policy.defaults',
  );
  return row ?? { policy: null, tier: null, account: null };
}
