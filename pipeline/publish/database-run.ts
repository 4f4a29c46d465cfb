import { join } from 'node:path';
import { UserError } from '../failure.js';
import type { MonthlyFindings } from '../findings/contract.js';
import { findMonth } from '../findings/monthly.js';
import { monthsUpTo, type Periods } from '../findings/periods.js';
import { gather } from '../findings/queries.js';
import { readReplayed } from '../findings/replayed.js';
import { enterScope } from '../findings/scope.js';
import { literal } from '../ingest/quote.js';
import type { Warehouse } from '../warehouse/open.js';
import { gatherFacts } from './facts.js';
import { detailsOf } from './details/all.js';
import { figuresOf } from './figures.js';
import type { FoundRun } from './find-run.js';
import { kindsAtFirst, kindsRecorded, kindsUnder } from './kinds.js';
import { keepNow, letGo } from './queries.js';
import {
  defaultsOf,
  type PresentRun,
  type RecordedRun,
  type RunSource,
  scenariosOf,
} from './run.js';
import { type LedgerScope, periodsOf } from './scopes.js';

export type DatabaseRun = Extract<FoundRun, { kind: 'database' }>;

/** What a database is asked for: the figures of a month as a report has them, or, without one, those that its ledger alone gives. */
export interface Asks {
  readonly scope: LedgerScope;
  readonly month: string | null;
}

/** The run that a database holds, its scope entered. */
export async function presentIn(
  warehouse: Warehouse,
  { name, waivers }: DatabaseRun,
  { scope, month }: Asks,
): Promise<PresentRun> {
  const { policies, asOfMs, programVersion } = await readReplayed(warehouse);
  const own = policies.filter(({ policy }) => policy === scope.policy);
  if (own.length === 0) throw unknownPolicy(name, scope.policy);
  const { policy, account, zone, period } = scope;
  const asked = { policy, account, zone, period, waivers };
  const findings: MonthlyFindings | null =
    month === null ? null : await findMonth(warehouse, { ...asked, month });
  const periods: Periods = month === null ? periodsOf(scope) : monthsUpTo(month, zone);
  await enterScope(warehouse, asked, periods);
  for (const query of ['scope_cases', 'scope_rows', 'scope_invitations']) {
    await gather(warehouse, query);
  }
  const held = own.find(({ version }) => version === findings?.policy.version) ?? own.at(-1);
  return {
    name,
    policy,
    zone,
    isTold: true,
    programVersion,
    asOfMs,
    policies: own,
    defaults: await defaultsOf(warehouse),
    policyVersion: held?.version ?? '',
    policySha256: held?.sha256 ?? '',
    figures: findings === null ? null : figuresOf(findings),
    details: findings === null ? null : detailsOf(findings),
    kinds: kindsUnder(
      findings === null ? kindsAtFirst : kindsRecorded,
      await scenariosOf(warehouse, policy),
    ),
    waivers,
    sources: await warehouse.rows<RunSource>(
      'select table_name as "table", sha256 from raw.sources order by source_id',
    ),
    asked,
    periods,
    warehouse,
  };
}

/** The same written to files, so that another database can be held against it. */
export async function recordDatabase(
  warehouse: Warehouse,
  run: DatabaseRun,
  asks: Asks,
  folder: string,
): Promise<RecordedRun> {
  const {
    warehouse: _,
    asked: __,
    periods: ___,
    ...present
  } = await presentIn(warehouse, run, asks);
  await keepNow(warehouse, 'ledger');
  await keepNow(warehouse, 'invitations');
  await gatherFacts(
    warehouse,
    present.asOfMs,
    '(select case_id from published_ledger union all select case_id from published_invitations)',
  );
  const write = async (kept: 'ledger' | 'invitations' | 'facts') => {
    const path = join(folder, `${kept}.parquet`);
    await warehouse.run(`copy published_${kept} to ${literal(path)} (format parquet)`);
    return path;
  };
  const paths = {
    ledgerPath: await write('ledger'),
    invitationsPath: await write('invitations'),
    factsPath: await write('facts'),
  };
  await letGo(warehouse);
  return { ...present, ...paths, isOnCasesAlone: false };
}

function unknownPolicy(name: string, policy: string): UserError {
  return new UserError({
    code: 'diff.policy',
    message: `The ledger of "${name}" was not made under a policy "${policy}".`,
    hint: 'Name a policy that both runs know with --policy, or replay with its file.',
  });
}
