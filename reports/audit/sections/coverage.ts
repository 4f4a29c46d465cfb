import type { AuditFindings } from '../../../pipeline/findings/audit-contract.js';
import type { Block, Section } from '../../render/contract.js';
import { column, counting, table, words } from '../../words/cells.js';
import { count, counted } from '../../words/count.js';
import { day, instant } from '../../words/instant.js';
import { rowsNote } from '../../words/rows.js';

/** Whether dates of the period are without data, and which cases of the workspace are in no figure here. */
export function coverageSection(findings: AuditFindings): Section {
  const { coverage } = findings.completeness;
  const { dates, datesWithoutEvents: without } = coverage;
  return {
    id: 'coverage',
    topic: 'Completeness: dates and cases',
    heading:
      without === 0
        ? `The data tells of events on each of the ${counted(dates, 'date')}`
        : `The data tells of events on ${count(dates - without)} of ${counted(dates, 'date')}`,
    counted:
      'Events of the cases in scope by date of the report’s zone. A date without any may be a holiday, or a hole in an export.',
    blocks: [
      coverageFacts(findings),
      ...(coverage.gaps.length === 0 ? [] : [gapsTable(findings)]),
      casesTable(findings),
    ],
  };
}

function coverageFacts({ completeness: { coverage }, period: { scope } }: AuditFindings): Block {
  const { firstEventAtMs: first, lastEventAtMs: last } = coverage;
  return {
    kind: 'facts',
    title: null,
    facts: [
      {
        label: 'Events in scope',
        text:
          first === null || last === null
            ? 'none'
            : `${count(coverage.events)}, from ${instant(first, scope.zone)} to ${instant(last, scope.zone)}, whole histories included`,
      },
      {
        label: 'Dates',
        text: `${counted(coverage.dates, 'date')} in the period; ${count(coverage.datesWithoutEvents)} without an event, ${count(coverage.datesWithoutOpenings)} without a case opened`,
      },
      {
        label: 'Weeks',
        text: `${counted(coverage.weeks, 'whole week')} from Monday to Sunday; ${count(coverage.weeksWithoutEvents)} without an event`,
      },
    ],
  };
}

function gapsTable({ completeness: { coverage } }: AuditFindings): Block {
  const csv = 'dates-without-events.csv';
  return {
    kind: 'table',
    title: 'Dates without an event',
    counted: 'In a row, the longest first.',
    table: table(
      'date-gaps',
      'Dates without an event',
      [column('from', 'From'), column('to', 'To'), column('days', 'Dates', 'count')],
      coverage.gaps.map(({ from, to, days }) => [
        words(dateText(from)),
        words(dateText(to)),
        counting(days),
      ]),
      { csv, note: rowsNote(coverage.gaps.length, 'stretch', 'stretches', csv) },
    ),
  };
}

function casesTable({ completeness: { cases }, period: { data, policy } }: AuditFindings): Block {
  const sum = cases.reduce((total, each) => total + each.cases, 0);
  return {
    kind: 'table',
    title: 'Where the cases of the workspace are',
    counted: `${counted(data.workspaceCases, 'case')} replayed = ${count(sum)} by policy${sum === data.workspaceCases ? '' : ': these do not add up'}.`,
    table: table(
      'audited-cases',
      'Cases by policy',
      [
        column('policy', 'Policy', 'id'),
        column('where', 'Where they are'),
        column('cases', 'Cases', 'count'),
      ],
      cases.map(({ policy: id, isJudged, cases: n }) => [
        words(id ?? '(none)'),
        words(whereOf(id, isJudged, policy.id)),
        counting(n),
      ]),
      { sumRow: [words('Sum'), words(''), counting(sum)] },
    ),
  };
}

function whereOf(id: string | null, isJudged: boolean, own: string): string {
  if (id === null) return 'no contract at their opening: one row each in the ledger, excluded';
  if (!isJudged) return 'opened before its first version, or the policy is not at hand: unmeasured';
  return id === own
    ? 'judged, and here if they owe anything in the period'
    : 'judged in the file of that policy';
}

function dateText(date: string): string {
  return day(Date.parse(`${date}T00:00:00Z`), 'UTC');
}
