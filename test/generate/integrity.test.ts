import { expect, test } from 'vitest';
import { periodOf } from '../../pipeline/generate/plan.js';
import { cleanPlan, type Row, rowsOf } from './generated.js';

const tables = rowsOf(cleanPlan);
const caseById = new Map(tables.cases.map((row) => [row.case_id, row]));
const accountIds = new Set(tables.accounts.map((row) => row.account_id));
const { startMs, asOfMs } = periodOf(cleanPlan);

test('as many cases as were asked for, each with its own id', () => {
  expect(tables.cases.length).toBe(cleanPlan.cases);
  expect(caseById.size).toBe(cleanPlan.cases);
});

test('every event and every survey belongs to a case', () => {
  const orphans = [...tables.events, ...tables.surveys].filter((row) => !caseById.has(row.case_id));
  expect(orphans).toEqual([]);
});

test('every case, contract, contact and meeting belongs to an account', () => {
  const { cases, contracts, contacts, engagements } = tables;
  const strays = [cases, contracts, contacts, engagements]
    .flat()
    .filter((row) => !accountIds.has(row.account_id));
  expect(strays).toEqual([]);
});

test('merged cases and successors name a case that was opened before', () => {
  const named = [
    ...tables.events.filter((row) => row.type === 'merged').map((row) => [row.case_id, row.value]),
    ...tables.cases
      .filter((row) => row.previous_case_id !== '' && !row.previous_case_id?.includes('-OLD-'))
      .map((row) => [row.case_id, row.previous_case_id]),
  ];
  const wrong = named.filter(([later, earlier]) => !(openedAt(earlier) <= openedAt(later)));
  expect(wrong).toEqual([]);
});

test('event ids are whole numbers that grow along the file, as do the instants', () => {
  const wrong = tables.events.filter((row, index) => {
    const before = tables.events[index - 1];
    return Number(row.event_id) !== index + 1 || (before !== undefined && at(row) < at(before));
  });
  expect(wrong).toEqual([]);
});

test('nothing happens to a case before it is opened, or after the data ends', () => {
  const wrong = tables.events.filter(
    (row) => at(row) < openedAt(row.case_id) || at(row) < startMs || at(row) > asOfMs,
  );
  expect(wrong).toEqual([]);
});

test('each status, severity, assignee and category names the value that it replaced', () => {
  const held = new Map<string, string>();
  const wrong = tables.events.filter((row) => {
    if (!['status', 'severity', 'assignee', 'category'].includes(row.type ?? '')) return false;
    const key = `${row.case_id} ${row.type}`;
    const submitted = caseById.get(row.case_id)?.[row.type ?? ''] ?? '';
    const before = held.get(key) ?? submitted;
    held.set(key, row.value ?? '');
    return row.previous_value !== before;
  });
  expect(wrong).toEqual([]);
});

test('a survey is sent when its event says so, and answered later', () => {
  const sent = new Set(
    tables.events
      .filter((row) => row.type === 'survey_sent')
      .map((row) => `${row.case_id} ${row.at}`),
  );
  const wrong = tables.surveys.filter(
    (row) =>
      !sent.has(`${row.case_id} ${row.sent_at}`) ||
      (row.answered_at !== '' && !((row.answered_at ?? '') > (row.sent_at ?? ''))),
  );
  expect(wrong).toEqual([]);
});

test('terms of an account do not end before they start, or overlap under one tier', () => {
  const wrong = tables.contracts.filter((row, index) => {
    const before = tables.contracts[index - 1];
    const follows = before?.account_id === row.account_id && before?.tier === row.tier;
    return (
      (row.ends_on !== '' && String(row.ends_on) < String(row.starts_on)) ||
      (follows && !(String(before?.ends_on) < String(row.starts_on)))
    );
  });
  expect(wrong).toEqual([]);
});

function at(row: Row): number {
  return Date.parse(row.at ?? '');
}

function openedAt(caseId: string | undefined): number {
  return Date.parse(caseById.get(caseId ?? '')?.opened_at ?? '');
}
