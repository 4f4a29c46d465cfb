import type { AuditFindings } from '../../../pipeline/findings/audit-contract.js';
import type { Section } from '../../render/contract.js';
import { column, table, words } from '../../words/cells.js';
import {
  classText,
  restsOnText,
  supportCountsText,
  supportText,
} from '../../words/monitorability.js';

/** What is made of each clause, and whether this data is enough for it; null where no clause is classed. */
export function monitorabilitySection({ monitorability }: AuditFindings): Section | null {
  if (monitorability.clauses.length === 0) return null;
  const held = monitorability.data !== null && monitorability.data.cases > 0;
  const { computed, described, all } = monitorability.counts;
  return {
    id: 'monitorability',
    topic: 'Monitorability',
    heading: `${computed + described} of ${all} clauses are computed or described; the others cannot be`,
    counted: held
      ? `${supportCountsText(monitorability)}. A field is there if 99 % of the policy’s rows have it.`
      : 'No data was held against the clauses.',
    blocks: [
      {
        kind: 'table',
        title: null,
        counted: null,
        table: table(
          'monitorability-rows',
          'What each clause rests on',
          [
            column('clause', 'Clause', 'id'),
            column('heading', 'Heading'),
            column('class', 'Class'),
            column('rests', 'Rests on, or lacks'),
            column('data', 'This data'),
          ],
          monitorability.clauses.map((clause) => [
            words(clause.clause),
            words(clause.heading),
            words(classText(clause)),
            words(restsOnText(clause)),
            words(supportText(clause)),
          ]),
        ),
      },
    ],
    startsPage: true,
  };
}
