import type {
  BacklogCell,
  BacklogFinding,
  MonthlyFindings,
} from '../../../pipeline/findings/contract.js';
import type { Block, Table } from '../../render/contract.js';
import { column, counting, table, words } from '../../words/cells.js';
import { count, counted } from '../../words/count.js';
import { instant } from '../../words/instant.js';
import { linked } from '../../trace/link.js';
import { namesOf } from '../../words/names.js';

/** The age of what was open at the month's end; none where nothing was, or where the data does not tell. */
export function backlogBlocks(findings: MonthlyFindings): Block[] {
  const { backlog, scope } = findings;
  if (backlog === null || backlog.cells.length === 0) return [];
  return [
    {
      kind: 'table',
      title: titleOf(backlog),
      counted: `Cases at ${instant(backlog.atMs, scope.zone)} that were neither solved, closed, withdrawn, merged nor spam, by whole days since the opening. Unanswered: no public message of ours. Overdue: with a timed obligation past its due and unanswered.`,
      table: tableOf(findings, backlog),
    },
  ];
}

function titleOf({ cells, medianDays, oldestDays }: BacklogFinding): string {
  const open = sumOf(cells, 'cases');
  const unanswered = sumOf(cells, 'unanswered');
  const oldest = daysText(oldestDays ?? 0);
  const ages =
    open === 1 || medianDays === null
      ? `, for ${oldest}`
      : `, half of them for ${daysText(medianDays)}${medianDays === 0 ? '' : ' or less'}, the oldest for ${oldest}`;
  const none = unanswered === 0 ? '' : `; ${count(unanswered)} unanswered`;
  return `${counted(open, 'case was', 'cases were')} open${ages}${none}`;
}

function daysText(days: number): string {
  return days === 0 ? 'less than a day' : counted(days, 'day');
}

function tableOf({ policy }: MonthlyFindings, { cells, bands }: BacklogFinding): Table {
  const { severity: nameOf } = namesOf(policy);
  const known = policy.severities.map(({ id }) => id);
  const severities = [...new Set(cells.map(({ severity }) => severity))].sort(
    (a, b) => known.indexOf(a ?? '') - known.indexOf(b ?? ''),
  );
  const line = (
    name: string,
    own: readonly BacklogCell[],
    and: { readonly severity?: string } = {},
  ) => [
    words(name),
    ...bands.map((from, band) =>
      linked(
        counting(
          sumOf(
            own.filter((cell) => cell.band === band),
            'cases',
          ),
        ),
        { of: 'open_cases', kind: String(from), and },
      ),
    ),
    linked(counting(sumOf(own, 'cases')), { of: 'open_cases', and }),
    linked(counting(sumOf(own, 'unanswered')), { of: 'open_cases', says: 'unanswered', and }),
    linked(counting(sumOf(own, 'overdue')), {
      of: 'open_cases',
      and: { ...and, mark: 'overdue' },
    }),
  ];
  return table(
    'backlog',
    'Open cases by age and severity',
    [
      column('severity', 'Severity'),
      ...bands.map((from, band) =>
        column(`band-${band}`, bandText(from, bands[band + 1]), 'count'),
      ),
      column('all', 'All', 'count'),
      column('unanswered', 'Unanswered', 'count'),
      column('overdue', 'Overdue', 'count'),
    ],
    severities.map((severity) =>
      line(
        severity === null ? 'not given' : nameOf(severity),
        cells.filter((cell) => cell.severity === severity),
        { severity: severity ?? '' },
      ),
    ),
    { sumRow: severities.length > 1 ? line('All', cells) : null },
  );
}

function bandText(from: number, to: number | undefined): string {
  if (to === undefined) return `${from} days on`;
  if (from === 0) return 'Under 1 day';
  return `${from} to ${to - 1} days`;
}

function sumOf(cells: readonly BacklogCell[], key: 'cases' | 'unanswered' | 'overdue'): number {
  return cells.reduce((sum, cell) => sum + cell[key], 0);
}
