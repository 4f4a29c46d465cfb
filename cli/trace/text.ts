import type { BehindRow } from '../../pipeline/findings/contract.js';
import type { Condition } from '../../reports/render/contract.js';
import { conditionWords, keptId } from '../../reports/trace/figure-id.js';
import { count, counted } from '../../reports/words/count.js';
import { instant } from '../../reports/words/instant.js';
import { textTable } from '../text-table.js';

/** What a trace found. */
export interface TraceTold {
  readonly figure: string;
  readonly where: readonly Condition[];
  readonly rows: readonly BehindRow[];
  /** `2026-10`. */
  readonly label: string;
  readonly zone: string;
}

const mostShown = 40;

/** The obligations behind a figure as people read them: the first of them, and how many there are. */
export function traceText({ figure, where, rows, label, zone }: TraceTold): string {
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
  const more = rows.length - shown.length;
  const rest = more === 0 ? '' : `\n${count(more)} more; --out FILE.csv writes all of them.\n`;
  return `${head}\n${table}\n${rest}`;
}

function sums(figure: string, rows: readonly BehindRow[]): string {
  const of = (verdict: string) => rows.filter((row) => row.verdict === verdict).length;
  const verdicts = ['met', 'missed', 'running', 'void', 'excluded', 'unmeasured']
    .filter((verdict) => of(verdict) > 0)
    .map((verdict) => `${count(of(verdict))} ${verdict}`);
  const all = counted(rows.length, 'obligation');
  const told = rows.length === 0 ? all : `${all}, ${verdicts.join(', ')}`;
  if (figure !== keptId) return told;
  const cases = new Set(rows.map(({ caseId }) => caseId));
  const late = new Set(rows.filter(({ verdict }) => verdict === 'missed').map((row) => row.caseId));
  return `${counted(cases.size, 'case')}, ${count(late.size)} with a miss; ${told}`;
}
