import { expect, test } from 'vitest';
import type { MonthlyFindings } from '../../pipeline/findings/contract.js';
import { findMonth } from '../../pipeline/findings/monthly.js';
import type { Waiver } from '../../pipeline/waivers/contract.js';
import { monthlyModel } from '../../reports/monthly/model.js';
import { atDesk } from '../ingest/desk.js';
import { replayed, type Told } from './acme.js';

const march = { policy: 'acme', month: '2026-03', account: null, zone: 'UTC', period: 'due' };

const kept: Told[] = Array.from({ length: 12 }, (_, index) => ({
  id: `kept-${index}`,
  opened: `2026-03-${String(index + 2).padStart(2, '0')}T10:00:00Z`,
  answered: `2026-03-${String(index + 2).padStart(2, '0')}T10:20:00Z`,
}));

const late = (id: string, day: string, account = 'A-1'): Told => ({
  id,
  account,
  opened: `${day}T12:00:00Z`,
  answered: `${day}T14:00:00Z`,
});

const cases = [
  ...kept,
  late('late-1', '2026-03-10'),
  late('late-2', '2026-03-11'),
  late('late-3', '2026-03-12', 'B-2'),
  late('february', '2026-02-10'),
];

const idOf = (id: string, start: string) => `acme/1/${id}/first_response/${start}`;

function waiver(row: number, given: Partial<Waiver>): Waiver {
  return {
    row,
    caseId: null,
    obligationId: null,
    promise: null,
    reason: `Reason ${row}`,
    approver: 'Ada',
    approvedOn: '2026-03-31',
    note: null,
    ...given,
  };
}

async function marchWith(
  waivers: readonly Waiver[] | null,
  account: string | null = null,
): Promise<MonthlyFindings> {
  return atDesk(async (desk) => {
    await replayed(desk, cases, '2026-04-02T00:00:00Z');
    const register =
      waivers === null
        ? null
        : { file: 'waivers.csv', sha256: 'f'.repeat(64), duplicates: 0, waivers };
    return findMonth(desk.warehouse, { ...march, period: 'due', account, waivers: register });
  });
}

test('a waived miss stays missed; beside the rate as judged stands the one without it', async () => {
  const findings = await marchWith([
    waiver(1, { caseId: 'late-1' }),
    waiver(2, { obligationId: idOf('late-2', '2026-03-11T12:00:00.000Z') }),
  ]);
  const [promise] = findings.promises;
  expect(promise?.rate).toMatchObject({ met: 12, missed: 3 });
  expect(findings.waivers?.promises).toEqual([
    {
      promise: 'first_response',
      waived: 2,
      judged: promise?.rate,
      without: expect.objectContaining({ met: 12, missed: 1, n: 13 }),
    },
  ]);
  expect(findings.waivers?.cells).toMatchObject([{ tier: 'gold', severity: 'high', waived: 2 }]);
  expect(findings.waivers?.kept).toMatchObject({
    waived: 2,
    judged: { met: 12, missed: 3 },
    without: { met: 12, missed: 1 },
  });
  expect(findings.missed.map(({ caseId, waiver: by }) => [caseId, by?.reason ?? null])).toEqual([
    ['late-1', 'Reason 1'],
    ['late-2', 'Reason 2'],
    ['late-3', null],
  ]);
  const { front, waivers } = monthlyModel(findings);
  expect(front.promises[0]?.figure).toMatchObject({ missed: 3 });
  expect(front.promises[0]?.counted.replaceAll('\u00a0', ' ')).toBe(
    '15 obligations, 3 missed; 92 % with 2 waived misses left out',
  );
  expect(front.kept?.counted.replaceAll('\u00a0', ' ')).toBe(
    '15 cases, 3 with a miss; 92 % with the waived misses of 2 cases left out',
  );
  expect(waivers?.heading).toBe('2 of March’s 3 misses are waived');
});

test('a waiver that leaves nothing out says why', async () => {
  const findings = await marchWith([
    waiver(1, { caseId: 'kept-1' }),
    waiver(2, { caseId: 'february' }),
    waiver(3, { caseId: 'late-1', promise: 'update' }),
    waiver(4, { caseId: 'nobody' }),
    waiver(5, { obligationId: idOf('late-1', '2026-03-10T12:00:01.000Z') }),
    waiver(6, { caseId: 'late-2' }),
    waiver(7, { caseId: 'late-2', promise: 'first_response' }),
  ]);
  expect(findings.waivers?.waivers.map(({ row, state, applied }) => [row, state, applied])).toEqual(
    [
      [1, 'not-missed', 0],
      [2, 'other-months', 0],
      [3, 'not-owed', 0],
      [4, 'unknown', 0],
      [5, 'not-owed', 0],
      [6, 'covered', 0],
      [7, 'applied', 1],
    ],
  );
  const [, block] = monthlyModel(findings).waivers?.blocks ?? [];
  const comesTo =
    block?.kind === 'table' ? block.table.rows.map((row) => row.at(-1)?.text) : undefined;
  expect(comesTo).toEqual([
    'nothing missed: met',
    'misses of other months only',
    'nothing: the case owes no such obligation',
    'nothing in the ledger has this id',
    'nothing: the case owes no such obligation',
    'the same misses as a row that names them more closely',
    '1 miss left out',
  ]);
});

test('one account’s report tells of its own waivers only', async () => {
  const register = [
    waiver(1, { caseId: 'late-1' }),
    waiver(2, { caseId: 'late-3' }),
    waiver(3, { caseId: 'nobody' }),
  ];
  const { waivers } = await marchWith(register, 'B-2');
  expect(waivers?.waivers.map(({ row }) => row)).toEqual([2]);
});

test('without a register there is no second figure, and with an empty one neither', async () => {
  const without = await marchWith(null);
  expect(without.waivers).toBeNull();
  const model = monthlyModel(await marchWith([]));
  expect([model.waivers, model.front.promises[0]?.counted]).toEqual([
    null,
    '15 obligations, 3 missed',
  ]);
});

test('a case whose only judged obligation is waived is no longer among the cases', async () => {
  const { waivers } = await marchWith([waiver(1, { caseId: 'late-1' })]);
  expect(waivers?.kept).toMatchObject({ waived: 1, without: { met: 12, missed: 2, n: 14 } });
});
