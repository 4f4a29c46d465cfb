import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MonthlyFindings } from '../../pipeline/findings/contract.js';
import { findAllBehind } from '../../pipeline/findings/behind.js';
import { findMonth, findPeriod } from '../../pipeline/findings/monthly.js';
import { monthsUpTo } from '../../pipeline/findings/periods.js';
import { exportLedger } from '../../pipeline/ledger/export.js';
import { replay } from '../../pipeline/replay.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { renderDocument } from '../../reports/document/render.js';
import { monthlyDocument } from '../../reports/monthly/document.js';
import { sectionsOf } from '../../reports/monthly/contract.js';
import { monthlyModel } from '../../reports/monthly/model.js';
import type { Condition, TraceBlock } from '../../reports/render/contract.js';
import { tableCsv } from '../../reports/render/csv.js';
import { conditionsOf, conditionWords, isOfCounted } from '../../reports/trace/conditions.js';
import {
  countedId,
  figureId,
  keptId,
  kindId,
  promiseId,
  verdictId,
} from '../../reports/trace/figure-id.js';
import { isCounted, isCountedRow } from '../../reports/trace/rows.js';
import { csvRows, sampleRows } from '../findings/csv-rows.js';
import type { Row } from '../oracle/surveys.js';
import { ingested, sampleFiles, shipped } from '../queries/sample.js';
import { findingsWith, promiseWith } from './fixtures/findings.js';
import { untracedNumbers } from './traced-everywhere.js';

const asOf = Date.parse('2026-10-31T23:59:59Z');
const policies = ['crashplan', 'openback', 'ownbackup', 'probax'];
const month = '2026-10';

/** What the exported files say of an obligation without any reckoning. */
const slowColumns = [
  ...['promise', 'tier', 'severity', 'verdict', 'reason'],
  ...['channel', 'category', 'group', 'account', 'hour'],
];

