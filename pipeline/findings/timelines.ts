import { severityHistory, statusSpells } from '../explain/states.js';
import { literals } from '../ingest/quote.js';
import type { Warehouse } from '../warehouse/open.js';
import { found, gather, release } from './queries.js';
import { readReplayed } from './replayed.js';
import { eventsTold } from './timeline-events.js';
import type { CaseRow, FactRow, HourRow, ObligationRow } from './timeline-rows.js';
import type {
  Audience,
  Timeline,
  TimelineHours,
  TimelineObligation,
  TimelinesFinding,
} from './timelines-contract.js';

/** The lives of these cases, all found at once, as much of them as the audience may read; unknown ids are left out. */
export async function findTimelines(
  warehouse: Warehouse,
  caseIds: readonly string[],
  audience: Audience,
): Promise<TimelinesFinding> {
  const { asOfMs } = await readReplayed(warehouse);
  if (caseIds.length === 0) return { asOfMs, audience, cases: [], hours: [] };
  await warehouse.run(`set variable timeline_case_ids = [${literals(caseIds)}]`);
  await gather(warehouse, 'timeline_cases');
  const cases = await warehouse.rows<CaseRow>('select * from timeline_cases order by case_key');
  const facts = grouped(await found<FactRow>(warehouse, 'timeline_facts'));
  const obligations = grouped(await found<ObligationRow>(warehouse, 'timeline_obligations'));
  const hours = hoursOf(await found<HourRow>(warehouse, 'timeline_hours'));
  await release(warehouse, 'timeline_cases');
  return {
    asOfMs,
    audience,
    cases: cases.map((row) =>
      timelineOf(row, facts.get(row.case_key) ?? [], obligations.get(row.case_key) ?? [], audience),
    ),
    hours,
  };
}

function timelineOf(
  { case_id, account_name, policy, subject, opened_at_ms, severity }: CaseRow,
  facts: readonly FactRow[],
  obligations: readonly ObligationRow[],
  audience: Audience,
): Timeline {
  const events = facts.map((fact) => ({ ...fact, column: null, file: null, row: 0 }));
  const spells = statusSpells(events, opened_at_ms);
  const severities = severityHistory(events, opened_at_ms, severity);
  return {
    caseId: case_id,
    account: account_name,
    policy,
    subject,
    openedAtMs: opened_at_ms,
    events: eventsTold(facts, { openedAtMs: opened_at_ms, spells, severities, audience }),
    spells: spells.map(({ status, from_at_ms, to_at_ms }) => ({
      status,
      fromMs: from_at_ms,
      toMs: to_at_ms,
    })),
    obligations: obligations.map(obligationTold),
  };
}

function obligationTold(row: ObligationRow): TimelineObligation {
  return {
    obligationId: row.obligation_id,
    promise: row.promise,
    tier: row.tier,
    severity: row.severity,
    clause: row.clause,
    calendar: row.calendar,
    hoursKey: row.calendar === 'always' ? null : row.calendar_id,
    pauses: row.pauses ?? [],
    target: row.target,
    startedAtMs: row.started_at_ms,
    dueAtMs: row.due_at_ms,
    satisfiedAtMs: row.satisfied_at_ms,
    endedAtMs: row.ended_at_ms,
    elapsedMs: row.elapsed_ms,
    overdueMs: row.overdue_ms,
    verdict: row.verdict,
    reason: row.reason,
    hingesOn: row.hinges_on === null ? [] : row.hinges_on.split(','),
  };
}

function hoursOf(rows: readonly HourRow[]): TimelineHours[] {
  const calendars = new Map<number, { fromMs: number; toMs: number }[]>();
  for (const { calendar_id, from_ms, to_ms } of rows) {
    const open = calendars.get(calendar_id) ?? [];
    calendars.set(calendar_id, open);
    const last = open.at(-1);
    if (last !== undefined && last.toMs >= from_ms) last.toMs = Math.max(last.toMs, to_ms);
    else open.push({ fromMs: from_ms, toMs: to_ms });
  }
  return [...calendars].map(([key, open]) => ({ key, open }));
}

function grouped<Row extends { readonly case_key: number }>(
  rows: readonly Row[],
): ReadonlyMap<number, readonly Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.case_key);
    if (group === undefined) groups.set(row.case_key, [row]);
    else group.push(row);
  }
  return groups;
}
