import { literals } from '../../ingest/quote.js';
import type { Warehouse } from '../../warehouse/open.js';
import type { CasesOfPolicy, CompletenessFinding, CoverageFinding } from '../audit-contract.js';
import type { ScopeFinding } from '../contract.js';
import { found } from '../queries.js';
import { zoneNamed } from '../zone-named.js';
import { coverageOf, type DateCount } from './coverage.js';
import { datesBetween } from './dates.js';
import { findNumbers } from './numbers.js';
import { findQuarantine, findSources, findTables } from './rows.js';

/** Whether all that was exported is there: every file, every row, every number and every date. */
export async function findCompleteness(
  warehouse: Warehouse,
  scope: ScopeFinding,
): Promise<CompletenessFinding> {
  return {
    sources: await findSources(warehouse),
    tables: await findTables(warehouse),
    quarantine: await findQuarantine(warehouse),
    ...(await findNumbers(warehouse)),
    coverage: await findCoverage(warehouse, scope),
    cases: await findCases(warehouse),
  };
}

async function findCoverage(warehouse: Warehouse, scope: ScopeFinding): Promise<CoverageFinding> {
  const dates = datesBetween(scope.fromMs, scope.toMs, zoneNamed(scope.zone));
  await warehouse.run(
    `set variable audited_dates = [${literals(dates.map(({ date }) => date))}]::varchar[]`,
  );
  await warehouse.run(
    `set variable audited_date_starts = [${dates.map(({ fromMs }) => fromMs).join(', ')}]::bigint[]`,
  );
  const counts = await found<DateCount>(warehouse, 'covered_dates');
  const [span] = await found<{
    first_at_ms: number | null;
    last_at_ms: number | null;
    events: number;
  }>(warehouse, 'covered_span');
  return {
    firstEventAtMs: span?.first_at_ms ?? null,
    lastEventAtMs: span?.last_at_ms ?? null,
    events: span?.events ?? 0,
    ...coverageOf(counts),
  };
}

async function findCases(warehouse: Warehouse): Promise<CasesOfPolicy[]> {
  const rows = await found<{ policy: string | null; is_judged: boolean; cases: number }>(
    warehouse,
    'judged_cases',
  );
  return rows.map(({ policy, is_judged, cases }) => ({ policy, isJudged: is_judged, cases }));
}
