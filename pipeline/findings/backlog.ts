import type { Warehouse } from '../warehouse/open.js';
import type { BacklogCell, BacklogFinding, ScopeFinding } from './contract.js';
import { addCounted } from './counted.js';
import { found, gather, release } from './queries.js';

const bands = [0, 1, 7, 30, 90] as const;

interface BacklogTally {
  readonly severity: string | null;
  readonly days: number;
  readonly cases: number;
  readonly unanswered: number;
  readonly overdue: number;
}

/** The age of what was open at the month's end, or at the as-of instant if that came first; null where the data does not tell what became of cases. */
export async function findBacklog(
  warehouse: Warehouse,
  { toMs }: ScopeFinding,
  asOfMs: number,
): Promise<BacklogFinding | null> {
  const [told] = await found<{ has_ends: boolean }>(warehouse, 'backlog_told');
  if (told?.has_ends !== true) return null;
  await warehouse.run(`set variable report_bands = [${bands.join(', ')}]::bigint[]`);
  await gather(warehouse, 'backlog_rows');
  await addCounted(warehouse, 'open_cases');
  const tallies = await found<BacklogTally>(warehouse, 'backlog_cases');
  await release(warehouse, 'backlog_rows');
  const cells = new Map<string, BacklogCell>();
  for (const { severity, days, cases, unanswered, overdue } of tallies) {
    const band = bands.findLastIndex((from) => days >= from);
    const key = JSON.stringify([severity, band]);
    const before = cells.get(key);
    cells.set(key, {
      severity,
      band,
      cases: cases + (before?.cases ?? 0),
      unanswered: unanswered + (before?.unanswered ?? 0),
      overdue: overdue + (before?.overdue ?? 0),
    });
  }
  return {
    atMs: Math.min(toMs - 1, asOfMs),
    bands,
    cells: [...cells.values()],
    ...agesOf(tallies),
  };
}

function agesOf(tallies: readonly BacklogTally[]) {
  const rising = [...tallies].sort((a, b) => a.days - b.days);
  const all = rising.reduce((sum, { cases }) => sum + cases, 0);
  let below = 0;
  const middle = rising.find(({ cases }) => {
    below += cases;
    return below * 2 >= all;
  });
  return { medianDays: middle?.days ?? null, oldestDays: rising.at(-1)?.days ?? null };
}
