import type { QuarterlyFindings } from '../../../pipeline/findings/quarterly/contract.js';
import type { Section } from '../../render/contract.js';
import { column, counting, table, withoutEmpty, words } from '../../words/cells.js';
import { counted } from '../../words/count.js';
import { reasonSubject } from '../../trace/figures/aside.js';
import { linkedUnder } from '../names.js';
import { wordsOf } from '../../words/names.js';

/** Obligations of the quarter that are in no rate, and why; null where all were judged. */
export function leftOutSection(findings: QuarterlyFindings): Section | null {
  const { policies } = findings;
  const rows = policies.flatMap((quarter) =>
    quarter.reasons.map((reason) => ({ quarter, ...reason })),
  );
  if (rows.length === 0) return null;
  const all = rows.reduce((sum, { obligations }) => sum + obligations, 0);
  return {
    id: 'left-out',
    topic: 'Not counted',
    heading: `${counted(all, 'obligation')} ${all === 1 ? 'is' : 'are'} in no rate, and why`,
    counted:
      'Void: the case ended in time without it. Excluded: not owed, by a rule of the policy. Unmeasured: the data cannot tell.',
    blocks: [
      {
        kind: 'table',
        title: null,
        counted: null,
        table: withoutEmpty(
          table(
            'left-out-reasons',
            'Obligations that are in no rate',
            [
              column('policy', 'Policy'),
              column('promise', 'Promise'),
              column('verdict', 'Verdict', 'verdict'),
              column('reason', 'Why'),
              column('obligations', 'Obligations', 'count'),
              column('cases', 'Cases', 'count'),
            ],
            rows.map(({ quarter, promise, verdict, reason, obligations, cases }) => [
              words(policies.length > 1 ? quarter.policy.name : ''),
              words(promise === null ? '' : wordsOf(promise).name),
              words(verdict),
              words(reason ?? ''),
              linkedUnder(
                findings,
                quarter,
                counting(obligations),
                reasonSubject({ promise, verdict, reason }),
              ),
              counting(cases),
            ]),
          ),
        ),
      },
    ],
  };
}
