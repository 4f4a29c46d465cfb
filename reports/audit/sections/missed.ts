import type { AuditFindings, ExceptionRow } from '../../../pipeline/findings/audit-contract.js';
import type { Section } from '../../render/contract.js';
import { column, counting, figure, table, withoutEmpty, words } from '../../words/cells.js';
import { count } from '../../words/count.js';
import { duration } from '../../words/duration.js';
import { instant } from '../../words/instant.js';
import { clockOf, namesOf, wordsOf } from '../../words/names.js';
import { rowsNote } from '../../words/rows.js';

/** Every missed obligation, the longest overdue first; null where there is none. */
export function missedSection({ exceptions, period }: AuditFindings): Section | null {
  const missed = exceptions.filter(({ verdict }) => verdict === 'missed');
  const [worst] = missed;
  if (worst === undefined) return null;
  const { policy, scope } = period;
  const names = namesOf(policy);
  const csv = 'missed-obligations.csv';
  const by =
    worst.overdueMs === null || worst.overdueMs === 0
      ? ''
      : `, the worst by ${duration(worst.overdueMs)}${clockOf(worst.target)}`;
  return {
    id: 'missed',
    topic: 'Exceptions: missed',
    heading:
      missed.length === 1
        ? `1 obligation was missed${by.replace(', the worst', '')}`
        : `${count(missed.length)} obligations were missed${by}`,
    counted:
      'Every one, the longest overdue first. Overdue is counted on each obligation’s own clock. The number names it in this file; its id is in ledger.csv.',
    blocks: [
      {
        kind: 'table',
        title: null,
        counted: null,
        table: withoutEmpty(
          table(
            'missed-obligations',
            'Missed obligations, worst first',
            [
              column('no', 'No', 'count'),
              column('case', 'Case', 'id'),
              column('account', 'Account'),
              column('place', 'Tier, severity'),
              column('promise', 'Promise'),
              column('due', 'Due', 'instant'),
              column('overdue', 'Overdue by', 'duration'),
              column('hinges', 'Hinges on'),
            ],
            missed.map((row, index) => [
              counting(index + 1),
              words(row.caseId ?? ''),
              words(scope.account === null ? row.account : ''),
              words(names.label(row.tier, row.severity)),
              words(promiseText(row)),
              row.dueAtMs === null
                ? words('')
                : figure(instant(row.dueAtMs, scope.zone), row.dueAtMs),
              row.overdueMs === null ? words('') : figure(duration(row.overdueMs), row.overdueMs),
              words(row.hingesOn.join(', ')),
            ]),
            { csv, note: rowsNote(missed.length, 'missed obligation', 'missed obligations', csv) },
          ),
        ),
      },
    ],
    startsPage: true,
  };
}

function promiseText({ promise, clause }: ExceptionRow): string {
  const name = promise === null ? '' : wordsOf(promise).name;
  return clause === null ? name : `${name} (${clause})`;
}
