import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAudit } from '../../pipeline/findings/audit/find.js';
import type { AuditFindings } from '../../pipeline/findings/audit-contract.js';
import { datesFromTo } from '../../pipeline/findings/periods.js';
import { replay } from '../../pipeline/replay.js';
import { checkSample } from '../../pipeline/sample/check.js';
import type { AskedSample, Sample, SampleScope } from '../../pipeline/sample/contract.js';
import { drawSample } from '../../pipeline/sample/draw.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { refusal } from '../ingest/desk.js';
import { ingested, sampleFiles, shipped } from '../queries/sample.js';

interface LedgerRow {
  readonly scenario: string;
  readonly obligation_id: string;
  readonly case_id: string | null;
  readonly promise: string;
  readonly tier: string | null;
  readonly verdict: string;
  readonly hinges_on: string | null;
  readonly period_at_ms: number;
}

const fromMs = Date.parse('2026-07-01');
const toMs = Date.parse('2026-10-01');
const scope: SampleScope = {
  policies: ['ownbackup'],
  account: null,
  from: '2026-07-01',
  to: '2026-09-30',
  zone: 'UTC',
  period: 'due',
};
const asked: AskedSample = {
  of: 'obligations',
  seed: '7',
  size: 25,
  stratify: ['promise', 'verdict'],
};

let warehouse: Warehouse;
let ledger: readonly LedgerRow[];
let house: readonly LedgerRow[];
let audit: AuditFindings;

beforeAll(async () => {
  warehouse = await ingested(sampleFiles);
  await replay(warehouse, {
    policies: shipped('ownbackup'),
    asOfMs: Date.parse('2026-10-31T23:59:59Z'),
  });
  ledger = await warehouse.rows<LedgerRow>(
    'select scenario, obligation_id, case_id, promise, tier, verdict, hinges_on, period_at_ms from ledger where policy is not null',
  );
  house = ledger.filter(
    ({ scenario, period_at_ms: at }) => scenario === 'house' && at >= fromMs && at < toMs,
  );
  audit = await findAudit(
    warehouse,
    { policy: 'ownbackup', account: null, zone: 'UTC', period: 'due' },
    datesFromTo('2026-07-01', '2026-09-30', 'UTC'),
    { isDefault: false, decisionsOf: () => [], lint: () => [] },
  );
}, 120_000);
afterAll(() => warehouse.close());

const drawn = async (more: Partial<AskedSample> = {}, inScope: Partial<SampleScope> = {}) =>
  (await drawSample(warehouse, { ...scope, ...inScope }, { ...asked, ...more })).sample;
const unitsOf = (sample: Sample) => sample.drawn.map(({ unit }) => unit);

test('the population’s hash is that of its ids and verdicts, line by line, in the audit and in the sample', async () => {
  const lines = house.map(({ obligation_id, verdict }) => `${obligation_id}\t${verdict}\n`).sort();
  const sha256 = createHash('sha256').update(lines.join('')).digest('hex');
  expect(audit.population).toMatchObject({ obligations: house.length, sha256 });
  expect((await drawn()).population).toMatchObject({ units: house.length, sha256 });
});

test('the same seed draws the same sample, another seed another', async () => {
  const first = await drawn();
  expect(await drawn()).toEqual(first);
  expect(unitsOf(await drawn({ seed: '8' }))).not.toEqual(unitsOf(first));
});

test('what is drawn is what a slow draw by hash gives, stratum by stratum', async () => {
  const sample = await drawn();
  const keyOf = (unit: string) => createHash('sha256').update(`7:${unit}`).digest('hex');
  const expected = sample.strata.flatMap(({ values, drawn: n }) =>
    house
      .filter(({ promise, verdict }) => promise === values.promise && verdict === values.verdict)
      .map(({ obligation_id }) => obligation_id)
      .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
      .slice(0, n),
  );
  expect(unitsOf(sample).sort()).toEqual(expected.sort());
  expect(sample.strata.reduce((sum, { units }) => sum + units, 0)).toBe(house.length);
  expect(sample.strata.every(({ drawn: n }) => n >= 1)).toBe(true);
});

test('cases are drawn by their worst verdict, each with all its obligations of the period', async () => {
  const sample = await drawn({ of: 'cases', stratify: ['verdict'], size: 12 });
  const cases = new Set(house.flatMap(({ case_id }) => case_id ?? []));
  expect(sample.population.units).toBe(cases.size);
  for (const { unit, stratum, verdicts } of sample.drawn) {
    const own = house.filter(({ case_id }) => case_id === unit);
    expect(verdicts.map(({ obligation_id }) => obligation_id).sort()).toEqual(
      own.map(({ obligation_id }) => obligation_id).sort(),
    );
    expect(stratum.verdict === 'missed').toBe(own.some(({ verdict }) => verdict === 'missed'));
  }
});

