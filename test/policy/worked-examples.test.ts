import { expect, test } from 'vitest';
import type { DueAnswer, DueQuestion } from '../../pipeline/due-contract.js';
import { inspectPolicy } from '../../pipeline/policy/inspect.js';
import { parseLocalTime, writeLocalTime } from '../../pipeline/policy/local-time.js';
import { judgeExamples } from '../../pipeline/policy/worked-examples.js';
import { samplePolicy } from './sample-policy.js';

function sample() {
  const { read } = inspectPolicy(new TextEncoder().encode(samplePolicy), 'acme.yaml');
  if (read === null) throw new Error('The sample is a sound policy.');
  return read.loaded;
}

function answering(verdict: string, dueMs: number | null) {
  return async (_policies: unknown, questions: readonly DueQuestion[]): Promise<DueAnswer[]> =>
    questions.map(({ openedMs }, question) => ({
      question,
      scenario: 'house',
      promise: 'first_response',
      startedMs: openedMs,
      dueMs,
      dueLowMs: null,
      target: '1 hour',
      calendar: 'always',
      clause: 'AC-01',
      verdict,
      reason: verdict === 'excluded' ? 'out of scope' : null,
    }));
}

const due = Date.UTC(2024, 5, 3, 10);

test('an example holds if the due comes out to the millisecond', async () => {
  const [exact] = await judgeExamples([sample()], answering('running', due));
  expect(exact).toMatchObject({ count: 1, failures: [] });
  const [late] = await judgeExamples([sample()], answering('running', due + 1));
  expect(late?.failures).toHaveLength(1);
});

test('an example that does not hold is told at its line, in its own zone', async () => {
  const [judged] = await judgeExamples([sample()], answering('running', due + 60_000));
  expect(judged?.failures).toEqual([
    {
      code: 'policy.example-differs',
      where: 'acme.yaml:71',
      message:
        '"An hour is an hour." expects 2024-06-03T11:00 Europe/London under house, but it is due 2024-06-03T11:01 Europe/London.',
      hint: 'Correct the example if it was worked out wrongly; else the policy’s targets, hours or readings.',
    },
  ]);
});

test('what is excluded has no due, and the reason is told', async () => {
  const [judged] = await judgeExamples([sample()], answering('excluded', due));
  expect(judged?.failures.map(({ message }) => message)).toEqual([
    '"An hour is an hour." expects 2024-06-03T11:00 Europe/London under house, but nothing falls due (out of scope).',
  ]);
});

test('a local time is read in its zone, at a gap as the first valid instant, in an overlap as the earlier', () => {
  const at = (text: string) => {
    const read = parseLocalTime(text);
    return read === null ? null : new Date(read.instant).toISOString();
  };
  expect(at('2024-07-01T12:00 America/New_York')).toBe('2024-07-01T16:00:00.000Z');
  expect(at('2024-07-01T12:00 UTC-5')).toBe('2024-07-01T17:00:00.000Z');
  expect(at('2024-03-10T02:30 America/New_York')).toBe('2024-03-10T07:00:00.000Z');
  expect(at('2024-11-03T01:30 America/New_York')).toBe('2024-11-03T05:30:00.000Z');
  expect(at('2024-07-01T25:00 UTC')).toBeNull();
  expect(at('2024-07-01 12:00')).toBeNull();
  expect(writeLocalTime(Date.UTC(2024, 6, 1, 16), 'America/New_York')).toBe(
    '2024-07-01T12:00 America/New_York',
  );
});
