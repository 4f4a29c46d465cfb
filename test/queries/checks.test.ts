import { afterAll, beforeAll, expect, test } from 'vitest';
import { UserError } from '../../pipeline/failure.js';
import { runChecks } from '../../pipeline/replay/checks.js';
import { replay } from '../../pipeline/replay.js';
import { buildOnce } from '../../pipeline/warehouse/build.js';
import { type Model, readModels } from '../../pipeline/warehouse/models.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { ingested, sampleFiles, shipped } from './sample.js';

let warehouse: Warehouse;
let checks: readonly Model[];

beforeAll(async () => {
  warehouse = await ingested(sampleFiles);
  await replay(warehouse, { policies: shipped('openback') });
  const models = await readModels(warehouse);
  checks = models.filter((model) => model.layer === 'checks');
  const kept = models.filter(({ layer }) => layer === 'staging' || layer === 'intermediate');
  await buildOnce(
    warehouse,
    kept.filter((model) => !model.is_chunked),
  );
});

afterAll(() => warehouse.close());

const onFirst = (set: string, where: string) =>
  `update ledger_rows set ${set}
   where rowid = (select min(rowid) from ledger_rows where ${where})`;
const copyFirst = (where: string) =>
  `insert into ledger_rows from ledger_rows
   where rowid = (select min(rowid) from ledger_rows where ${where})`;

