import type { Figure, FigureKind } from '../findings/contract.js';
import type { Periods } from '../findings/periods.js';
import type { AskedScope } from '../findings/scope.js';
import type { KeptPolicy } from '../findings/terms.js';
import { literal } from '../ingest/quote.js';
import type { WaiverRegister } from '../waivers/contract.js';
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
  /** Null: without a register. `untold`: nobody recorded it; it is taken to be that of now. */
  readonly waivers: WaiverRegister | null | 'untold';
}

/** A file that was ingested, as far as it tells whether two runs rest on the same. */
export interface RunSource {
  readonly table: string;
  readonly sha256: string;
}

interface Run extends RunTerms {
  readonly name: string;
  readonly policy: string;
  /** Where its hours and months are told. */
  readonly zone: string;
  /** False: a ledger file without a word on how it was made; its terms are taken to be those of the run that it is held against. */
  readonly isTold: boolean;
  readonly policyVersion: string;
  readonly policySha256: string;
  /** Null: they are counted from the ledger. */
  readonly figures: readonly Figure[] | null;
  /** Those of tables and charts; null where `figures` is, and where they were not recorded. */
  readonly details: readonly Figure[] | null;
  /** What kinds of figures it tells. */
  readonly kinds: ReadonlySet<FigureKind>;
  readonly sources: readonly RunSource[];
}

/** A run that was recorded: what it rests on, what it said, and where its rows lie. */
export interface RecordedRun extends Run {
  /** Whether what accounts are owed is left aside: a report counts it otherwise than a ledger does. */
  readonly isOnCasesAlone: boolean;
  readonly ledgerPath: string;
  /** Null in a ledger that left as a file: it has neither invitations nor facts, and the house alone. */
  readonly invitationsPath: string | null;
  readonly factsPath: string | null;
}

/** The run that a warehouse holds, within the scope that was entered there. */
export interface PresentRun extends Run {
  readonly asked: AskedScope;
  readonly periods: Periods;
  readonly warehouse: Warehouse;
}

/** The scenarios under which the warehouse judged a policy. */
export async function scenariosOf(warehouse: Warehouse, policy: string): Promise<string[]> {
  const rows = await warehouse.rows<{ scenario: string }>(
    `select scenario from policy.scenarios
    where why_not is null and list_contains(policies, ${literal(policy)})
    order by scenario_id`,
  );
  return rows.map(({ scenario }) => scenario);
}

/** The workspace's defaults of the replay that the warehouse holds. */
export async function defaultsOf(warehouse: Warehouse): Promise<RunDefaults> {
  const [row] = await warehouse.rows<RunDefaults>(
    'select policy, tier, account from policy.defaults',
  );
  return row ?? { policy: null, tier: null, account: null };
}
