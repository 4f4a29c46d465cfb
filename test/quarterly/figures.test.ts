import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QuarterlyFindings } from '../../pipeline/findings/quarterly/contract.js';
import type { Quarter } from '../../pipeline/findings/quarterly/quarter.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { asOf, quartersOf, replayedSample } from './sample-quarter.js';
import { keptOf, type Line, ledgerLines, openedIn, tallyOf } from './slow-quarter.js';

const quarter = '2026-Q3';
const quarters = ['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2', quarter];
let warehouse: Warehouse;
let all: readonly QuarterlyFindings[];
let entered: Quarter;
let house: readonly Line[];
let lines: readonly Line[];

beforeAll(async () => {
  warehouse = await replayedSample();
  ({ found: all, quarter: entered } = await quartersOf(warehouse));
  lines = await ledgerLines(warehouse);
  house = lines.filter(({ scenario }) => scenario === 'house');
}, 120_000);
afterAll(() => warehouse.close());

const counted = ({ met, missed }: { readonly met: number; readonly missed: number }) => ({
  met,
  missed,
});
const parts = () =>
  all.flatMap((findings) =>
    findings.policies.map((policy) => ({ findings, policy, account: findings.scope.account.id })),
  );
const held = new WeakMap<readonly Line[], Map<string, Line[]>>();

function ofPart(from: readonly Line[], account: string, policy: string): readonly Line[] {
  let groups = held.get(from);
  if (groups === undefined) {
    groups = new Map();
    for (const line of from) {
      if (line.case_id === null) continue;
      const key = `${line.account_id} ${line.policy}`;
      const own = groups.get(key);
      if (own === undefined) groups.set(key, [line]);
      else own.push(line);
    }
    held.set(from, groups);
  }
  return groups.get(`${account} ${policy}`) ?? [];
}

test('every account with a contract or something owed in the quarter is there, each once', () => {
  const owed = new Set(
    house
      .filter((line) => line.quarter === quarter && line.case_id !== null && line.policy !== null)
      .map(({ account_id }) => account_id),
  );
  const ids = all.map(({ scope }) => scope.account.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...owed].filter((id) => !ids.includes(id))).toEqual([]);
  expect(new Set(entered.accounts.map(({ slug }) => slug)).size).toBe(ids.length);
});

test('each promise is counted as its lines in the ledger, quarter by quarter and cell by cell', () => {
  expect(parts().length).toBeGreaterThan(60);
  for (const { policy, account } of parts()) {
    const own = ofPart(house, account, policy.policy.id);
    for (const { promise, months, cells } of policy.promises) {
      const mine = own.filter((line) => line.promise === promise);
      const slow = quarters.map((each) => tallyOf(mine.filter((line) => line.quarter === each)));
      expect(months.map(({ rate }) => counted(rate))).toEqual(slow);
      for (const { tier, severity, quarters: rates } of cells) {
        const here = mine.filter((line) => line.tier === tier && line.severity === severity);
        const cell = quarters.map((each) => tallyOf(here.filter((line) => line.quarter === each)));
        expect(rates.map(counted)).toEqual(cell);
      }
    }
    const judged = own.filter(
      (line) => ['met', 'missed'].includes(line.verdict) && quarters.includes(line.quarter),
    );
    const told = policy.promises.flatMap(({ months }) => months.map(({ rate }) => rate.n));
    expect(told.reduce((sum, n) => sum + n, 0)).toBe(judged.length);
  }
});

test('a case is kept if nothing of it was missed in the quarter', () => {
  for (const { policy, account } of parts()) {
    const own = ofPart(house, account, policy.policy.id);
    expect(policy.kept.months.map(({ rate }) => counted(rate))).toEqual(
      quarters.map((each) => keptOf(own.filter((line) => line.quarter === each))),
    );
  }
});

test('a range is the lowest and the highest rate over every scenario', () => {
  let ranges = 0;
  for (const { policy, account } of parts()) {
    const own = ofPart(lines, account, policy.policy.id).filter((line) => line.quarter === quarter);
    const scenarios = new Set(own.map(({ scenario }) => scenario));
    for (const { promise, rate, range } of policy.promises) {
      if (rate.rate === null) continue;
      const rates = [...scenarios].flatMap((scenario) => {
        const { met, missed } = tallyOf(
          own.filter((line) => line.scenario === scenario && line.promise === promise),
        );
        return met + missed < 10 ? [] : [met / (met + missed)];
      });
      const [low, high] = [Math.min(...rates), Math.max(...rates)];
      if (low === high) expect(range).toBeNull();
      else expect(range).toMatchObject({ low, high });
      ranges += range === null ? 0 : 1;
    }
  }
  expect(ranges).toBeGreaterThan(5);
});

