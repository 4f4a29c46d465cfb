import type { BehindRow, CountedRow } from '../../pipeline/findings/contract.js';
import { conditionWords } from '../../reports/trace/conditions.js';
import { keptId } from '../../reports/trace/figure-id.js';
import { count, counted } from '../../reports/words/count.js';
import { instant } from '../../reports/words/instant.js';
import { textTable } from '../text-table.js';
import type { TraceAsked } from './asked.js';

/** A figure with the obligations that were found. */
interface ObligationsTold extends TraceAsked {
  readonly rows: readonly BehindRow[];
}

/** A figure with whatever else was found. */
interface CountedTold extends TraceAsked {
  readonly rows: readonly CountedRow[];
}

const mostShown = 40;

/** The obligations behind a figure as people read them: the first of them, and how many there are. */
export function traceText({ figure, where, rows, label, zone }: ObligationsTold): string {
  const head = `${figure}, ${label}: ${sums(figure, rows)}.\n${conditionWords(where)}\n`;
  if (rows.length === 0) return head;
  const shown = rows.slice(0, mostShown);
  const table = textTable([
    ['Case', 'Promise', 'Tier', 'Severity', 'Verdict', 'Due'],
    ...shown.map((row) => [
      row.caseId,
      row.promise ?? '',
      row.tier ?? '',
      row.severity ?? '',
      row.verdict,
      row.dueAtMs === null ? '' : instant(row.dueAtMs, zone),
    ]),
  ]);
  return `${head}\n${table}\n${restOf(rows.length, shown.length)}`;
}

/** What else is behind a figure: the first rows, and how many there are. */
export function countedText({ figure, where, rows, label, zone }: CountedTold): string {
  const head = `${figure}, ${label}: ${counted(rows.length, 'row')}${saidOf(rows)}.\n${conditionWords(where)}\n`;
  if (rows.length === 0) return head;
  const shown = rows.slice(0, mostShown);
  const table = textTable(
    withoutEmpty([
      ['Case', 'Account', 'Promise', 'Tier', 'Severity', 'Kind', 'Says', 'Mark', 'At'],
      ...shown.map((row) => [
        row.caseId ?? '',
        shortened(row.account ?? ''),
        row.promise ?? '',
        row.tier ?? '',
        row.severity ?? '',
        row.kind ?? '',
        row.says ?? '',
        row.mark ?? '',
        row.atMs === null ? '' : instant(row.atMs, zone),
      ]),
    ]),
  );
  return `${head}\n${table}\n${restOf(rows.length, shown.length)}`;
}

const longest = 32;

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/** Columns of which no row says anything are left out. */
function withoutEmpty(rows: readonly (readonly string[])[]): string[][] {
  const [heads = [], ...told] = rows;
  const shown = heads.map((_, place) => told.some((row) => row[place] !== ''));
  return rows.map((row) => row.filter((_, place) => shown[place]));
}

/** ", 15 good, 2 not_good". */
function saidOf(rows: readonly CountedRow[]): string {
  const said = new Map<string, number>();
  for (const { says } of rows) if (says !== null) said.set(says, (said.get(says) ?? 0) + 1);
  return [...said]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([says, n]) => `, ${count(n)} ${says}`)
    .join('');
}

function restOf(all: number, shown: number): string {
  const more = all - shown;
  return more === 0 ? '' : `\n${count(more)} more; --out FILE.csv writes all of them.\n`;
}

function sums(figure: string, rows: readonly BehindRow[]): string {
  const of = (verdict: string) => rows.filter((row) => row.verdict === verdict).length;
  const verdicts = ['met', 'missed', 'running', 'void', 'excluded', 'unmeasured']
    .filter((verdict) => of(verdict) > 0)
    .map((verdict) => `${count(of(verdict))} ${verdict}`);
  const all = counted(rows.length, 'obligation');
  const told = rows.length === 0 ? all : `${all}, ${verdicts.join(', ')}`;
  if (!figure.startsWith(keptId)) return told;
  const cases = new Set(rows.map(({ caseId }) => caseId));
  const late = new Set(rows.filter(({ verdict }) => verdict === 'missed').map((row) => row.caseId));
  return `${counted(cases.size, 'case')}, ${count(late.size)} with a miss; ${told}`;
}
