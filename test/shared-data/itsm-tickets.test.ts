import { expect } from 'vitest';
import { claimsOn } from './workspace.js';

const claim = claimsOn('itsm-tickets', '2026-05');

claim('tickets, customers and their tiers are loaded, times to the millisecond', async (run) => {
  for (const [table, rows] of [
    ['accounts', 112],
    ['contracts', 112],
    ['cases', '2,057'],
  ]) {
    expect(run.told).toContain(`→ ${table}: ${rows} rows read = ${rows} loaded + 0 duplicates`);
  }
  expect(
    await run.warehouse.rows(`
      select opened_at_ms, first_response_at_ms, closed_at_ms
      from raw.cases where case_id = '847201'`),
  ).toEqual([
    {
      opened_at_ms: Date.UTC(2025, 4, 13, 2, 10, 36),
      first_response_at_ms: Date.UTC(2025, 4, 13, 6, 51, 56, 548),
      closed_at_ms: Date.UTC(2025, 4, 14, 8, 19, 29, 131),
    },
  ]);
});

claim('every flag of an answered ticket is recovered, at both tiers', async ({ warehouse }) => {
  expect(
    await warehouse.rows(`
      select promise, tier, verdict, (extra ->> breached) = 'True' as is_breached, count(*) as rows
      from (
          select *, if(promise = 'resolution', 'resolution_breached', 'response_breached') as breached
          from ledger_house
      ) inner join raw.cases using (case_id)
      where (extra ->> 'is_legacy') = 'True'
      group by all order by all`),
  ).toEqual([
    { promise: 'first_response', tier: 'advanced', verdict: 'met', is_breached: false, rows: 340 },
    { promise: 'first_response', tier: 'advanced', verdict: 'missed', is_breached: true, rows: 73 },
    {
      promise: 'first_response',
      tier: 'foundation',
      verdict: 'met',
      is_breached: false,
      rows: 1122,
    },
    {
      promise: 'first_response',
      tier: 'foundation',
      verdict: 'missed',
      is_breached: true,
      rows: 272,
    },
    { promise: 'resolution', tier: 'advanced', verdict: 'met', is_breached: false, rows: 177 },
    { promise: 'resolution', tier: 'advanced', verdict: 'missed', is_breached: true, rows: 236 },
    { promise: 'resolution', tier: 'foundation', verdict: 'met', is_breached: false, rows: 593 },
    { promise: 'resolution', tier: 'foundation', verdict: 'missed', is_breached: true, rows: 801 },
  ]);
});

claim('no flag hangs on what a millisecond cuts off', async ({ warehouse }) => {
  const [nearest] = await warehouse.rows<{ ms: number }>(
    'select min(abs(satisfied_at_ms - due_at_ms)) as ms from ledger_house',
  );
  expect(nearest?.ms).toBe(366);
});

claim('what nobody has answered is never breached in the file, and overdue here', async (run) => {
  expect(
    await run.warehouse.rows(`
      select promise, verdict, count(*) as rows,
          count_if((extra ->> 'response_breached') = 'True'
              or (extra ->> 'resolution_breached') = 'True') as breached
      from ledger_house inner join raw.cases using (case_id)
      where (extra ->> 'is_legacy') is distinct from 'True'
      group by all order by all`),
  ).toEqual([
    { promise: 'first_response', verdict: 'missed', rows: 250, breached: 0 },
    { promise: 'resolution', verdict: 'missed', rows: 225, breached: 0 },
    { promise: 'resolution', verdict: 'running', rows: 25, breached: 0 },
  ]);
});

claim('scores from 0 to 1 keep their scale', async ({ warehouse }) => {
  expect(
    await warehouse.rows(`
      select csat_scale_min as low, csat_scale_max as high, count(*) as scores,
          min(csat_score) as least, max(csat_score) as most
      from raw.cases where csat_score is not null group by all`),
  ).toEqual([{ low: 0, high: 1, scores: 225, least: 0.07, most: 1 }]);
});