test('every missed obligation of the quarter is listed, the longest overdue first', () => {
  for (const { policy, account } of parts()) {
    const own = ofPart(house, account, policy.policy.id).filter(
      (line) => line.quarter === quarter && line.verdict === 'missed',
    );
    expect(policy.missed.map(({ caseId }) => caseId).sort()).toEqual(
      own.map(({ case_id }) => case_id).sort(),
    );
    const overdue = policy.missed.map(({ overdueMs }) => overdueMs ?? -1);
    expect(overdue).toEqual([...overdue].sort((a, b) => b - a));
    expect(policy.missed.map(({ hingesOn }) => hingesOn.length > 0).filter(Boolean).length).toBe(
      own.filter(({ hinges_on }) => hinges_on !== null).length,
    );
  }
});

test('half of the answers came within the median', () => {
  const some = parts().flatMap(({ policy, account }) =>
    policy.promises.flatMap(({ promise, cells }) =>
      cells.flatMap(({ tier, severity, medianMs }) => {
        const elapsed = ofPart(house, account, policy.policy.id)
          .filter((line) => line.quarter === quarter && line.promise === promise)
          .filter((line) => line.tier === tier && line.severity === severity)
          .filter(({ verdict }) => verdict === 'met' || verdict === 'missed')
          .flatMap(({ elapsed_ms }) => elapsed_ms ?? [])
          .sort((a, b) => a - b);
        if (elapsed.length === 0) return [];
        const middle = (elapsed.length - 1) / 2;
        const slow = ((elapsed[Math.floor(middle)] ?? 0) + (elapsed[Math.ceil(middle)] ?? 0)) / 2;
        return [Math.abs((medianMs ?? 0) - slow) <= 1];
      }),
    ),
  );
  expect(some.length).toBeGreaterThan(60);
  expect(some.every(Boolean)).toBe(true);
});

test('volumes are the cases of the file by the quarter of their opening', () => {
  for (const { account, policy } of parts().slice(0, 20)) {
    const told = quarters.map((each) => openedIn(account, each));
    const total = policy.volumes.find(({ kind }) => kind === 'all')?.cases ?? [0, 0, 0, 0, 0];
    const without = all.find(({ scope }) => scope.account.id === account)?.casesWithoutPolicy ?? 0;
    expect((total.at(-1) ?? 0) + without).toBe(told.at(-1)?.length);
    for (const { kind, value, cases } of policy.volumes.filter(({ kind: own }) => own !== 'all')) {
      if (without > 0) continue;
      expect(cases.at(-1)).toBe(told.at(-1)?.filter((row) => (row[kind] ?? null) === value).length);
    }
  }
});

test('a case is unresolved if its last status is, by the as-of instant', async () => {
  const open = all.flatMap(({ openCases }) => openCases.map(({ caseId }) => caseId)).sort();
  const facts = await warehouse.rows<{ case_id: string; type: string; value: string | null }>(
    `select case_id, type, value from raw.events
    where at_ms <= ${Date.parse(asOf)} order by case_id, at_ms, event_id::bigint`,
  );
  const states = new Map<string, string>();
  for (const { case_id, type, value } of facts) {
    if (['withdrawn', 'merged', 'spam'].includes(type)) states.set(case_id, 'ended');
    if (type === 'status' && states.get(case_id) !== 'ended') states.set(case_id, value ?? '');
  }
  const told = new Set(all.map(({ scope }) => scope.account.id));
  const cases = await warehouse.rows<{ case_id: string; account_id: string }>(
    'select case_id, account_id from case_facts',
  );
  const slow = cases
    .filter(({ account_id }) => told.has(account_id))
    .filter(({ case_id }) => !['solved', 'closed', 'ended'].includes(states.get(case_id) ?? 'new'))
    .map(({ case_id }) => case_id);
  expect(open).toEqual(slow.sort());
  expect(open.length).toBeGreaterThan(5);
});

test('deliverables are those of the ledger that were due at the end of the quarter', () => {
  const owed = house.filter(
    ({ promise, due_at_ms }) =>
      promise === 'deliverable' &&
      due_at_ms !== null &&
      Math.abs(due_at_ms - Date.UTC(2026, 9, 1)) <= 86_400_000,
  );
  const told = parts().flatMap(({ policy }) =>
    policy.deliverables.flatMap(({ now }) => now.filter(({ dueAtMs }) => dueAtMs !== null)),
  );
  expect(told.length).toBeGreaterThan(3);
  expect(told.map(({ verdict }) => verdict).sort()).toEqual(
    owed.map(({ verdict }) => verdict).sort(),
  );
});

test('notable cases follow their rule, each once', () => {
  for (const { policy } of parts()) {
    const ids = policy.notable.map(({ caseId }) => caseId);
    expect(new Set(ids).size).toBe(ids.length);
    const overdue = policy.notable.filter(({ rule }) => rule === 'overdue');
    const longest = policy.missed.filter(({ overdueMs }) => overdueMs !== null);
    expect(overdue.map(({ caseId }) => caseId)).toEqual(
      [...new Set(longest.map(({ caseId }) => caseId))].slice(0, 3),
    );
  }
});

test('one account alone is found as it is among all', async () => {
  for (const id of ['OWN-US-0003', 'CRP-US-0001']) {
    const { found } = await quartersOf(warehouse, [id]);
    expect(found).toEqual(all.filter(({ scope }) => scope.account.id === id));
  }
});
