import type { MonthlyFindings, PromiseFinding } from '../../../pipeline/findings/contract.js';
import type { Section } from '../../render/contract.js';
import { promiseId } from '../../trace/figure-id.js';
import { column, counting, figure, rateText, table, traced, words } from '../../words/cells.js';
import { count, listed } from '../../words/count.js';
import { month } from '../../words/instant.js';
import { wordsOf } from '../../words/names.js';
import { percentSpan } from '../../words/rate.js';

/** What the policy promises beside answers in time: how cases are closed, reopened, weighed and ended; null where it promises nothing of the kind. */
export function proceduresSection(findings: MonthlyFindings): Section | null {
  const procedures = findings.promises.filter(({ isProcedure }) => isProcedure);
  const due = procedures.filter(({ rate }) => rate.n > 0);
  if (due.length === 0) return null;
  return {
    id: 'procedures',
    topic: 'Procedures',
    heading: headingOf(due),
    counted: `Promises about procedure that were kept or missed in ${month(findings.scope.month)}. Each missed one is in the list of missed obligations.`,
    blocks: [{ kind: 'table', title: null, counted: null, table: tableOf(procedures, findings) }],
  };
}

const misses: Readonly<Record<string, readonly [one: string, many: string]>> = {
  closing_not_early: ['case was closed too early', 'cases were closed too early'],
  closing_not_late: ['case was closed too late', 'cases were closed too late'],
  reopening: [
    'answered case did not go back as promised',
    'answered cases did not go back as promised',
  ],
  contact_attempts: [
    'case was closed without enough attempts',
    'cases were closed without enough attempts',
  ],
  severity_consent: ['severity changed without consent', 'severities changed without consent'],
  survey_after_closing: ['closing had no survey', 'closings had no survey'],
  outcome_notified: [
    'customer had no word of the end in time',
    'customers had no word of the end in time',
  ],
};

function headingOf(due: readonly PromiseFinding[]): string {
  const missed = due
    .filter(({ rate }) => rate.missed > 0)
    .sort((a, b) => b.rate.missed - a.rate.missed)
    .slice(0, 2)
    .map(({ promise, rate }) => {
      const [one, many] = misses[promise] ?? [wordsOf(promise).one, wordsOf(promise).many];
      return `${count(rate.missed)} ${rate.missed === 1 ? one : many}`;
    });
  return missed.length === 0 ? 'Every promise about procedure was kept' : listed(missed);
}

function tableOf(procedures: readonly PromiseFinding[], { policy }: MonthlyFindings) {
  return table(
    'procedures-by-verdict',
    'Promises about procedure',
    [
      column('promise', 'Promise'),
      column('clause', 'Clause'),
      column('asked', 'What is asked'),
      column('kept', 'Kept', 'rate'),
      column('interval', '95 % interval', 'rate'),
      column('n', 'Judged', 'count'),
      column('missed', 'Missed', 'count'),
      column('range', 'Over the readings', 'rate'),
    ],
    procedures.map(({ promise, rate, range }) => {
      const term = policy.promises.find((each) => each.promise === promise);
      return [
        words(wordsOf(promise).name),
        words(term?.clause ?? ''),
        words(term?.asks ?? ''),
        rate.n === 0
          ? figure(rateText(rate), rate.rate)
          : traced(figure(rateText(rate), rate.rate), promiseId(promise)),
        rate.low === null || rate.high === null
          ? words('')
          : figure(percentSpan(rate.low, rate.high, rate.n), rate.low),
        counting(rate.n),
        counting(rate.missed),
        range === null || range.low === range.high
          ? words('')
          : figure(percentSpan(range.low, range.high, rate.n), range.low),
      ];
    }),
  );
}
