import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MonthlyFindings } from '../../pipeline/findings/contract.js';
import { findMonth } from '../../pipeline/findings/monthly.js';
import { replay } from '../../pipeline/replay.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { ingested, sampleFiles, shipped } from '../queries/sample.js';
import { sampleRows } from './csv-rows.js';

const policies = ['crashplan', 'openback', 'ownbackup', 'probax'];
const month = '2026-10';
const asOf = Date.parse('2026-10-20T12:00:00Z');
const dayMs = 86_400_000;
const statuses = ['new', 'open', 'pending', 'on_hold', 'solved', 'closed'];

interface Owed {
  readonly case_id: string;
  readonly account_id: string;
  readonly policy: string;
  readonly promise: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly verdict: string;
  readonly target_ms: number | null;
  readonly elapsed_ms: number | null;
  readonly due_at_ms: number | null;
  readonly satisfied_at_ms: number | null;
  readonly ended_at_ms: number | null;
  readonly satisfied_by: string | null;
  readonly period_at_ms: number;
}

let warehouse: Warehouse;
let owed: Owed[];
const found = new Map<string, MonthlyFindings>();

const caseRows = new Map(sampleRows('cases.csv').map((row) => [row.case_id, row]));
const eventRows = sampleRows('events.csv').filter(({ at }) => Date.parse(at ?? '') <= asOf);
const eventOf = new Map(eventRows.map((row) => [row.event_id, row]));
const nameOf = new Map(sampleRows('accounts.csv').map((row) => [row.account_id, row.name]));

beforeAll(async () => {
  warehouse = await ingested(sampleFiles);
  await replay(warehouse, { policies: shipped(...policies), asOfMs: asOf, scenarios: 'house' });
  owed = await warehouse.rows<Owed>(
    `select * from ledger where scenario = 'house' and case_id is not null and policy is not null`,
  );
  for (const policy of policies) {
    const scope = { policy, month, account: null, zone: 'UTC', period: 'due' as const };
    found.set(policy, await findMonth(warehouse, scope));
  }
}, 120_000);

afterAll(() => warehouse.close());

const monthOf = ({ period_at_ms }: Owed) => new Date(period_at_ms).toISOString().slice(0, 7);
const isJudged = ({ verdict }: Owed) => verdict === 'met' || verdict === 'missed';
const judgedIn = (policy: string) =>
  owed.filter((row) => row.policy === policy && isJudged(row) && monthOf(row) === month);
const cellOf = ({ promise, tier, severity }: Pick<Owed, 'promise' | 'tier' | 'severity'>) =>
  `${promise}/${tier}/${severity}`;

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

const findingsOf = (policy: string): MonthlyFindings => {
  const findings = found.get(policy);
  if (findings === undefined) throw new Error(`No findings of ${policy}.`);
  return findings;
};

