import { UserError } from '../../failure.js';
import type { Warehouse } from '../../warehouse/open.js';
import type { SourceFile } from '../source-file.js';
import { unpackedWhole } from '../unpack.js';
import { appendIncoming } from './append.js';
import type { Incoming } from './incoming.js';

const day = 86_400_000;

/** Reads the all-day events of an iCalendar file as holidays, one row for each of their dates; the calendar's own name is the key. */
export async function readIcalendar(source: SourceFile, warehouse: Warehouse): Promise<Incoming> {
  const lines = unfolded((await unpackedWhole(source)).toString('utf8'));
  if (lines.at(-1)?.toUpperCase() !== 'END:VCALENDAR') {
    throw new UserError({
      code: 'ingest.damaged-file',
      message: `${source.name} has no END:VCALENDAR: it was cut short.`,
      hint: 'Download or export it again. Nothing was loaded.',
    });
  }
  const calendar = property(lines, 'X-WR-CALNAME');
  const rows = eventsOf(lines).flatMap((event) => {
    const name = property(event, 'SUMMARY') ?? null;
    return datesOf(event).map((date) =>
      calendar === undefined ? [date, name] : [date, name, calendar],
    );
  });
  const columns = calendar === undefined ? ['date', 'name'] : ['date', 'name', 'calendar'];
  return appendIncoming(columns, [rows], warehouse);
}

function unfolded(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function eventsOf(lines: readonly string[]): string[][] {
  const events: string[][] = [];
  let current: string[] | undefined;
  for (const line of lines) {
    if (/^BEGIN:VEVENT$/i.test(line)) current = [];
    else if (/^END:VEVENT$/i.test(line)) {
      if (current !== undefined) events.push(current);
      current = undefined;
    } else current?.push(line);
  }
  return events;
}

/** The dates of an all-day event; of any other, one text that says why it is no date, for the quarantine. */
function datesOf(event: readonly string[]): string[] {
  const start = property(event, 'DTSTART') ?? '';
  const recurs = property(event, 'RRULE') ?? property(event, 'RDATE');
  if (recurs !== undefined) return [`${start}, recurring by ${recurs}`];
  const first = dateMs(start);
  if (first === undefined) return [start === '' ? 'an event without DTSTART' : start];
  const end = dateMs(property(event, 'DTEND') ?? '') ?? first + day;
  const count = Math.max(1, Math.min(366, (end - first) / day));
  return Array.from({ length: count }, (_, index) =>
    new Date(first + index * day).toISOString().slice(0, 10),
  );
}

function dateMs(text: string): number | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const milliseconds = parts === null ? Number.NaN : Date.parse(parts.slice(1).join('-'));
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

function property(lines: readonly string[], name: string): string | undefined {
  const line = lines.find((text) => new RegExp(`^${name}[;:]`, 'i').test(text));
  if (line === undefined) return undefined;
  const value = line.slice(line.indexOf(':') + 1);
  return value.replace(/\\n/gi, ' ').replace(/\\([,;\\])/g, '$1');
}
