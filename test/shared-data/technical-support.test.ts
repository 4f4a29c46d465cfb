import { expect } from 'vitest';
import { findMonth } from '../../pipeline/findings/monthly.js';
import { contradictions } from './technical-support/contradictions.js';
import { claimsOn } from './workspace.js';

const claim = claimsOn('technical-support', '2023-12');

claim('every ticket is loaded, and owes a first response and a resolution', async (run) => {
  expect(run.told).toContain('2,330 rows read = 2,330 loaded + 0 duplicates + 0 quarantined');
  expect(
    await run.warehouse.rows(`
      select promise, count(*) as rows, count(distinct case_id) as cases,
          count_if(verdict = 'met') as met, count_if(verdict = 'missed') as missed
      from ledger_house group by promise order by promise`),
  ).toEqual([
    { promise: 'first_response', rows: 2330, cases: 2330, met: 2031, missed: 299 },
    { promise: 'resolution', rows: 2330, cases: 2330, met: 1546, missed: 784 },
  ]);
});

claim('every due is the one that the file expects', async ({ warehouse }) => {
  const differing = await warehouse.rows(`
    select case_id, promise
    from ledger_house inner join raw.cases using (case_id)
    where due_at_ms <> epoch_ms((extra ->> if(
        promise = 'resolution', 'Expected SLA to resolve', 'Expected SLA to first response'
    ))::timestamp)`);
  expect(differing).toEqual([]);
});

claim(
  'every verdict is the file’s, but for 14 + 2 + 1 that contradict its own times',
  async (run) => {
    const differing = await run.warehouse.rows<{ case_id: string; kind: string }>(`
    select case_id, promise || ' ' || verdict || if(satisfied_at_ms is null, ' unanswered', '') as kind
    from ledger_house inner join raw.cases using (case_id)
    where (verdict = 'met') <> ((extra ->> if(
        promise = 'resolution', 'SLA For Resolution', 'SLA For first response'
    )) = 'Within SLA')
    order by case_id`);
    const idsOf = (kind: string) =>
      differing.flatMap((row) => (row.kind === kind ? [row.case_id] : []));
    expect(idsOf('first_response met')).toEqual(contradictions.answeredInTimeYetViolated);
    expect(idsOf('first_response missed unanswered')).toEqual(contradictions.answeredBeforeCreated);
    expect(idsOf('resolution missed unanswered')).toEqual(contradictions.unresolvedYetWithin);
    expect(differing).toHaveLength(17);
  },
);

claim('what stands in no possible order is in the ledger all the same', async ({ warehouse }) => {
  const ids = async (condition: string) => {
    const rows = await warehouse.rows<{ case_id: string }>(`
      select case_id from raw.cases where ${condition} order by case_id`);
    return rows.map(({ case_id }) => case_id);
  };
  expect(await ids('first_response_at_ms < opened_at_ms')).toEqual(
    contradictions.answeredBeforeCreated,
  );
  expect(await ids('solved_at_ms < first_response_at_ms')).toEqual(
    contradictions.resolvedBeforeAnswered,
  );
  expect(await ids('closed_at_ms < solved_at_ms')).toEqual(contradictions.closedBeforeResolved);
  const late = await warehouse.rows(`
    select case_id
    from ledger_house inner join raw.cases using (case_id)
    where promise = 'resolution'
    and satisfied_at_ms is distinct from least(solved_at_ms, closed_at_ms)`);
  expect(late).toEqual([]);
});

claim('scores from 1 to 5 are satisfaction, good from 4', async ({ warehouse }) => {
  const { satisfaction, surveys } = await findMonth(warehouse, {
    policy: 'technical-support',
    month: '2024-01',
    account: null,
    zone: 'UTC',
    period: 'due',
  });
  const [scale] = satisfaction;
  const sum = (field: 'answered' | 'good') =>
    scale?.months.reduce((total, { score }) => total + score[field], 0);
  expect(satisfaction).toHaveLength(1);
  expect(scale).toMatchObject({ scaleMin: 1, scaleMax: 5, goodFrom: 4 });
  expect([sum('answered'), sum('good')]).toEqual([1173, 377 + 288]);
  expect(scale?.all.invited).toBeNull();
  expect([surveys.offScale, surveys.noScale, surveys.blank]).toEqual([0, 0, 0]);
});