describe.each(policies)('of %s, counted again one obligation after another', (policy) => {
  test('slack is the tenth of its target that each met one had left', () => {
    const counted = new Map<string, number[]>();
    for (const row of judgedIn(policy)) {
      if (row.verdict !== 'met' || row.elapsed_ms === null || row.target_ms === null) continue;
      const left = (row.target_ms - row.elapsed_ms) / row.target_ms;
      const tenths = counted.get(cellOf(row)) ?? Array.from({ length: 10 }, () => 0);
      const tenth = Math.min(9, Math.floor(left * 10 + 1e-9));
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
      counted.set(cellOf(row), tenths);
    }
    const told = findingsOf(policy).slack.flatMap(({ promise, cells }) =>
      cells.map((cell) => [cellOf({ promise, ...cell }), cell.tenths, cell.near.met] as const),
    );
    expect(new Map(told.map(([cell, tenths]) => [cell, tenths]))).toEqual(counted);
    for (const [cell, , near] of told) expect(near).toBe(counted.get(cell)?.[0]);
  });

  test('the share met at the promised target is the rate, and 95 % were answered within the time that is named', () => {
    const shown = new Set(findingsOf(policy).scope.months);
    const timed = owed.filter(
      (row) =>
        row.policy === policy &&
        isJudged(row) &&
        row.elapsed_ms !== null &&
        (row.target_ms ?? 0) > 0 &&
        shown.has(monthOf(row)),
    );
    const cells = grouped(timed, cellOf);
    const { attainable } = findingsOf(policy);
    expect(attainable.map(cellOf).sort()).toEqual([...cells.keys()].sort());
    for (const told of attainable) {
      const rows = cells.get(cellOf(told)) ?? [];
      const times = rows
        .flatMap((row) => (row.satisfied_at_ms === null ? [] : [row.elapsed_ms ?? 0]))
        .sort((a, b) => a - b);
      expect([told.judged, told.answered]).toEqual([rows.length, times.length]);
      expect(told.met).toBe(rows.filter((row) => row.verdict === 'met').length);
      expect(times.filter((time) => time <= told.targetMs)).toHaveLength(told.met);
      if (rows.length < 10) {
        expect([told.curve, told.reached, told.low]).toEqual([[], null, null]);
        continue;
      }
      const enough = times.find(
        (time) => times.filter((other) => other <= time).length >= 0.95 * rows.length,
      );
      expect(told.reached?.elapsedMs ?? null).toBe(enough ?? null);
      for (const { elapsedMs, share } of told.curve) {
        expect(times.filter((time) => time <= elapsedMs).length / rows.length).toBe(share);
      }
      if (told.lowMs !== null) expect(told.lowMs).toBeLessThanOrEqual(enough ?? Infinity);
      if (told.highMs !== null) expect(told.highMs).toBeGreaterThanOrEqual(enough ?? 0);
      if (told.promiseMs !== null) expect(told.promiseMs).toBeGreaterThanOrEqual(enough ?? 0);
    }
  });

  test('groups, accounts and responders have the obligations and misses that are theirs, and what their mix would have', () => {
    const judged = judgedIn(policy);
    const byCell = grouped(judged, cellOf);
    const shareOf = (row: Owed) => {
      const cell = byCell.get(cellOf(row)) ?? [];
      return cell.filter(({ verdict }) => verdict === 'missed').length / cell.length;
    };
    const unitOf = {
      group: (row: Owed) => caseRows.get(row.case_id)?.assignment_group ?? null,
      account: (row: Owed) => nameOf.get(row.account_id) ?? row.account_id,
      agent: (row: Owed) => {
        const event = eventOf.get(row.satisfied_by ?? '');
        return event?.actor_type === 'agent' ? (event.actor_id ?? null) : null;
      },
    };
    const { funnels } = findingsOf(policy);
    expect(funnels.length).toBeGreaterThan(0);
    for (const { kind, promise, units, few, obligations, missed } of funnels) {
      const own = judged.filter((row) => row.promise === promise);
      const named = grouped(
        own.filter((row) => unitOf[kind](row) !== null),
        (row) => unitOf[kind](row) ?? '',
      );
      const rated = [...named].filter(([, rows]) => rows.length >= 10);
      expect(new Map(units.map((unit) => [unit.name, [unit.obligations, unit.missed]]))).toEqual(
        new Map(
          rated.map(([name, rows]) => [
            name,
            [rows.length, rows.filter(({ verdict }) => verdict === 'missed').length],
          ]),
        ),
      );
      expect(few.units).toBe(named.size - rated.length);
      if (kind !== 'agent') {
        expect([obligations, missed]).toEqual([
          own.length,
          own.filter(({ verdict }) => verdict === 'missed').length,
        ]);
      }
      if (kind === 'agent') continue;
      for (const { name, expected } of units) {
        const rows = named.get(name) ?? [];
        expect(expected).toBeCloseTo(
          rows.reduce((sum, row) => sum + shareOf(row), 0),
          9,
        );
      }
    }
  });

  test('the backlog is what was open at the as-of instant, by age, with what is unanswered and overdue', () => {
    const facts = grouped(eventRows, (row) => row.case_id ?? '');
    const open = [...caseRows.values()].filter(({ case_id: id }) => {
      if (!owed.some((row) => row.case_id === id && row.policy === policy)) return false;
      const own = facts.get(id ?? '') ?? [];
      const ended = own.some(({ type }) => ['withdrawn', 'merged', 'spam'].includes(type ?? ''));
      const [last] = own
        .filter(({ type, value }) => type === 'status' && statuses.includes(value ?? ''))
        .sort(
          (a, b) =>
            Date.parse(b.at ?? '') - Date.parse(a.at ?? '') ||
            Number(b.event_id) - Number(a.event_id),
        );
      return !ended && !['solved', 'closed'].includes(last?.value ?? 'new');
    });
    const { backlog } = findingsOf(policy);
    const inBand = (days: number) =>
      backlog?.bands.findLastIndex((from) => Math.floor(days) >= from) ?? 0;
    const sums = Array.from({ length: 5 }, () => [0, 0, 0]);
    for (const { case_id: id, opened_at: opened } of open) {
      const isAnswered = (facts.get(id ?? '') ?? []).some(
        (row) =>
          row.type === 'message' && row.actor_type === 'agent' && row.visibility === 'public',
      );
      const isOverdue = owed.some(
        (row) =>
          row.case_id === id &&
          row.verdict === 'missed' &&
          row.elapsed_ms !== null &&
          (row.due_at_ms ?? Infinity) <= asOf &&
          row.ended_at_ms === null,
      );
      const sum = sums[inBand((asOf - Date.parse(opened ?? '')) / dayMs)];
      if (sum === undefined) continue;
      sum[0] = (sum[0] ?? 0) + 1;
      sum[1] = (sum[1] ?? 0) + (isAnswered ? 0 : 1);
      sum[2] = (sum[2] ?? 0) + (isOverdue ? 1 : 0);
    }
    const told = Array.from({ length: 5 }, (_, band) => {
      const own = backlog?.cells.filter((cell) => cell.band === band) ?? [];
      const sum = (key: 'cases' | 'unanswered' | 'overdue') =>
        own.reduce((total, cell) => total + cell[key], 0);
      return [sum('cases'), sum('unanswered'), sum('overdue')];
    });
    expect(backlog?.atMs).toBe(asOf);
    expect(told).toEqual(sums);
  });
});
