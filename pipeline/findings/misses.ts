import { civilZone } from '../policy/zone.js';
import type { Warehouse } from '../warehouse/open.js';
import type {
  HourFinding,
  KindFinding,
  MissedRow,
  OpenHours,
  OpenRow,
  ScopeFinding,
} from './contract.js';
import { hingesOn } from './hinges.js';
import type { SpokenScenario } from './promises.js';
import { found } from './queries.js';
import { wilson } from './rate.js';

const dayMs = 86_400_000;
const quarterMs = 900_000;

/** Obligations and misses by the hour of the week in which they started, in the zone of the report. */
export async function findHours(warehouse: Warehouse, scope: ScopeFinding): Promise<HourFinding[]> {
  const offsetMs = offsetsOf(scope);
  const starts = await found<{ started_at_ms: number; obligations: number; missed: number }>(
    warehouse,
    'misses_by_start',
  );
  const cells = Array.from({ length: 168 }, () => ({ obligations: 0, missed: 0 }));
  for (const { started_at_ms, obligations, missed } of starts) {
    const cell = cells[hourOfWeek(started_at_ms + offsetMs(started_at_ms))];
    if (cell === undefined) continue;
    cell.obligations += obligations;
    cell.missed += missed;
  }
  return cells.map((cell, index) => ({
    day: Math.floor(index / 24) + 1,
    hour: index % 24,
    ...cell,
  }));
}

/** When support was open in more than half of the month's weeks, by quarters of an hour. */
export async function findOpenHours(
  warehouse: Warehouse,
  scope: ScopeFinding,
): Promise<OpenHours[]> {
  const offsetMs = offsetsOf(scope);
  const stretches = await found<{ from_ms: number; to_ms: number }>(warehouse, 'open_hours');
  const open = new Set<number>();
  for (const { from_ms, to_ms } of stretches) {
    for (let at = Math.ceil(from_ms / quarterMs) * quarterMs; at < to_ms; at += quarterMs) {
      open.add(at);
    }
  }
  const weeks = Array.from({ length: 672 }, () => ({ open: 0, all: 0 }));
  for (let at = scope.fromMs; at < scope.toMs; at += quarterMs) {
    const slot = weeks[quarterOfWeek(at + offsetMs(at))];
    if (slot === undefined) continue;
    slot.all += 1;
    if (open.has(at)) slot.open += 1;
  }
  return stretchesOf(weeks.map((slot) => slot.open * 2 > slot.all));
}

function stretchesOf(isOpen: readonly boolean[]): OpenHours[] {
  const found: OpenHours[] = [];
  for (let day = 0; day < 7; day += 1) {
    let from: number | null = null;
    for (let quarter = 0; quarter <= 96; quarter += 1) {
      const open = quarter < 96 && isOpen[day * 96 + quarter] === true;
      if (open && from === null) from = quarter;
      if (!open && from !== null) {
        found.push({ day: day + 1, from: from / 4, to: quarter / 4 });
        from = null;
      }
    }
  }
  return found;
}

/** Misses by channel and category. */
export async function findKinds(warehouse: Warehouse): Promise<KindFinding[]> {
  const rows = await found<Omit<KindFinding, 'low' | 'high'>>(warehouse, 'misses_by_kind');
  return rows.map((row) => ({ ...row, ...wilson(row.missed, row.obligations) }));
}

/** Every obligation that was missed in the month, the longest overdue first. */
export async function findMissed(
  warehouse: Warehouse,
  scenarios: readonly SpokenScenario[],
): Promise<MissedRow[]> {
  const rows = await found<
    OpenTally & {
      readonly started_at_ms: number;
      readonly satisfied_at_ms: number | null;
      readonly hinge_mask: string;
      readonly is_unanswered: boolean;
      readonly waiver_reason: string | null;
      readonly waiver_approver: string | null;
    }
  >(warehouse, 'missed_rows');
  return rows.map((row) => ({
    ...placeOf(row),
    startedAtMs: row.started_at_ms,
    satisfiedAtMs: row.satisfied_at_ms,
    hingesOn: hingesOn(row.hinge_mask, scenarios),
    isUnanswered: row.is_unanswered,
    waiver:
      row.waiver_reason === null || row.waiver_approver === null
        ? null
        : { reason: row.waiver_reason, approver: row.waiver_approver },
  }));
}

/** What nobody had answered by the as-of instant. */
export async function findOpen(warehouse: Warehouse): Promise<OpenRow[]> {
  const rows = await found<OpenTally & { readonly verdict: 'missed' | 'running' }>(
    warehouse,
    'open_rows',
  );
  return rows.map((row) => ({ ...placeOf(row), verdict: row.verdict }));
}

interface OpenTally {
  readonly case_id: string;
  readonly account_name: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly promise: string;
  readonly target: string | null;
  readonly due_at_ms: number | null;
  readonly overdue_ms: number | null;
  readonly assignment_group: string | null;
}

function placeOf(row: OpenTally) {
  return {
    caseId: row.case_id,
    account: row.account_name,
    tier: row.tier,
    severity: row.severity,
    promise: row.promise,
    target: row.target,
    dueAtMs: row.due_at_ms,
    overdueMs: row.overdue_ms,
    group: row.assignment_group,
  };
}

function offsetsOf({ zone }: ScopeFinding): (at: number) => number {
  const civil = civilZone(zone);
  if (civil === null) throw new Error(`No zone ${zone}.`);
  return (at) => civil.offsetMs(at);
}

// 1 January 1970 was a Thursday.
function quarterOfWeek(localMs: number): number {
  const sinceMonday = (((localMs + 3 * dayMs) % (7 * dayMs)) + 7 * dayMs) % (7 * dayMs);
  return Math.floor(sinceMonday / quarterMs);
}

function hourOfWeek(localMs: number): number {
  return Math.floor(quarterOfWeek(localMs) / 4);
}
