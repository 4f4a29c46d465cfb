import type { AuditFindings, LeftOutReason } from '../../../pipeline/findings/audit-contract.js';
import type { Section } from '../../render/contract.js';
import { linked } from '../../trace/link.js';
import { reasonSubject } from '../../trace/figures/aside.js';
import { column, counting, table, withoutEmpty, words } from '../../words/cells.js';
import { counted } from '../../words/count.js';
import { wordsOf } from '../../words/names.js';

/** Each exclusion counted by reason and clause, with what is void and what the data cannot tell; null where all is judged. */
export function leftOutSection({ leftOut }: AuditFindings): Section | null {
  if (leftOut.length === 0) return null;
  const sum = leftOut.reduce((total, { obligations }) => total + obligations, 0);
  const excluded = leftOut
    .filter(({ verdict }) => verdict === 'excluded')
    .reduce((total, { obligations }) => total + obligations, 0);
  return {
    id: 'left-out',
    topic: 'Completeness: exclusions',
    heading: `${counted(sum, 'obligation')} ${sum === 1 ? 'is' : 'are'} in no rate, ${excluded === 0 ? 'none' : excluded} of them excluded by a rule`,
    counted:
      'Obligations are formed as if owed, then excluded, so that each is counted. “By clause” is where the rule stands, “promised in” what makes the promise.',
    blocks: [
      {
        kind: 'table',
        title: null,
        counted: null,
        table: withoutEmpty(
          table(
            'left-out-rows',
            'Obligations in no rate, by reason',
            [
              column('verdict', 'Verdict', 'verdict'),
              column('reason', 'Reason'),
              column('rule', 'By clause', 'id'),
              column('promise', 'Promise'),
              column('clause', 'Promised in', 'id'),
              column('obligations', 'Obligations', 'count'),
              column('cases', 'Cases', 'count'),
            ],
            leftOut.map((row) => [
              words(row.verdict),
              words(reasonText(row)),
              words(row.ruleClause ?? ''),
              words(row.promise === null ? 'all' : wordsOf(row.promise).name),
              words(row.clause ?? ''),
              linked(counting(row.obligations), reasonSubject(row)),
              counting(row.cases),
            ]),
            {
              sumRow: [
                words('Sum'),
                words(''),
                words(''),
                words(''),
                words(''),
                counting(sum),
                words(''),
              ],
            },
          ),
        ),
      },
    ],
  };
}

function reasonText({ verdict, reason }: LeftOutReason): string {
  if (verdict === 'void') {
    const ended = 'ended before it was due';
    return reason === null ? ended : `${ended}; ${reason}`;
  }
  if (verdict === 'unmeasured') return `the data does not say: ${reason ?? 'a field'}`;
  return reason ?? 'by rule';
}