test('a sample that cannot be drawn is refused with the way out', async () => {
  expect(await refusal(drawn({ size: 100_000 }))).toContain('so 100000 cannot be drawn');
  expect(await refusal(drawn({ size: 3 }))).toMatch(/There are \d+ strata, and a sample of 3/);
  expect(await refusal(drawn({}, { from: '2031-01-01', to: '2031-12-31' }))).toContain(
    'The population has 0 obligations',
  );
});

test('a verdict that changes changes the hash, and the check names the drawn obligation', async () => {
  const sample = await drawn();
  expect(await checkSample(warehouse, sample)).toMatchObject({
    isSame: true,
    isSameDraw: true,
    changed: [],
  });
  const [met] = sample.drawn.filter(({ stratum }) => stratum.verdict === 'met');
  const [, , caseId, promise] = met?.unit.split('/') ?? [];
  const which = `case_key = (select case_key from case_facts where case_id = '${caseId}')
    and promise_id = (select promise_id from policy.promises where promise = '${promise}')
    and started_at_ms = ${Date.parse(met?.unit.split('/').at(-1) ?? '')} and is_house`;
  await warehouse.run(`update ledger_rows set verdict = 2 where ${which}`);
  const changed = await checkSample(warehouse, sample);
  await warehouse.run(`update ledger_rows set verdict = 1 where ${which}`);
  expect(changed.isSame).toBe(false);
  expect(changed.now.sha256).not.toBe(changed.before.sha256);
  expect(changed.changed).toEqual([{ obligation_id: met?.unit, verdict: 'met', now: 'missed' }]);
});

test('each reading’s clarification value is what a recount of the ledger gives', () => {
  const scenarios = [...new Set(ledger.map(({ scenario }) => scenario))];
  const verdicts = new Map(
    ledger.map((row) => [`${row.scenario} ${row.obligation_id}`, row.verdict]),
  );
  const alone = new Map<string, number>();
  const cases = house.filter(({ case_id }) => case_id !== null);
  for (const { obligation_id, verdict } of cases) {
    const contrary = scenarios.filter((scenario) => {
      const other = verdicts.get(`${scenario} ${obligation_id}`);
      return other !== undefined && other !== 'unmeasured' && other !== verdict;
    });
    const readings = [
      ...new Set(
        contrary.flatMap((name) => (name.includes('=') ? (name.split('=')[0] ?? []) : [])),
      ),
    ];
    const [only] = readings;
    if (readings.length === 1 && only !== undefined) alone.set(only, (alone.get(only) ?? 0) + 1);
  }
  const told = audit.clarifications.filter((each) => each.alone > 0);
  expect(told.length).toBeGreaterThan(3);
  expect(Object.fromEntries(told.map((each) => [each.reading, each.alone]))).toEqual(
    Object.fromEntries(alone),
  );
});

test('every hinging verdict is told with each scenario that contradicts it, and no other', () => {
  const hinging = house.filter(({ hinges_on, case_id }) => hinges_on !== null && case_id !== null);
  const inHouse = audit.hinges.filter(({ houseVerdict }) => houseVerdict !== null);
  expect(inHouse.map(({ obligationId }) => obligationId).sort()).toEqual(
    hinging.map(({ obligation_id }) => obligation_id).sort(),
  );
  for (const { obligationId, others, houseVerdict } of inHouse) {
    const contrary = ledger.filter(
      (row) =>
        row.obligation_id === obligationId &&
        row.verdict !== houseVerdict &&
        row.verdict !== 'unmeasured',
    );
    expect(others.map(({ scenario, verdict }) => `${scenario} ${verdict}`).sort()).toEqual(
      contrary.map(({ scenario, verdict }) => `${scenario} ${verdict}`).sort(),
    );
  }
});

test('exceptions are every missed and every hinging obligation, and the verdicts add up', () => {
  const expected = house.filter(
    ({ verdict, hinges_on }) => verdict === 'missed' || hinges_on !== null,
  );
  expect(audit.exceptions.map(({ obligationId }) => obligationId).sort()).toEqual(
    expected.map(({ obligation_id }) => obligation_id).sort(),
  );
  const all = audit.verdicts.reduce((sum, { obligations }) => sum + obligations, 0);
  expect(all).toBe(audit.population.obligations);
  const left = audit.leftOut.reduce((sum, { obligations }) => sum + obligations, 0);
  const judged = house.filter(({ verdict }) => ['met', 'missed', 'running'].includes(verdict));
  expect(left).toBe(house.length - judged.length);
});

test('an exclusion is told with the clause of its rule', () => {
  const excluded = audit.leftOut.filter(({ reason }) => reason === 'out of scope');
  expect(excluded.length).toBeGreaterThan(0);
  expect(excluded.every(({ ruleClause }) => ruleClause === 'OB-36')).toBe(true);
});