test.each([
  promiseId('update'),
  promiseId('first_response', { tier: 'premier', severity: 'high' }),
  promiseId('first_response', { tier: null, severity: '1' }),
  verdictId('update', 'running'),
  kindId('channel', null),
  kindId('category', 'how/to & why?'),
  kindId('hour', 'Thu 16:00'),
  keptId,
  figureId({
    of: 'update',
    cell: { tier: 'gold', severity: null },
    says: 'met',
    and: { left: '0' },
  }),
  figureId({ of: 'update', and: { account: 'A+B ~ C/D: “E”' } }),
  figureId({ of: 'update', scenario: 'business-day=end' }),
  figureId({ of: null, says: 'unmeasured', and: { reason: 'severity' } }),
  countedId('answers', { kind: '1-5', says: 'good', and: { tier: '' }, isWhole: true }),
])('the id %s leads to conditions, and needs no quoting in a page', (id) => {
  expect(conditionsOf(id)).not.toBeNull();
  expect(id).toMatch(/^F-[\w%:/.!~*'()+-]+$/);
});

test('what an id stands for is said in the ledger’s words', () => {
  const id = promiseId('update', { tier: null, severity: '1' });
  expect(conditionWords(conditionsOf(id) ?? [])).toBe(
    'promise = update, tier = empty, severity = 1, verdict = met or missed',
  );
  const account = conditionsOf(figureId({ of: 'update', and: { account: 'A+B ~ C/D' } }));
  expect(account?.at(-1)).toEqual({ column: 'account', values: ['A+B ~ C/D'] });
  const category = conditionsOf(kindId('category', 'how/to & why?'));
  expect(category?.[0]).toEqual({ column: 'category', values: ['how/to & why?'] });
});

test.each([
  'first_response',
  'F-',
  'F-update/premier',
  'F-update:lost',
  'F-channel',
  'F-a/b/c/d',
  'F-update+colour/red',
  'F-update+span/half',
  'F-answers/1-5/6',
  'F-update~strict~lenient',
  'F-kept:missed',
])('%s is no id of a figure', (id) => {
  expect(conditionsOf(id)).toBeNull();
});

describe('the figures of the sample’s month', () => {
  let warehouse: Warehouse;
  let ledger: readonly Row[];
  const folder = mkdtempSync(join(tmpdir(), 'punctual-trace-'));
  const found = new Map<string, MonthlyFindings>();
  const cases = new Map(sampleRows('cases.csv').map((row) => [row.case_id, row]));
  const accounts = new Map(sampleRows('accounts.csv').map((row) => [row.account_id, row]));

  beforeAll(async () => {
    warehouse = await ingested(sampleFiles);
    await replay(warehouse, { policies: shipped(...policies), asOfMs: asOf });
    await exportLedger(warehouse, join(folder, 'ledger.csv'), ['house']);
    ledger = csvRows(readFileSync(join(folder, 'ledger.csv'), 'utf8'));
    for (const policy of policies) {
      const scope = { policy, month, account: null, zone: 'UTC', period: 'due' } as const;
      found.set(policy, await findMonth(warehouse, scope));
    }
  }, 240_000);
  afterAll(() => {
    warehouse.close();
    rmSync(folder, { recursive: true });
  });

  const findingsOf = (policy: string): MonthlyFindings => {
    const findings = found.get(policy);
    if (findings === undefined) throw new Error(`Nothing was found of ${policy}.`);
    return findings;
  };
  const traceOf = (policy: string): TraceBlock => {
    const block = monthlyModel(findingsOf(policy)).trace?.blocks[0];
    if (block?.kind !== 'trace') throw new Error(`${policy} has no trace.`);
    return block;
  };

  /** The slow way: the exported ledger, row by row, each in the month of its due, else end, else start. */
  const ofMonth = (policy: string) =>
    ledger.filter((row) => {
      const at = row.due_at ?? row.ended_at ?? row.started_at ?? '';
      const counted = row.verdict === 'running' ? new Date(asOf).toISOString() : at;
      return row.policy === policy && row.case_id !== null && counted.startsWith(month);
    });
  const slowValue = (row: Row, column: string): string => {
    const own = cases.get(row.case_id ?? '');
    if (column === 'channel' || column === 'category') return own?.[column] ?? '';
    if (column === 'group') return own?.assignment_group ?? '';
    if (column === 'account') return accounts.get(row.account_id ?? '')?.name ?? '';
    if (column !== 'hour') return row[column] ?? '';
    if (row.elapsed_ms === null || row.started_at == null) return '';
    const day = new Date(row.started_at).toUTCString().slice(0, 3);
    return `${day} ${row.started_at.slice(11, 13)}:00`;
  };
  const slowRows = (policy: string, where: readonly Condition[]) =>
    ofMonth(policy).filter((row) =>
      where.every(({ column, values }) => values.includes(slowValue(row, column))),
    );

  test.each(policies)('of %s each count what the exported ledger has of it', (policy) => {
    const figures = traceOf(policy).figures.filter(({ list }) => list === 'obligations-behind');
    expect(figures.length).toBeGreaterThan(40);
    for (const { id, n, missed, where, byCase } of figures) {
      if (where.some(({ column }) => !slowColumns.includes(column))) continue;
      const rows = slowRows(policy, where);
      const late = rows.filter(({ verdict }) => verdict === 'missed');
      const size = (own: readonly Row[]) =>
        byCase ? new Set(own.map((row) => row.case_id)).size : own.length;
      expect.soft(size(rows), id).toBe(n);
      if (missed !== null) expect.soft(size(late), id).toBe(missed);
    }
  });

  test.each(policies)('of %s lead to the very obligations of the ledger, each once', (policy) => {
    const { behind } = findingsOf(policy);
    expect(behind.total).toBe(behind.rows.length);
    const ids = (rows: readonly (string | null)[]) => [...rows].sort();
    expect(ids(behind.rows.map((row) => row.obligationId))).toEqual(
      ids(ofMonth(policy).map((row) => row.obligation_id ?? null)),
    );
    for (const { id, n, missed, where, list, byCase } of traceOf(policy).figures) {
      if (list !== 'obligations-behind') continue;
      const own = behind.rows.filter((row) => isCounted(row, where));
      const size = (rows: typeof own) =>
        byCase ? new Set(rows.map((row) => row.caseId)).size : rows.length;
      expect.soft(size(own), id).toBe(n);
      if (missed !== null) {
        expect.soft(size(own.filter(({ verdict }) => verdict === 'missed')), id).toBe(missed);
      }
    }
  });

  test.each(policies)('of %s those that count no obligations lead to as many rows', (policy) => {
    const { counted } = findingsOf(policy);
    expect(counted.totals.reduce((sum, { rows }) => sum + rows, 0)).toBe(counted.rows.length);
    const figures = traceOf(policy).figures.filter(
      ({ id, list }) => list === 'counted-behind' && !id.includes('~'),
    );
    expect(figures.length).toBeGreaterThan(20);
    for (const { id, n, where, byCase } of figures) {
      const own = counted.rows.filter((row) => isCountedRow(row, where, month));
      const size = byCase ? new Set(own.map((row) => row.caseId)).size : own.length;
      expect.soft(size, id).toBe(n);
    }
  });

  test.each(policies)(
    'of %s a rate under another reading is the house’s with the verdicts that are listed turned',
    (policy) => {
      const { counted, behind } = findingsOf(policy);
      const figures = traceOf(policy).figures.filter(
        ({ id }) => id.includes('~') && !id.startsWith('F-kept'),
      );
      expect(figures.length).toBeGreaterThan(10);
      for (const { id, n, missed, where } of figures) {
        const house = behind.rows.filter((row) =>
          isCounted(row, conditionsOf(id.split('~')[0] ?? '') ?? []),
        );
        const turned = counted.rows.filter((row) => isCountedRow(row, where, month));
        const sum = (verdict: string) =>
          house.filter((row) => row.verdict === verdict).length +
          turned.filter(({ says }) => says === verdict).length -
          turned.filter(({ mark }) => mark === verdict).length;
        expect.soft(sum('met') + sum('missed'), id).toBe(n);
        expect.soft(sum('missed'), id).toBe(missed);
      }
    },
  );

  test('figures of other periods count what the whole ledger has of them', async () => {
    const asked = { policy: 'ownbackup', account: null, zone: 'UTC', period: 'due' } as const;
    const periods = monthsUpTo(month, 'UTC');
    const behind = await findAllBehind(warehouse, asked, periods, true);
    const { counted } = await findPeriod(warehouse, asked, periods, true);
    const figures = traceOf('ownbackup').figures.filter(({ list }) => list === null);
    expect(figures.length).toBeGreaterThan(40);
    for (const { id, n, missed, where, byCase } of figures) {
      const rows = isOfCounted(where)
        ? counted.rows.filter((row) => isCountedRow(row, where, month))
        : behind.rows.filter((row) => isCounted(row, where));
      const size = (own: readonly { readonly caseId: string | null }[]) =>
        byCase ? new Set(own.map(({ caseId }) => caseId)).size : own.length;
      expect.soft(size(rows), id).toBe(n);
      if (missed === null) continue;
      const late = rows.filter((row) => 'verdict' in row && row.verdict === 'missed');
      expect.soft(size(late), id).toBe(missed);
    }
  });

  test.each(policies)('of %s no number stands without a way to its rows', (policy) => {
    const model = monthlyModel(findingsOf(policy));
    expect(untracedNumbers(sectionsOf(model))).toEqual([]);
  });

  test('the file that goes along has every obligation, in the ledger’s own words', () => {
    const [obligations] = traceOf('ownbackup').lists;
    if (obligations === undefined) throw new Error('No obligations are listed.');
    const rows = csvRows(tableCsv(obligations.table).replaceAll('\r\n', '\n'));
    expect(rows).toHaveLength(findingsOf('ownbackup').behind.total);
    const late = rows.filter((row) => row.Promise === 'update' && row.Verdict === 'missed');
    expect(late).toHaveLength(
      slowRows('ownbackup', conditionsOf(verdictId('update', 'missed')) ?? []).length,
    );
  });

  test('every rate of the first page and every cell is a link to its obligations', async () => {
    const model = monthlyModel(findingsOf('ownbackup'));
    const { html } = await renderDocument(model, monthlyDocument(model), {
      formats: ['html'],
      paper: 'a4',
    });
    const page = html ?? '';
    const ids = new Set([...page.matchAll(/ id="(F-[^"]+)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/href="#(F-[^"]+)"/g)].map(([, id]) => id);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
    const rates = model.front.promises.filter(({ figure }) => figure !== null);
    const cells = model.front.matrices
      .flatMap(({ rows }) => rows.flatMap((row) => row.cells))
      .filter(({ figure }) => figure !== null);
    const traced = [...page.matchAll(/<a class="trace"/g)];
    expect(traced).toHaveLength(rates.length + 1 + cells.length);
  });
});

test('a document without obligations has no links to them', async () => {
  const findings = findingsWith({ promises: [promiseWith('update', [[40, 4]])] });
  const model = monthlyModel(findings);
  expect(model.trace).toBeNull();
  const { html } = await renderDocument(model, monthlyDocument(model), {
    formats: ['html'],
    paper: 'a4',
  });
  expect(html).not.toContain('href="#F-');
});
