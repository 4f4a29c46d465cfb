import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SatisfactionFinding, Score } from '../../pipeline/findings/contract.js';
import { findMonth } from '../../pipeline/findings/monthly.js';
import type { IngestFile } from '../../pipeline/ingest/contract.js';
import { replay } from '../../pipeline/replay.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import {
  type Asked,
  askedOf,
  intervalOf,
  type Row,
  type Tally,
  tallyOf,
} from '../oracle/surveys.js';
import { ingested, sampleFiles, shipped } from '../queries/sample.js';
import { sampleRows } from './csv-rows.js';

const asOf = Date.parse('2026-09-20T12:00:00Z');
const zone = 'America/New_York';
const months = 13;
const policies = ['crashplan', 'openback', 'ownbackup', 'probax'];
const surveyColumns = ['case_id', 'sent_at', 'answered_at', 'score', 'scale_min', 'scale_max'];
const eventColumns = ['event_id', 'case_id', 'at', 'type', 'actor_type', 'visibility', 'value'];
const folder = mkdtempSync(join(tmpdir(), 'punctual-surveys-'));

/** OpenBack asks on two scales, which answers.test.ts tells of: here each policy has one. */
const isOnOtherScale = ({ case_id, scale_max }: Row) =>
  case_id?.startsWith('OPN') === true && scale_max === '5';
const onOtherScale = new Set(
  sampleRows('surveys.csv')
    .filter(isOnOtherScale)
    .map(({ case_id }) => case_id),
);

/** The sample's surveys, with what exports do to them. */
const surveys = sampleRows('surveys.csv')
  .filter(({ case_id }) => !onOtherScale.has(case_id))
  .filter(({ score }) => score === null || Number.isFinite(Number(score)))
  .flatMap((row, index): Row[] => {
    const later = (text: string | null | undefined, ms: number) =>
      text == null ? null : new Date(Date.parse(text) + ms).toISOString();
    if (index % 17 === 0) return [];
    if (index % 13 === 0) return [row, { ...row, sent_at: later(row.sent_at, 864_000_000) }];
    if (index % 11 === 0) return [{ ...row, score: null }];
    if (index % 7 === 0) return [{ ...row, sent_at: later(row.sent_at, 4000) }];
    if (index % 5 === 0 && row.answered_at !== null) return [{ ...row, sent_at: null }];
    if (index % 19 === 0) return [{ ...row, scale_min: null }];
    if (index % 23 === 0) return [{ ...row, score: '9' }];
    return [row];
  });

const cases = sampleRows('cases.csv');
const events = sampleRows('events.csv').filter(
  ({ type, event_id, case_id }) =>
    type !== 'survey_sent' || (Number(event_id) % 4 > 0 && !onOtherScale.has(case_id)),
);

let warehouse: Warehouse;
let asked: Asked[];
let kindOf: Map<string, { policy: string; account: string; tier: string | null; hasMiss: boolean }>;

beforeAll(async () => {
  const own = [
    written('surveys.csv', surveyColumns, surveys),
    written('events.csv', eventColumns, events),
  ];
  const others = sampleFiles.filter(({ name }) => own.every((file) => file.name !== name));
  warehouse = await ingested([...others, ...own]);
  await replay(warehouse, { policies: shipped(...policies), asOfMs: asOf, scenarios: 'house' });
  const sent = events.filter(({ type }) => type === 'survey_sent');
  asked = cases.flatMap(({ case_id: id }) =>
    askedOf(
      id ?? '',
      surveys.filter((row) => row.case_id === id),
      sent.flatMap((event) => (event.case_id === id ? [Date.parse(event.at ?? '')] : [])),
      asOf,
    ),
  );
  kindOf = await kindsOf(warehouse);
}, 120_000);

afterAll(() => {
  warehouse.close();
  rmSync(folder, { recursive: true });
});

function written(name: string, columns: readonly string[], rows: readonly Row[]): IngestFile {
  const path = join(folder, name);
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(','));
  writeFileSync(path, `${[columns.join(','), ...lines].join('\n')}\n`);
  return { name, path };
}

/** What the ledger says of each case: it has oracles of its own. */
async function kindsOf(from: Warehouse): Promise<typeof kindOf> {
  const contracts = sampleRows('contracts.csv');
  const rows = await from.rows<{
    case_id: string;
    policy: string;
    account_id: string;
    tier: string | null;
    has_miss: boolean;
  }>(`
    select case_id, any_value(facts.policy) as policy, any_value(facts.account_id) as account_id,
      arg_min(ledger.tier, started_at_ms) as tier,
      coalesce(bool_or(verdict = 'missed' and period_at_ms < ${Date.parse('2026-10-01T04:00:00Z')}), false) as has_miss
    from case_facts as facts left join ledger_house as ledger using (case_id)
    where facts.policy is not null
    group by case_id`);
  const productOf = new Map(cases.map((row) => [row.case_id, row.product]));
  return new Map(
    rows.map(({ case_id, policy, account_id, tier, has_miss }) => {
      const own = contracts.filter((row) => row.account_id === account_id && row.policy === policy);
      const byProduct = own.find((row) => row.tier === productOf.get(case_id));
      return [
        case_id,
        {
          policy,
          account: account_id,
          tier: tier ?? (byProduct ?? own[0])?.tier ?? null,
          hasMiss: has_miss,
        },
      ];
    }),
  );
}

