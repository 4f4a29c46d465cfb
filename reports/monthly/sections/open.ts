import type { MonthlyFindings } from '../../../pipeline/findings/contract.js';
import type { Section } from '../../render/contract.js';
import { column, figure, table, withoutEmpty, words } from '../../words/cells.js';
import { count } from '../../words/count.js';
import { duration } from '../../words/duration.js';
import { instant, monthName } from '../../words/instant.js';
import { namesOf, wordsOf } from '../../words/names.js';
import { rowsNote } from '../../words/rows.js';
import { backlogBlocks } from './backlog.js';

/** What nobody had answered by the as-of instant; null where all was answered. */
export function openSection(findings: MonthlyFindings): Section | null {
  const { open, asOfMs, scope } = findings;
  const backlog = backlogBlocks(findings);
  if (open.length === 0 && backlog.length === 0) return null;
  const overdue = open.filter(({ verdict }) => verdict === 'missed').length;
  return {
    id: 'open',
    topic: 'Overdue and running',
    heading: headingOf(overdue, open.length - overdue),
    counted: `Unanswered at ${instant(asOfMs, scope.zone)}: overdue since ${monthName(scope.month)} or before, and what is still running.`,
    blocks: [
      ...backlog,
      ...(open.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              title: null,
              counted: null,
              table: withoutEmpty(tableOf(findings)),
            },
          ]),
    ],
  };
}

function headingOf(overdue: number, running: number): string {
  if (overdue + running === 0) return 'Nothing is overdue or running';
  const late =
    overdue === 1 ? '1 obligation is overdue' : `${count(overdue)} obligations are overdue`;
  if (running === 0) return `${late} and still unanswered`;
  if (overdue === 0) {
    return running === 1
      ? 'Nothing is overdue; 1 obligation is running'
      : `Nothing is overdue; ${count(running)} obligations are running`;
  }
  return `${late}, ${count(running)} more ${running === 1 ? 'is' : 'are'} still in time`;
}

function tableOf({ open, policy, scope }: MonthlyFindings) {
  const names = namesOf(policy);
  const csv = 'open-obligations.csv';
  return table(
    'open-obligations',
    'Overdue and running obligations',
    [
      column('case', 'Case', 'id'),
      column('account', 'Account'),
      column('tier', 'Tier'),
      column('severity', 'Severity'),
      column('promise', 'Promise'),
      column('verdict', 'Verdict', 'verdict'),
      column('due', 'Due', 'instant'),
      column('overdue', 'Overdue by', 'duration'),
      column('group', 'Group'),
    ],
    open.map((row) => [
      words(row.caseId),
      words(scope.account === null ? row.account : ''),
      words(names.tier(row.tier)),
      words(names.severity(row.severity)),
      words(wordsOf(row.promise).name),
      words(row.verdict),
      row.dueAtMs === null
        ? words(row.overdueMs === null ? '' : 'while paused, none')
        : figure(instant(row.dueAtMs, scope.zone), row.dueAtMs),
      row.verdict === 'running' || row.overdueMs === null
        ? words('')
        : figure(duration(row.overdueMs), row.overdueMs),
      words(row.group ?? ''),
    ]),
    { note: rowsNote(open.length, 'open obligation', 'open obligations', csv), csv },
  );
}
