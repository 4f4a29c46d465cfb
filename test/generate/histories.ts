import { cleanPlan, type Row, rowsOf } from './generated.js';

export const hour = 3_600_000;
export const day = 24 * hour;

/** The tables of the sample, without its bad rows. */
export const tables = rowsOf(cleanPlan);

/** A case with all its facts, in the order of the file. */
export interface History {
  readonly about: Row;
  readonly facts: readonly Row[];
}

const factsByCase = new Map<string | undefined, Row[]>();
for (const row of tables.events) {
  const held = factsByCase.get(row.case_id);
  if (held === undefined) factsByCase.set(row.case_id, [row]);
  else held.push(row);
}

export const histories: readonly History[] = tables.cases.map((about) => {
  return { about, facts: factsByCase.get(about.case_id) ?? [] };
});

/** The histories of one policy, by the first letters of its case ids. */
export function historiesOf(prefix: string): readonly History[] {
  return histories.filter(({ about }) => about.case_id?.startsWith(prefix));
}

export const asOf = Date.parse('2026-10-31T23:59:59Z');

export function at(row: Row | undefined): number {
  return Date.parse(row?.at ?? '');
}

export function openedAt({ about }: History): number {
  return Date.parse(about.opened_at ?? '');
}

/** Whether a fact is of a type and has these values. */
export function isFact(type: string, rest: Row = {}): (row: Row) => boolean {
  return (row) =>
    row.type === type && Object.entries(rest).every(([column, value]) => row[column] === value);
}

/** Public messages of people on our side. */
export const isAnswer = isFact('message', { actor_type: 'agent', visibility: 'public' });

/** The value of a kind of fact that holds just before an instant. */
export function heldBefore({ facts }: History, type: string, instant: number): string {
  return facts.findLast((row) => row.type === type && at(row) < instant)?.value ?? '';
}

/** Local weekday, date and minutes since midnight. */
export function localTime(instant: number, timeZone: string) {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, weekday: 'short', hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  });
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  return {
    weekday: part('weekday'),
    date: `${part('year')}-${part('month')}-${part('day')}`,
    minutes: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

/** Whether a zone's clocks show a weekday time in [opens, closes) hours. */
export function isWorkTime(instant: number, zone: string, opens: number, closes: number): boolean {
  const { weekday, minutes } = localTime(instant, zone);
  return !['Sat', 'Sun'].includes(weekday) && minutes >= opens * 60 && minutes < closes * 60;
}