const monthOf = (at: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at).slice(0, 7);

function severityOf({ caseId, at }: Asked): string | null {
  const own = events
    .filter((event) => event.case_id === caseId && event.type === 'severity')
    .map((event) => ({ at: Date.parse(event.at ?? ''), value: event.value ?? null }))
    .filter((event) => event.at <= asOf)
    .sort((a, b) => a.at - b.at);
  const held = own.filter((event) => event.at <= at).at(-1)?.value;
  const first = cases.find((row) => row.case_id === caseId)?.severity;
  return held ?? first ?? own[0]?.value ?? null;
}

const countsOf = ({ good, answered, invited }: Score) => ({ good, answered, invited });

function expectScore(found: Score | undefined, tally: Tally): void {
  if (found === undefined) throw new Error('A group is missing.');
  const invited = tally.uninvited > 0 ? null : tally.invited;
  const { good, answered } = tally;
  expect(countsOf(found)).toEqual({ good, answered, invited });
  if (answered < 10) {
    expect([found.rate, found.low, found.boundLow]).toEqual([null, null, null]);
    return;
  }
  const [low, high] = intervalOf(tally);
  expect(found.rate).toBe(good / answered);
  expect(found.low).toBeCloseTo(low, 9);
  expect(found.high).toBeCloseTo(high, 9);
  if (invited === null) expect([found.boundLow, found.boundHigh]).toEqual([null, null]);
  else {
    expect(found.boundLow).toBeCloseTo(good / invited, 12);
    expect(found.boundHigh).toBeCloseTo(1 - (answered - good) / invited, 12);
  }
}

describe.each(policies)('%s, counted by hand from the files', (policy) => {
  let finding: SatisfactionFinding;
  let shown: Asked[];
  let count: (list: readonly Asked[]) => Tally;

  beforeAll(async () => {
    const found = await findMonth(warehouse, {
      policy,
      month: '2026-09',
      account: null,
      zone,
      period: 'due',
    });
    const [only, other] = found.satisfaction;
    if (only === undefined || other !== undefined) throw new Error('Not one scale.');
    finding = only;
    const first = finding.months.at(-months)?.month ?? '';
    shown = asked.filter(
      ({ caseId, at }) => kindOf.get(caseId)?.policy === policy && monthOf(at) >= first,
    );
    count = (list) => tallyOf(list, [finding.scaleMin, finding.scaleMax], true);
  });

  test('every month has its answers, its interval and its bounds', () => {
    expect(finding.months).toHaveLength(months);
    for (const { month, score } of finding.months) {
      expectScore(score, count(shown.filter(({ at }) => monthOf(at) === month)));
    }
    expectScore(finding.all, count(shown.filter(({ at }) => monthOf(at) === '2026-09')));
    expectScore(finding.span.all, count(shown));
  });

  test('tiers and severities share out all answers, in the month and over the months', () => {
    const now = shown.filter(({ at }) => monthOf(at) === '2026-09');
    const sides = [
      [finding, now],
      [finding.span, shown],
    ] as const;
    for (const [groups, list] of sides) {
      for (const { value, score } of groups.tiers) {
        const own = list.filter(({ caseId }) => (kindOf.get(caseId)?.tier ?? null) === value);
        expectScore(score, count(own));
      }
      for (const { value, score } of groups.severities) {
        expectScore(score, count(list.filter((each) => severityOf(each) === value)));
      }
      const sum = (of: typeof groups.tiers) =>
        of.reduce((all, { score }) => all + score.answered, 0);
      expect([sum(groups.tiers), sum(groups.severities)]).toEqual(
        Array(2).fill(count(list).answered),
      );
    }
  });

  test('accounts and verdicts share out all answers over the months', () => {
    const of = (account: string) =>
      shown.filter(({ caseId }) => kindOf.get(caseId)?.account === account);
    const ids = [...new Set(shown.map(({ caseId }) => kindOf.get(caseId)?.account ?? ''))];
    const rated = ids.filter((id) => count(of(id)).answered >= 10);
    expect(finding.span.accounts.map(({ id }) => id).sort()).toEqual(rated.sort());
    for (const { id, score } of finding.span.accounts) expectScore(score, count(of(id)));
    const others = shown.filter(({ caseId }) => !rated.includes(kindOf.get(caseId)?.account ?? ''));
    expect(finding.span.otherAccounts.count).toBe(ids.length - rated.length);
    expectScore(finding.span.otherAccounts.score, count(others));
    const byMiss = (hasMiss: boolean) =>
      count(shown.filter(({ caseId }) => kindOf.get(caseId)?.hasMiss === hasMiss));
    expectScore(finding.withMiss, byMiss(true));
    expectScore(finding.withoutMiss, byMiss(false));
  });
});

test('what exports do to surveys is in the data that is counted', () => {
  const kinds = {
    'without a scale': asked.filter(({ scale }) => scale === null),
    'without an invitation': asked.filter(({ isInvitation }) => !isInvitation),
    'off the scale': asked.filter(({ score }) => score === 9),
    repeated: asked.filter(({ caseId }, index) => asked[index - 1]?.caseId === caseId),
  };
  const few = Object.entries(kinds).flatMap(([kind, list]) => (list.length < 3 ? [kind] : []));
  expect(few).toEqual([]);
});
