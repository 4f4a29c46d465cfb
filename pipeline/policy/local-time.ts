import { civilZone } from './zone.js';

const shape = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))? (\S+)$/;

/** A local time with its zone, as worked examples write it. */
export interface LocalTime {
  readonly instant: number;
  readonly zone: string;
}

/** Reads `2024-03-08T16:40 America/New_York`; null where it is none or the zone does not exist. */
export function parseLocalTime(text: string): LocalTime | null {
  const found = shape.exec(text);
  if (found === null) return null;
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const local = Date.UTC(year, month - 1, date, hour, minute, second);
  const isReal = new Date(local).toISOString().startsWith(text.slice(0, 16));
  const zoneName = found[7] ?? '';
  const zone = civilZone(zoneName);
  if (zone === null || !isReal) return null;
  return { instant: zone.instantsOf(local).earlier, zone: zoneName };
}

/** The same writing for an instant: the inverse of `parseLocalTime`, but in overlaps. */
export function writeLocalTime(instant: number, zoneName: string): string {
  const zone = civilZone(zoneName);
  if (zone === null) throw new Error(`No zone ${zoneName}.`);
  const text = new Date(instant + zone.offsetMs(instant)).toISOString();
  const seconds = text.slice(17, 19) === '00' ? 16 : 19;
  return `${text.slice(0, seconds)} ${zoneName}`;
}
