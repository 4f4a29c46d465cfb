import type { DeliverableRow } from '../../../pipeline/findings/contract.js';
import type { QuarterlyFindings } from '../../../pipeline/findings/quarterly/contract.js';
import type { Section } from '../../render/contract.js';
import { column, figure, table, withoutEmpty, words } from '../../words/cells.js';
import { count, counted } from '../../words/count.js';
import { instant } from '../../words/instant.js';
import { namesOf } from '../../words/names.js';
import { notesAt } from '../notes.js';

/** What the tier entitles the account to besides answers; null where it is to be given nothing. */
export function deliverablesSection(findings: QuarterlyFindings): Section | null {
  const { policies, scope } = findings;
  const rows = policies.flatMap(({ policy, deliverables }) =>
    deliverables.flatMap(({ name, clause, isQuarterly, now, before }) => [
      ...now.map((row) => ({
        policy,
        name,
        clause,
        row,
        period: isQuarterly ? 'this quarter' : 'once',
      })),
      ...before.map((row) => ({ policy, name, clause, row, period: 'quarter before' })),
    ]),
  );
  if (rows.length === 0) return null;
  return {
    id: 'deliverables',
    topic: 'Deliverables',
    heading: headingOf(rows.map(({ row }) => row)),
    counted:
      'What the contract gives besides answers: due in the quarter, in the one before, and owed once.',
    blocks: [
      ...notesAt(findings, 'deliverables'),
      {
        kind: 'table',
        title: null,
        counted: null,
        table: withoutEmpty(
          table(
            'deliverables-owed',
            'Deliverables',
            [
              column('deliverable', 'Deliverable'),
              column('policy', 'Policy'),
              column('tier', 'Tier'),
              column('clause', 'Clause'),
              column('period', 'Period'),
              column('state', 'State', 'verdict'),
              column('due', 'Due by', 'instant'),
              column('given', 'Given', 'instant'),
              column('reason', 'Why'),
            ],
            rows.map(({ policy, name, clause, row, period }) => [
              words(name),
              words(policies.length > 1 ? policy.name : ''),
              words(namesOf(policy).tier(row.tier)),
              words(clause ?? ''),
              words(period),
              words(row.verdict),
              row.dueAtMs === null
                ? words('no date is given')
                : figure(instant(row.dueAtMs, scope.zone), row.dueAtMs),
              row.satisfiedAtMs === null
                ? words('')
                : figure(instant(row.satisfiedAtMs, scope.zone), row.satisfiedAtMs),
              words(row.verdict === 'met' ? '' : (row.reason ?? '')),
            ]),
          ),
        ),
      },
    ],
  };
}

function headingOf(rows: readonly DeliverableRow[]): string {
  const of = (verdict: DeliverableRow['verdict']) =>
    rows.filter((row) => row.verdict === verdict).length;
  const [met, missed, running] = [of('met'), of('missed'), of('running')];
  const due = running === 0 ? '' : `, ${count(running)} still to come`;
  if (missed > 0) {
    return `${counted(missed, 'deliverable')} ${missed === 1 ? 'is' : 'are'} overdue${due}`;
  }
  if (met === 0)
    return running === 0
      ? 'No deliverable was judged'
      : `${counted(running, 'deliverable')} still to come`;
  return `${met === 1 ? 'The deliverable that was due is' : `All ${count(met)} deliverables that were due are`} given${due}`;
}