test.each<[check: string, damage: string, sql: string]>([
  ['doubled_obligations', 'a row of the house stands twice', copyFirst('is_house')],
  ['doubled_obligations', 'a row of a reading stands twice', copyFirst('not is_house')],
  ['doubled_obligations', 'a case without a policy stands twice', copyFirst('assignment_id < 0')],
  [
    'lost_obligations',
    'a reading gives no verdict on one obligation',
    onFirst('mask = mask & ~2::hugeint', '(mask & 2) = 2 and promise_id = 1'),
  ],
  [
    'lost_cases',
    'a case is left out',
    'delete from ledger_rows where case_key in (select min(case_key) from ledger_rows where promise_id = 1)',
  ],
  [
    'lost_cases',
    'a case without a policy is left out',
    'delete from ledger_rows where case_key in (select min(case_key) from ledger_rows where assignment_id < 0)',
  ],
  [
    'lost_cases',
    'a case has no policy, nor the reason why',
    'delete from int_case_profiles where case_key in (select min(case_key) from ledger_rows where promise_id = 1); delete from ledger_rows where case_key in (select min(case_key) from ledger_rows where promise_id = 1)',
  ],
  [
    'lost_surveys',
    'an invitation is left out',
    'delete from invitations where rowid = (select min(rowid) from invitations)',
  ],
  [
    'lost_surveys',
    'an invitation stands twice',
    'insert into invitations from invitations where rowid = (select min(rowid) from invitations)',
  ],
  ['unsound_verdicts', 'a late answer is met', onFirst('verdict = 1', 'verdict = 2')],
  [
    'unsound_verdicts',
    'an answer at the due instant of "under" is met',
    onFirst(
      'satisfied_at_ms = due_at_ms, ended_at_ms = due_at_ms',
      'verdict = 1 and assignment_id in (select assignment_id from policy.assignments where is_under)',
    ),
  ],
  ['unsound_verdicts', 'an answer in time is missed', onFirst('verdict = 2', 'verdict = 1')],
  ['unsound_verdicts', 'met has no due', onFirst('due_at_ms = null', 'verdict = 1')],
  ['unsound_verdicts', 'met has no answer', onFirst('satisfied_at_ms = null', 'verdict = 1')],
  ['unsound_verdicts', 'running is over', onFirst('verdict = 3', 'verdict = 4')],
  ['unsound_verdicts', 'running is overdue', onFirst('due_at_ms = 0', 'verdict = 3')],
  ['unsound_verdicts', 'void was late', onFirst('due_at_ms = started_at_ms', 'verdict = 4')],
  ['unsound_verdicts', 'unmeasured is due', onFirst('due_at_ms = 1', 'verdict = 6')],
  ['unsound_verdicts', 'a verdict has no name', onFirst('verdict = 7', 'verdict = 1')],
  ['unsound_verdicts', 'a verdict is missing', onFirst('verdict = null', 'verdict = 1')],
  ['unsound_instants', 'it is due before it starts', onFirst('due_at_ms = 1', 'verdict = 2')],
  [
    'unsound_instants',
    'the lower due is after the due',
    onFirst('due_low_at_ms = due_at_ms + 1', 'due_low_at_ms is not null'),
  ],
  [
    'unsound_instants',
    'it starts after the data ends',
    onFirst("started_at_ms = getvariable('as_of_ms') + 1", 'verdict = 3'),
  ],
  [
    'unsound_instants',
    'it ends at another instant than it is satisfied',
    onFirst('ended_at_ms = satisfied_at_ms + 1', 'verdict = 2 and satisfied_at_ms is not null'),
  ],
  [
    'unsound_instants',
    'it is satisfied and has not ended',
    onFirst('ended_at_ms = null', 'satisfied_at_ms is not null'),
  ],
  ['unsound_durations', 'counted time is negative', onFirst('elapsed_ms = -1', 'verdict = 1')],
  ['unsound_durations', 'what is met is overdue', onFirst('overdue_ms = 1', 'verdict = 1')],
  ['unsound_durations', 'a clock has no overdue', onFirst('overdue_ms = null', 'verdict = 1')],
  [
    'unsound_durations',
    'met took longer than its target',
    onFirst('elapsed_ms = 9e15::bigint', 'verdict = 1 and promise_id = 1 and (mask & 1) = 1'),
  ],
  [
    'unsound_durations',
    'missed took less than its target',
    onFirst('elapsed_ms = 0', 'verdict = 2 and promise_id = 1 and (mask & 1) = 1'),
  ],
  ['unknown_scenarios', 'a row belongs to no scenario', onFirst('mask = 0', 'not is_house')],
  [
    'unknown_scenarios',
    'a row belongs to a scenario that is not listed',
    onFirst('mask = mask | (1::hugeint << 120)', 'not is_house'),
  ],
  [
    'unknown_scenarios',
    'a row is called the house’s and is not',
    onFirst('is_house = true', 'not is_house'),
  ],
  [
    'unknown_scenarios',
    'the house hinges on itself',
    onFirst('hinge_mask = 1', 'is_house and assignment_id >= 0'),
  ],
  ['unexplained_outcomes', 'a case is not known', onFirst('case_key = 0', 'true')],
  [
    'unexplained_outcomes',
    'no assignment stands behind it',
    onFirst('assignment_id = 9e8', 'true'),
  ],
  [
    'unexplained_outcomes',
    'the assignment is for another promise',
    onFirst('promise_id = 2', 'promise_id = 1'),
  ],
  [
    'unexplained_outcomes',
    'a judged obligation has no start',
    onFirst('started_at_ms = null', 'verdict = 1'),
  ],
  [
    'unexplained_outcomes',
    'unmeasured does not say which field is missing',
    onFirst('missing_field = null', 'verdict = 6 and missing_field is not null'),
  ],
  [
    'calendar_gaps',
    'a stretch of time is missing',
    'delete from policy.segments where rowid = (select median(rowid)::bigint from policy.segments)',
  ],
  [
    'calendar_gaps',
    'open time is lost from one stretch to the next',
    'update policy.segments set open_ms = open_ms + 1 where rowid = 40',
  ],
  [
    'calendar_gaps',
    'a stretch of open time is missing',
    'delete from policy.positions where rowid = 40',
  ],
  [
    'calendar_gaps',
    'the calendar begins after the first case',
    'delete from policy.segments where from_ms <= (select min(opened_at_ms) from stg_cases)',
  ],
  [
    'calendar_gaps',
    'the calendar ends before the data does',
    "delete from policy.segments where to_ms > getvariable('as_of_ms')",
  ],
])('the check %s finds it if %s', async (name, _, damage) => {
  await warehouse.run('begin');
  try {
    expect(await failing(name)).toBe(0);
    await warehouse.run(damage);
    expect(await failing(name)).toBeGreaterThan(0);
  } finally {
    await warehouse.run('rollback');
  }
});

test('a failed check names the case and says what its rows mean', async () => {
  await warehouse.run('begin');
  try {
    await warehouse.run(onFirst('elapsed_ms = -1', 'verdict = 1'));
    const failure = await runChecks(warehouse, checks).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    const told = failure instanceof UserError ? failure.failures : [];
    expect(told.map(({ code }) => code)).toEqual(['check.unsound_durations']);
    expect(told[0]?.message).toMatch(/with 1 rows\. One row per .*"case_id":"OPN-\d+".*-1/);
  } finally {
    await warehouse.run('rollback');
  }
});

test('a sound ledger passes every check', async () => {
  await expect(runChecks(warehouse, checks)).resolves.toBeUndefined();
});

async function failing(name: string): Promise<number> {
  const check = checks.find((each) => each.name === name);
  if (check === undefined) throw new Error(`There is no check ${name}.`);
  return (await warehouse.rows(check.sql)).length;
}
