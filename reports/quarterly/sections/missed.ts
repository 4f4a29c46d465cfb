import type {
  PolicyQuarter,
  QuarterlyFindings,
  QuarterObligation,
} from '../../../pipeline/findings/quarterly/contract.js';
import type { Block, Section } from '../../render/contract.js';
import { column, figure, table, withoutEmpty, words } from '../../words/cells.js';
import { count, counted } from '../../words/count.js';
import { duration } from '../../words/duration.js';
import { instant, month } from '../../words/instant.js';
import { clockOf, namesOf, wordsOf } from '../../words/names.js';
import { idUnder, underPolicy } from '../names.js';

/** So many rows of a long list are printed, fewer where every policy has its own; the rest go along as a file. */
export function printedRows({ policies }: QuarterlyFindings): number {
  return Math.max(10, Math.floor(30 / Math.max(1, policies.length)));
}

/** Every missed obligation of the quarter, worst first; null where there is none. */
export function missedSection(findings: QuarterlyFindings): Section | null {
  const told = findings.policies.filter(({ missed }) => missed.length > 0);
  if (told.length === 0) return null;
  const all = told.flatMap(({ missed }) => missed);
  return {
    id: 'missed',
    topic: 'Missed',
    heading: headingOf(all),
    counted: `Every missed obligation of the ${month(findings.scope.month)}, the longest overdue first. Overdue is counted on each obligation’s own clock.`,
    blocks: told.map((quarter) => tableBlock(findings, quarter)),
  };
}

function headingOf(missed: readonly QuarterObligation[]): string {
  const [worst] = missed.toSorted((a, b) => (b.overdueMs ?? -1) - (a.overdueMs ?? -1));
  const by =
    worst === undefined || worst.overdueMs === null
      ? ''
      : ` by ${duration(worst.overdueMs)}${clockOf(worst.target)}`;
  if (missed.length === 1) return `1 obligation was missed${by === '' ? '' : `,${by}`}`;
  return `${count(missed.length)} obligations were missed${by === '' ? '' : `, the worst${by}`}`;
}

function tableBlock(findings: QuarterlyFindings, quarter: PolicyQuarter): Block {
  return {
    kind: 'table',
    title: underPolicy(findings, quarter),
    counted: null,
    table: obligationTable(findings, quarter, quarter.missed, 'missed-obligations', 'missed'),
  };
}

/** Obligations as a table, as many printed as a meeting reads, all of them in a file. */
export function obligationTable(
  findings: QuarterlyFindings,
  quarter: PolicyQuarter,
  rows: readonly QuarterObligation[],
  id: string,
  kind: string,
) {
  const names = namesOf(quarter.policy);
  const { zone } = findings.scope;
  const most = printedRows(findings);
  const isLong = rows.length > most;
  const hasTiers = new Set(rows.map(({ tier }) => tier)).size > 1;
  const csv = `${idUnder(findings, quarter, id)}.csv`;
  return {
    ...withoutEmpty(
      table(
        idUnder(findings, quarter, id),
        kind === 'missed' ? 'Missed obligations, worst first' : 'Overdue and running obligations',
        [
          column('case', 'Case', 'id'),
          column('promise', 'Promise'),
          column('tier', 'Tier'),
          column('severity', 'Severity'),
          column('state', 'State', 'verdict'),
          column('due', 'Due', 'instant'),
          column('met', 'Answered', 'instant'),
          column('overdue', 'Overdue by', 'duration'),
          column('group', 'Group'),
          column('waived', 'Waived'),
          column('hinges', 'Hinges on'),
          column('obligation', 'Obligation', 'id'),
        ],
        rows.map((row) => [
          words(row.caseId),
          words(wordsOf(row.promise).name),
          words(hasTiers ? names.tier(row.tier) : ''),
          words(names.severity(row.severity)),
          words(kind === 'missed' ? '' : row.verdict),
          row.dueAtMs === null ? words('') : figure(instant(row.dueAtMs, zone), row.dueAtMs),
          row.satisfiedAtMs === null
            ? words(kind === 'missed' ? 'not yet' : '')
            : figure(instant(row.satisfiedAtMs, zone), row.satisfiedAtMs),
          row.overdueMs === null || row.verdict === 'running'
            ? words('')
            : figure(duration(row.overdueMs), row.overdueMs),
          words(row.group ?? ''),
          words(row.waived ?? ''),
          words(row.hingesOn.join(', ')),
          words(row.obligationId ?? ''),
        ]),
      ),
    ),
    ...(isLong
      ? {
          csv,
          printed: most,
          note: `${counted(rows.length, `${kind} obligation`)} in all. The first ${count(most)} are here; all of them are in ${csv}.`,
        }
      : {}),
  };
}
