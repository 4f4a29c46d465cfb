import type { MissedRow, MonthlyFindings } from '../../../pipeline/findings/contract.js';
import type { Cell, Figure, Section } from '../../render/contract.js';
import { timelinesFigure } from '../../timelines/figure.js';
import { timelineKey } from '../../timelines/key.js';
import { column, figure, table, withoutEmpty, words } from '../../words/cells.js';
import { count } from '../../words/count.js';
import { duration } from '../../words/duration.js';
import { instant, month } from '../../words/instant.js';
import { clockOf, namesOf, wordsOf } from '../../words/names.js';
import { rowsNote } from '../../words/rows.js';

/** Every missed obligation, worst first; null where there is none. */
export function missedSection(findings: MonthlyFindings): Section | null {
  const { missed, scope } = findings;
  if (missed.length === 0) return null;
  return {
    id: 'missed',
    topic: 'Missed',
    heading: headingOf(missed),
    counted: `Every missed obligation of ${month(scope.month)}, ${orderOf(missed)}`,
    blocks: [
      ...timelinesOf(findings),
      { kind: 'table', title: null, counted: null, table: withoutEmpty(tableOf(findings)) },
    ],
  };
}

/** The lives of the cases that waited longest, where there is more than one to choose from. */
function timelinesOf({ missed, longestOverdue, policy, scope }: MonthlyFindings): Figure[] {
  const asked = longestOverdue.cases.flatMap(({ caseId, obligations }) => {
    const row = missed.find((each) => each.caseId === caseId);
    const obligation = obligations.find(
      ({ promise, startedAtMs }) => promise === row?.promise && startedAtMs === row.startedAtMs,
    );
    return obligation === undefined ? [] : [{ caseId, obligationId: obligation.obligationId, row }];
  });
  asked.sort((left, right) => (right.row?.overdueMs ?? 0) - (left.row?.overdueMs ?? 0));
  const words = { zone: scope.zone, names: namesOf(policy) };
  const drawn = timelinesFigure(
    'longest-overdue',
    'What happened on the cases with the longest overdue',
    longestOverdue,
    asked,
    words,
  );
  if (drawn === null) return [];
  return [{ ...drawn, title: 'The longest overdue', counted: timelineKey([drawn]) }];
}

function orderOf(missed: readonly MissedRow[]): string {
  return missed.some(({ overdueMs }) => overdueMs !== null)
    ? 'the longest overdue first. Overdue is counted on each obligation’s own clock.'
    : 'the earliest due first.';
}

function headingOf(missed: readonly MissedRow[]): string {
  const [worst] = missed;
  const by =
    worst === undefined || worst.overdueMs === null
      ? ''
      : ` by ${duration(worst.overdueMs)}${clockOf(worst.target)}`;
  if (missed.length === 1) return `1 obligation was missed${by === '' ? '' : `,${by}`}`;
  return `${count(missed.length)} obligations were missed${by === '' ? '' : `, the worst${by}`}`;
}

/** Who waived it; why stands in the register's own section, and in the file. */
function waivedCell({ waiver }: MissedRow): Cell {
  if (waiver === null) return words('');
  return { text: waiver.approver, value: `${waiver.reason} (${waiver.approver})` };
}

function tableOf({ missed, policy, scope }: MonthlyFindings) {
  const names = namesOf(policy);
  const csv = 'missed-obligations.csv';
  return table(
    'missed-obligations',
    'Missed obligations, worst first',
    [
      column('case', 'Case', 'id'),
      column('account', 'Account'),
      column('tier', 'Tier'),
      column('severity', 'Severity'),
      column('promise', 'Promise'),
      column('due', 'Due', 'instant'),
      column('overdue', 'Overdue by', 'duration'),
      column('group', 'Group'),
      column('hinges', 'Hinges on'),
      column('waived', 'Waived by'),
    ],
    missed.map((row) => [
      words(row.caseId),
      words(scope.account === null ? row.account : ''),
      words(names.tier(row.tier)),
      words(names.severity(row.severity)),
      words(wordsOf(row.promise).name),
      row.dueAtMs === null ? words('') : figure(instant(row.dueAtMs, scope.zone), row.dueAtMs),
      row.overdueMs === null ? words('') : figure(duration(row.overdueMs), row.overdueMs),
      words(row.group ?? ''),
      words(row.hingesOn.join(', ')),
      waivedCell(row),
    ]),
    { note: rowsNote(missed.length, 'missed obligation', 'missed obligations', csv), csv },
  );
}
