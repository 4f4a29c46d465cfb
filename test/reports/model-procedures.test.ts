import { expect, test } from 'vitest';
import type { DeliverableRow } from '../../pipeline/findings/contract.js';
import { monthlyModel } from '../../reports/monthly/model.js';
import { findingsWith, promiseWith } from './fixtures/findings.js';

const modelOf = (given: Parameters<typeof findingsWith>[0]) => monthlyModel(findingsWith(given));
const procedure = (promise: string, met: number, missed: number) =>
  promiseWith(promise, [[met, missed]], { isProcedure: true });

test('the heading of procedures names what was missed most, or that nothing was', () => {
  const heading = (...counts: readonly (readonly [string, number, number])[]) =>
    modelOf({ promises: counts.map((count) => procedure(...count)) }).procedures?.heading;
  expect(heading(['closing_not_early', 20, 1])).toBe('1 case was closed too early');
  expect(
    heading(['closing_not_early', 20, 1], ['survey_after_closing', 9, 6], ['reopening', 8, 2]),
  ).toBe('6 closings had no survey and 2 answered cases did not go back as promised');
  expect(heading(['severity_consent', 3, 0])).toBe('Every promise about procedure was kept');
});

test('procedures that nobody was owed make no section', () => {
  expect(modelOf({ promises: [procedure('reopening', 0, 0)] }).procedures).toBeNull();
});

test('the month is headed by answers in time, and by procedures only where there is nothing else', () => {
  const timed = promiseWith('first_response', [[9, 1]]);
  const survey = procedure('survey_after_closing', 8, 2);
  expect(modelOf({ promises: [timed, survey] }).front.headline).not.toContain('survey');
  expect(modelOf({ promises: [survey] }).front.headline).toContain('survey');
});

test('procedures have no cells by tier and severity', () => {
  const model = modelOf({ promises: [procedure('contact_attempts', 8, 2)] });
  expect(model.front.matrices).toEqual([]);
});

const row = (account: string, verdict: DeliverableRow['verdict']): DeliverableRow => ({
  account,
  tier: 'gold',
  startedAtMs: Date.UTC(2026, 9, 1),
  dueAtMs: Date.UTC(2027, 0, 1) - 1,
  satisfiedAtMs: null,
  verdict,
  reason: null,
});

test('deliverables tell what is overdue and what is to come, by account', () => {
  const meeting = { deliverable: 'meeting', name: 'Meeting', clause: 'AC-02', isQuarterly: true };
  const section = modelOf({
    deliverables: [
      {
        ...meeting,
        now: [row('Ash', 'running')],
        before: [row('Elm', 'missed'), row('Ash', 'met')],
      },
    ],
  }).deliverables;
  expect(section?.heading).toBe('1 deliverable was not delivered in time, 1 still to come');
  expect(section?.counted).toContain('Owed to 2 accounts by contract');
  const [, open] = section?.blocks ?? [];
  const rows = open?.kind === 'table' ? open.table.rows : [];
  expect(rows.map((cells) => cells[0]?.text)).toEqual(['Elm', 'Ash']);
});

test('without deliverables there is no section', () => {
  expect(modelOf({ deliverables: [] }).deliverables).toBeNull();
});
