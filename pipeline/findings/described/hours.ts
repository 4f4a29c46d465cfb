import { literal } from '../../ingest/quote.js';
import type { HolidayRow } from '../../policy/calendar.js';
import type { Policy } from '../../policy/schema.js';
import { layOut } from '../../policy/segments.js';
import { calendarOf, type HoursFacts, windowedCalendarOf } from '../../policy/support-calendar.js';
import type { Warehouse } from '../../warehouse/open.js';
import type { ScopeFinding } from '../contract.js';
import { found } from '../queries.js';

const dayMs = 86_400_000;

const facts = ['tier', 'site', 'country', 'severity', 'channel', 'category', 'product'] as const;

/**
 * Says for each kind of case whose hours are its support hours and its channel's (`scope_hours`), and lays their open
 * stretches out from the month to the as-of instant (`scope_windows`). Around the clock is no window: the next rule counts.
 */
export async function writeHours(
  warehouse: Warehouse,
  policy: Policy,
  scope: ScopeFinding,
  asOfMs: number,
): Promise<void> {
  const kinds = await found<HoursFacts>(warehouse, 'described/kinds');
  const channel = policy.descriptions.channel_hours;
  const placed = kinds.map((kind) => ({
    ...kind,
    support: windowedCalendarOf(policy, kind),
    channel_hours:
      channel === undefined || !channel.channels.includes(kind.channel ?? '')
        ? null
        : calendarOf(channel.hours, kind),
  }));
  await writeTable(warehouse, 'scope_hours', [...facts, 'support', 'channel_hours'], placed);
  const calendars = new Set(
    placed.flatMap(({ support, channel_hours }) => [support ?? [], channel_hours ?? []].flat()),
  );
  const holidays = await warehouse.rows<HolidayRow>(
    `select calendar, date::text as date, name, opens, closes
    from raw.holidays
    order by calendar, date, opens`,
  );
  const from = scope.fromMs - dayMs;
  const to = Math.max(scope.toMs, asOfMs) + dayMs;
  const windows = [...calendars].flatMap((calendar) =>
    layOut(policy.calendars, policy.holidays, calendar, from, to, holidays)
      .segments.filter(({ is_open }) => is_open)
      .map(({ from_ms, to_ms }) => ({ calendar, from_ms, to_ms })),
  );
  await warehouse.run(
    `create or replace temp table scope_windows as
    select
        unnest([${windows.map(({ calendar }) => literal(calendar)).join(', ')}]::varchar[]) as calendar,
        unnest([${windows.map(({ from_ms }) => from_ms).join(', ')}]::bigint[]) as from_ms,
        unnest([${windows.map(({ to_ms }) => to_ms).join(', ')}]::bigint[]) as to_ms`,
  );
}

async function writeTable<Row extends Readonly<Record<string, string | null>>>(
  warehouse: Warehouse,
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  const lists = columns.map((name) => {
    const values = rows.map((row) => {
      const value = row[name] ?? null;
      return value === null ? 'null' : literal(value);
    });
    return `unnest([${values.join(', ')}]::varchar[]) as ${name}`;
  });
  await warehouse.run(`create or replace temp table ${table} as select ${lists.join(', ')}`);
}
