import type { AuditFindings, HingeRow, PolicyTerms } from '../../../pipeline/findings/contract.js';
import { column, figure, table, words } from '../../monthly/figures.js';
import { wordsOf } from '../../monthly/names.js';
import type { Section } from '../../render/contract.js';
import { counted } from '../../words/count.js';
import { instant } from '../../words/instant.js';
import { rowsNote } from '../../words/rows.js';

/** Every verdict that hinges, with the clause it hangs on and what each option says; null where none does. */
export function hingesSection({ hinges, period }: AuditFindings): Section | null {
  if (hinges.length === 0) return null;
  const { policy, scope } = period;
  const csv = 'hinging-verdicts.csv';
  return {
    id: 'hinging',
    topic: 'Exceptions: hinging',
    heading: `${counted(hinges.length, 'verdict')} ${hinges.length === 1 ? 'hangs' : 'hang'} on a clause that can be read in two ways`,
    counted:
      'By the readings it hangs on. “Combination”: only strict or lenient differ. What is not named says what the house says.',
    blocks: [
      {
        kind: 'table',
        title: null,
        counted: null,
        table: table(
          'hinging-verdicts',
          'Verdicts that hinge on a reading',
          [
            column('case', 'Case', 'id'),
            column('promise', 'Promise'),
            column('started', 'Started', 'instant'),
            column('house', 'House says', 'verdict'),
            column('hinges', 'Hangs on'),
            column('clause', 'Clause'),
            column('others', 'Other options say'),
          ],
          hinges.map((row) => [
            words(row.caseId),
            words(wordsOf(row.promise).name),
            row.startedAtMs === null
              ? words('')
              : figure(instant(row.startedAtMs, scope.zone), row.startedAtMs),
            words(row.houseVerdict ?? 'not owed'),
            words(row.hingesOn.join(', ')),
            words(clausesOf(row, policy).join(', ')),
            words(othersText(row)),
          ]),
          { csv, note: rowsNote(hinges.length, 'verdict', 'verdicts', csv) },
        ),
      },
    ],
    startsPage: true,
  };
}

/** The clauses of the readings that a verdict hangs on; of a combination, those of none by itself. */
function clausesOf({ hingesOn }: HingeRow, { readings }: PolicyTerms): string[] {
  const clauses = hingesOn.flatMap(
    (name) => readings.find(({ reading }) => reading === name)?.clause ?? [],
  );
  return [...new Set(clauses)];
}

/** "missed: business-day=end, strict; met: lenient". */
function othersText({ others }: HingeRow): string {
  const verdicts = [...new Set(others.map(({ verdict }) => verdict))];
  return verdicts
    .map((verdict) => {
      const named = others.filter((each) => each.verdict === verdict);
      return `${verdict}: ${named.map(({ scenario }) => scenario).join(', ')}`;
    })
    .join('; ');
}
