import type { BehindFinding } from '../../pipeline/findings/contract.js';
import type { Section, Table, TracedFigure } from '../render/contract.js';
import { column, figure, table, words } from '../words/cells.js';
import { count, counted } from '../words/count.js';
import { instant } from '../words/instant.js';
import { valueIn } from './figures.js';

/** What a document says of its own figures. */
export interface Traced {
  readonly figures: readonly TracedFigure[];
  readonly behind: BehindFinding;
  /** "October 2026". */
  readonly period: string;
  readonly zone: string;
  /** What lists the obligations on the terminal: `--month 2026-10 --policy ownbackup`; null for readers who have none. */
  readonly options: string | null;
  /** Whether they are of several policies. */
  readonly hasPolicies?: boolean;
  /** Whether they may be of several accounts. */
  readonly hasAccounts?: boolean;
}

const ledgerColumns = ['promise', 'tier', 'severity', 'verdict'] as const;
const caseColumns = ['channel', 'category', 'group', 'hour'] as const;
const csv = 'obligations-behind.csv';

/** Where every figure comes from: its id, what it counts, and the obligations themselves; null where there are none. */
export function traceSection(traced: Traced): Section | null {
  const { figures, behind, period, options } = traced;
  if (behind.total === 0 || figures.length === 0) return null;
  return {
    id: 'trace',
    topic: 'Where the figures come from',
    heading:
      behind.total === 1
        ? `1 obligation stands behind the figures of ${period}`
        : `${count(behind.total)} obligations stand behind the figures of ${period}`,
    counted: `Each figure by its id, and the obligations that it counts in the ledger’s own words.${options === null ? '' : ` On the terminal: punctual trace FIGURE ${options}`}`,
    blocks: [
      {
        kind: 'trace',
        id: 'figures',
        title: 'Figures',
        figures,
        patterns: patternsOf(figures),
        obligationsTitle: 'Obligations behind them',
        obligations: obligationsTable(traced),
      },
    ],
  };
}

/** Paper lists the rates; the rest is told by how its ids are made. */
function patternsOf(figures: readonly TracedFigure[]): string | null {
  const minor = figures.filter(({ isMinor }) => isMinor === true);
  if (minor.length === 0) return null;
  const hasKinds = minor.some(({ where }) => where.every(({ column }) => column !== 'promise'));
  return [
    'Those of one verdict are F-PROMISE:VERDICT.',
    hasKinds
      ? 'Those of one channel, category, assignment group or account are F-channel/VALUE, F-category/VALUE, F-group/VALUE, F-account/VALUE; those whose clock started in one hour of the week F-hour/DAY%20HOUR.'
      : '',
    'The obligations are attached.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** The obligations in the ledger’s own words, as they leave in files too. */
export function obligationsTable({
  behind,
  zone,
  options,
  hasPolicies = false,
  hasAccounts = true,
}: Omit<Traced, 'figures' | 'period'>): Table {
  const isAll = behind.rows.length === behind.total;
  return table(
    'obligations-behind',
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
      column('channel', 'Channel'),
      column('category', 'Category'),
      column('group', 'Group'),
      column('hour', 'Hour'),
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
      ...caseColumns.map((key) => words(valueIn(row, key))),
      words(row.reason ?? ''),
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
