import type { AuditFindings, HingeRow } from '../../../pipeline/findings/audit-contract.js';
import type { PolicyTerms } from '../../../pipeline/findings/contract.js';
import type { Block, Section } from '../../render/contract.js';
import { column, counting, figure, table, words } from '../../words/cells.js';
import { countedId } from '../../trace/figure-id.js';
import { counted, listed } from '../../words/count.js';
import { instant } from '../../words/instant.js';
import { wordsOf } from '../../words/names.js';
import { rowsNote } from '../../words/rows.js';

/** Hinging verdicts that hang on the same readings and go the same way under the same options. */
interface Pattern {
  readonly row: HingeRow;
  readonly others: string;
  readonly rows: readonly HingeRow[];
}

/** Every verdict that hinges, with the clause it hangs on and what each option says; null where none does. */
export function hingesSection(findings: AuditFindings): Section | null {
  const { hinges } = findings;
  if (hinges.length === 0) return null;
  const patterns = patternsOf(hinges);
  return {
    id: 'hinging',
    topic: 'Exceptions: hinging',
    heading: `${counted(hinges.length, 'verdict')} ${hinges.length === 1 ? 'hangs' : 'hang'} on a clause that can be read in two ways`,
    counted:
      'Combination: only strict or lenient differ. An option that is not named says what the house says, or does not speak.',
    blocks: [patternsTable(patterns, findings), rowsTable(patterns, findings)],
  };
}

function patternsTable(patterns: readonly Pattern[], { period }: AuditFindings): Block {
  return {
    kind: 'table',
    title: 'On what they hang',
    traces: [countedId('hinges')],
    counted: `${counted(patterns.length, 'way')} in which verdicts hang on the readings; the table after this one names the verdicts of each.`,
    table: table(
      'hinge-patterns',
      'The ways in which verdicts hinge',
      [
        column('pattern', 'Way', 'count'),
        column('hangs', 'Hangs on'),
        column('clause', 'Clause'),
        column('house', 'House says', 'verdict'),
        column('others', 'Other options say'),
        column('verdicts', 'Verdicts', 'count'),
      ],
      patterns.map(({ row, others, rows }, index) => [
        counting(index + 1),
        words(row.hingesOn.join(', ')),
        words(clausesOf(row, period.policy).join(', ')),
        words(row.houseVerdict ?? 'not owed'),
        words(others),
        counting(rows.length),
      ]),
    ),
  };
}

function rowsTable(patterns: readonly Pattern[], { hinges, period }: AuditFindings): Block {
  const csv = 'hinging-verdicts.csv';
  const { scope } = period;
  const rows = patterns.flatMap((pattern, index) =>
    pattern.rows.map((row) => ({ row, way: index + 1 })),
  );
  return {
    kind: 'table',
    title: 'Every hinging verdict',
    counted: null,
    table: table(
      'hinging-verdicts',
      'Verdicts that hinge on a reading',
      [
        column('pattern', 'Way', 'count'),
        column('case', 'Case', 'id'),
        column('account', 'Account'),
        column('promise', 'Promise'),
        column('started', 'Started', 'instant'),
        column('house', 'House says', 'verdict'),
      ],
      rows.map(({ row, way }) => [
        counting(way),
        words(row.caseId),
        words(row.account),
        words(wordsOf(row.promise).name),
        row.startedAtMs === null
          ? words('')
          : figure(instant(row.startedAtMs, scope.zone), row.startedAtMs),
        words(row.houseVerdict ?? 'not owed'),
      ]),
      { csv, note: rowsNote(hinges.length, 'verdict', 'verdicts', csv) },
    ),
  };
}

function patternsOf(hinges: readonly HingeRow[]): Pattern[] {
  const groups = new Map<string, HingeRow[]>();
  for (const row of hinges) {
    const key = [row.hingesOn.join(','), row.houseVerdict ?? '', othersText(row)].join('\t');
    const held = groups.get(key);
    if (held === undefined) groups.set(key, [row]);
    else held.push(row);
  }
  return [...groups.values()]
    .flatMap((rows) => {
      const [row] = rows;
      return row === undefined ? [] : [{ row, others: othersText(row), rows }];
    })
    .sort((a, b) => b.rows.length - a.rows.length);
}

/** The clauses of the readings that a verdict hangs on; of a combination, those of none by itself. */
function clausesOf({ hingesOn }: HingeRow, { readings }: PolicyTerms): string[] {
  const clauses = hingesOn.flatMap(
    (name) => readings.find(({ reading }) => reading === name)?.clause ?? [],
  );
  return [...new Set(clauses)];
}

/** "missed under business-day=end and strict; met under lenient". */
function othersText({ others }: HingeRow): string {
  const verdicts = [...new Set(others.map(({ verdict }) => verdict))].sort();
  return verdicts
    .map((verdict) => {
      const named = others.filter((each) => each.verdict === verdict);
      return `${verdict} under ${listed(named.map(({ scenario }) => scenario))}`;
    })
    .join('; ');
}
