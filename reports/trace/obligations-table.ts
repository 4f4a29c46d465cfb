import type { BehindFinding } from '../../pipeline/findings/contract.js';
import type { Table } from '../render/contract.js';
import { column, figure, table, words } from '../words/cells.js';
import { count, counted } from '../words/count.js';
import { instant } from '../words/instant.js';
import { valueIn } from './rows.js';
import { obligationsList } from './traced.js';

const ledgerColumns = ['promise', 'tier', 'severity', 'verdict'] as const;
const caseColumns = ['channel', 'category', 'group', 'responder', 'hour'] as const;
const moreColumns = ['timed', 'left', 'waived', 'reason'] as const;
const csv = 'obligations-behind.csv';

/** The obligations in the ledger’s own words, as they leave in files too. */
export function obligationsTable({
  behind,
  zone,
  options,
  hasPolicies = false,
  hasAccounts = true,
}: {
  readonly behind: BehindFinding;
  readonly zone: string;
  readonly options: string | null;
  readonly hasPolicies?: boolean;
  readonly hasAccounts?: boolean;
}): Table {
  const isAll = behind.rows.length === behind.total;
  const isOne = new Set(behind.rows.map(({ period }) => period)).size < 2;
  return table(
    obligationsList,
    'Obligations behind the figures, what was missed first',
    [
      column('case', 'Case', 'id'),
      column('account', 'Account'),
      column('policy', 'Policy'),
      column('promise', 'Promise'),
      column('tier', 'Tier'),
      column('severity', 'Severity'),
      column('verdict', 'Verdict', 'verdict'),
      column('started', 'Started', 'instant'),
      column('due', 'Due', 'instant'),
      column('period', 'Period'),
      column('channel', 'Channel'),
      column('category', 'Category'),
      column('group', 'Group'),
      column('responder', 'Responder'),
      column('hour', 'Hour'),
      column('timed', 'Timed'),
      column('left', 'Tenth left'),
      column('waived', 'Waived'),
      column('reason', 'Reason'),
      column('hinges', 'Hinges on'),
      column('obligation', 'Obligation', 'id'),
    ],
    behind.rows.map((row) => [
      words(row.caseId),
      words(hasAccounts ? row.account : ''),
      words(hasPolicies ? valueIn(row, 'policy') : ''),
      ...ledgerColumns.map((key) => words(valueIn(row, key))),
      row.startedAtMs === null
        ? words('')
        : figure(instant(row.startedAtMs, zone), row.startedAtMs),
      row.dueAtMs === null ? words('') : figure(instant(row.dueAtMs, zone), row.dueAtMs),
      words(isOne ? '' : valueIn(row, 'period')),
      ...caseColumns.map((key) => words(valueIn(row, key))),
      ...moreColumns.map((key) => words(valueIn(row, key))),
      words(row.hingesOn.join(', ')),
      words(row.obligationId ?? ''),
    ]),
    { note: noteOf(behind, isAll, options), csv: isAll ? csv : null },
  );
}

function noteOf(
  { total, rows }: BehindFinding,
  isAll: boolean,
  options: string | null,
): string | null {
  if (isAll) return null;
  return `The first ${counted(rows.length, 'obligation')} of ${count(total)}, what was missed before the rest.${options === null ? '' : ` punctual trace FIGURE ${options} --out FILE.csv lists all that a figure counts.`}`;
}
