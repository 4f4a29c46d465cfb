import type { CountedFinding, CountedRow, CountedThing } from '../../pipeline/findings/contract.js';
import type { Cell, Table } from '../render/contract.js';
import { PRINTED_ROWS } from '../render/contract.js';
import { column, figure, table, words } from '../words/cells.js';
import { count } from '../words/count.js';
import { duration } from '../words/duration.js';
import { instant } from '../words/instant.js';
import { countedValueIn } from './rows.js';
import { countedList } from './traced.js';

const timed: readonly CountedThing[] = [
  'waits',
  'severity_changes',
  'spared',
  'gaps',
  'escalations',
];
const csv = 'counted-behind.csv';

/** What was counted beside obligations, as it leaves in files too: amounts in milliseconds where they are times. */
export function countedTable({
  counted,
  label,
  zone,
  options,
  hasPolicies = false,
  hasAccounts = true,
}: {
  readonly counted: CountedFinding;
  readonly label: string;
  readonly zone: string;
  readonly options: string | null;
  readonly hasPolicies?: boolean;
  readonly hasAccounts?: boolean;
}): Table {
  const { rows } = counted;
  const value = (row: CountedRow, key: string) => words(countedValueIn(row, key, label));
  return table(
    countedList,
    'What was counted beside obligations, those that figures single out first',
    [
      column('what', 'What'),
      column('case', 'Case', 'id'),
      column('account', 'Account'),
      column('policy', 'Policy'),
      column('promise', 'Promise'),
      column('tier', 'Tier'),
      column('severity', 'Severity'),
      column('kind', 'Kind'),
      column('says', 'Says'),
      column('mark', 'Mark'),
      column('amount', 'Amount', 'count'),
      column('at', 'At', 'instant'),
      column('period', 'Period'),
      column('own', 'In the period'),
    ],
    fairly(rows).map((row) => [
      value(row, 'what'),
      words(row.caseId ?? ''),
      words(hasAccounts ? (row.account ?? '') : ''),
      words(hasPolicies ? (row.policy ?? '') : ''),
      ...['promise', 'tier', 'severity', 'kind', 'says', 'mark'].map((key) => value(row, key)),
      amountCell(row),
      row.atMs === null ? words('') : figure(instant(row.atMs, zone), row.atMs),
      value(row, 'period'),
      value(row, 'own'),
    ]),
    { note: noteOf(counted, options), csv: isAll(counted) ? csv : null },
  );
}

/** Of more rows than a page prints, as many of each sort come first. */
function fairly(rows: readonly CountedRow[]): readonly CountedRow[] {
  if (rows.length <= PRINTED_ROWS) return rows;
  const sorts = new Set(rows.map(({ what }) => what)).size;
  const quota = Math.floor(PRINTED_ROWS / sorts);
  const seen = new Map<CountedThing, number>();
  const isFirst = rows.map(({ what }) => {
    const before = seen.get(what) ?? 0;
    seen.set(what, before + 1);
    return before < quota;
  });
  return [
    ...rows.filter((_, index) => isFirst[index]),
    ...rows.filter((_, index) => isFirst[index] !== true),
  ];
}

function amountCell({ what, amount }: CountedRow): Cell {
  if (amount === null) return words('');
  return figure(timed.includes(what) ? duration(amount) : String(amount), amount);
}

function isAll({ totals, rows }: CountedFinding): boolean {
  return totals.reduce((sum, total) => sum + total.rows, 0) === rows.length;
}

function noteOf(counted: CountedFinding, options: string | null): string | null {
  if (isAll(counted)) return null;
  const cut = counted.totals.flatMap(({ what, rows }) => {
    const listed = counted.rows.filter((row) => row.what === what).length;
    return listed === rows ? [] : [`${what}: ${count(listed)} of ${count(rows)}`];
  });
  return `Not all are here (${cut.join('; ')}).${options === null ? '' : ` punctual trace FIGURE ${options} --out FILE.csv lists all that a figure counts.`}`;
}
