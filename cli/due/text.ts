import { capital } from '../../reports/words/capital.js';
import { counted } from '../../reports/words/count.js';
import { promiseTitle } from '../explain/headline.js';
import { moment, yearOf } from '../explain/words.js';
import { wrapped } from '../text-table.js';
import type { DueGroup, DueReport, PromiseDue } from './report.js';

/** The answer as people read it: the house's due first, then what other readings make of it. */
export function dueText(report: DueReport, width: number): string {
  const { policy, attributes, opened_at_ms, zone, promises, unanswered } = report;
  const facts = Object.entries(attributes).map(([name, value]) => `${name} ${value}`);
  const head = [
    `${policy.name}, version ${policy.version}`,
    wrapped(`A case of ${facts.join(', ')}, opened ${moment(opened_at_ms, zone)}.`, width, '  '),
  ];
  const blocks = promises.map((promise) => promiseLines(promise, report, width));
  const none = ['Nothing is promised to such a case.'];
  const missing = unanswered.map(({ scenario, needs }) =>
    wrapped(`${scenario}: ${needs}`, width, '  '),
  );
  const told = [
    head,
    ...(blocks.length === 0 ? [none] : blocks),
    ...(missing.length === 0 ? [] : [['Not answered without data:', ...missing]]),
  ];
  return `${told.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const starts: Readonly<Record<string, string>> = {
  update: 'for a public message of ours at that instant',
  next_reply: 'for a message of the customer at that instant',
};

function promiseLines(
  { promise, clause, target, calendar, house, others, agreeing }: PromiseDue,
  { zone, opened_at_ms }: DueReport,
  width: number,
): string[] {
  const year = yearOf(opened_at_ms, zone);
  const start = starts[promise];
  const from = start === undefined ? '' : ` (${start})`;
  const by =
    clause === null ? '' : `${clause.id}${clause.heading === null ? '' : ` (${clause.heading})`}`;
  const hours =
    calendar === null ? '' : calendar.id === 'always' ? 'around the clock' : `of ${calendar.name}`;
  const terms = [target, hours].filter((text) => text !== null && text !== '').join(' ');
  const basis = [by, terms].filter((text) => text !== '').join(': ');
  const agreement =
    others.length === 0
      ? 'Every reading says the same.'
      : `${counted(agreeing.length, 'other reading agrees', 'other readings agree')}. Another reading:`;
  return [
    `${promiseTitle(promise)}${from}: ${outcome(house, zone, year)}`,
    ...(basis === '' ? [] : [wrapped(`${basis}.`, width, '  ')]),
    `  ${capital(agreement)}`,
    ...others.flatMap((group) => [
      `    ${outcome(group, zone, year)}`,
      ...group.readings.map(({ scenario, says }) =>
        wrapped(`${scenario}: ${says}`, width, '      '),
      ),
    ]),
  ];
}

function outcome(
  { due_at_ms, due_low_at_ms, why }: Omit<DueGroup, 'readings'>,
  zone: string,
  year: number,
): string {
  if (due_at_ms === null) return why ?? 'nothing is due';
  const low =
    due_low_at_ms === null
      ? ''
      : ` (by the lower end of the range ${moment(due_low_at_ms, zone, year)})`;
  return `due ${moment(due_at_ms, zone, year)}${low}`;
}
