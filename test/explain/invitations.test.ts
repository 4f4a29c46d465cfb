import { expect, test } from 'vitest';
import { invitationHeadline, invitationSentences } from '../../cli/explain/invitations.js';
import type { InvitationTold } from '../../pipeline/explain/contract.js';

const setting = { zone: 'UTC', year: 2026, asOfMs: Date.parse('2026-03-20T00:00:00Z') };

const silent: InvitationTold = {
  sent_at_ms: Date.parse('2026-03-09T12:00:00Z'),
  closed_at_ms: Date.parse('2026-03-09T10:00:00Z'),
  answered_at_ms: null,
  is_in_events: true,
  is_in_surveys: true,
  is_in_case_row: false,
  score: null,
  scale_min: 1,
  scale_max: 5,
  good_from: 4,
  has_parts: false,
  answer: 'none',
  has_comment: false,
  file: 'surveys.csv',
  row: 7,
};
const answered = { ...silent, answered_at_ms: Date.parse('2026-03-10T08:00:00Z') };
const said = (told: Partial<InvitationTold>) =>
  invitationSentences({ ...answered, ...told }, setting);

test('an invitation says when it was sent, how long after the closing, and where that is told', () => {
  expect(invitationHeadline(silent, null)).toBe('Satisfaction: no answer');
  expect(invitationSentences(silent, setting)).toBe(
    'The customer was invited to judge the case on Mon 9 Mar, 12:00 UTC, 2 h after the closing (an event and surveys.csv row 7). Nobody had answered by Fri 20 Mar, 00:00 UTC, where the data ends.',
  );
  expect(said({ is_in_events: false, closed_at_ms: null })).toContain(
    'on Mon 9 Mar, 12:00 UTC, before any closing (surveys.csv row 7).',
  );
  expect(said({ is_in_surveys: false, file: 'events.csv', row: 9 })).toContain(
    'after the closing (events.csv row 9).',
  );
});

test('a score is told with its scale and what of it counts as satisfied', () => {
  expect(said({ answer: 'good', score: 4 })).toContain(
    'The answer on Tue 10 Mar, 08:00 UTC was 4 on the scale from 1 to 5; what counts as satisfied is 4 or 5.',
  );
  const binary = { scale_min: 0, scale_max: 1, good_from: 1 };
  expect(said({ ...binary, answer: 'not_good', score: 0 })).toContain(
    'was 0 on the scale from 0 to 1; what counts as satisfied is 1.',
  );
  expect(
    said({ ...binary, good_from: 0.75, has_parts: true, answer: 'good', score: 0.8 }),
  ).toContain('what counts as satisfied is 0.75 or more.');
  expect(invitationHeadline({ ...answered, answer: 'not_good' }, 2)).toBe(
    'Satisfaction 2: not satisfied',
  );
});

test('what does not count as an answer says why', () => {
  expect(said({ answer: 'blank', has_comment: true })).toContain(
    'carried no score, only a comment: it counts as not given.',
  );
  expect(said({ answer: 'off_scale', score: 7 })).toContain(
    'was 7, outside the scale from 1 to 5: it counts as not given.',
  );
  expect(said({ answer: 'no_scale', score: 7 })).toContain(
    'was 7, on no scale that the data names: it counts as not given.',
  );
  expect(said({ answer: 'later', answered_at_ms: null })).toContain(
    'The answer came after Fri 20 Mar, 00:00 UTC, where the data ends: it counts as not given.',
  );
});

test('an answer without an invitation says so, and from which row it comes', () => {
  const alone = { sent_at_ms: null, closed_at_ms: null, is_in_events: false };
  expect(said({ ...alone, answer: 'good', score: 5 })).toBe(
    'No invitation to judge the case is in the data. The answer on Tue 10 Mar, 08:00 UTC (surveys.csv row 7) was 5 on the scale from 1 to 5; what counts as satisfied is 4 or 5.',
  );
  const ofCase = {
    is_in_case_row: true,
    is_in_surveys: false,
    file: 'cases.csv',
    answered_at_ms: null,
  };
  expect(said({ ...alone, ...ofCase, answer: 'good', score: 5 })).toContain(
    'The answer (csat_score, cases.csv row 7) was 5',
  );
  expect(said({ ...ofCase, answer: 'good', score: 5 })).toContain('after the closing (an event). ');
});
