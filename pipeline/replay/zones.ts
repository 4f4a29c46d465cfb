import { UserError } from '../failure.js';
import { type CivilZone, civilZone, type ZoneNamed } from '../policy/zone.js';
import { type Field, fill } from '../warehouse/fill.js';
import type { Warehouse } from '../warehouse/open.js';

/** The columns of a table of offsets. */
export const offsetColumns = {
  time_zone: 'text',
  from_ms: 'bigint',
  to_ms: 'bigint',
  offset_ms: 'bigint',
} as const;

/** Writes when each zone had which offset over `[from, to)`; the first and the last stretch have no end. */
export async function writeZoneOffsets(
  warehouse: Warehouse,
  names: readonly string[],
  from: number,
  to: number,
  zones: ZoneNamed = civilZone,
): Promise<void> {
  const rows = [...new Set(['UTC', ...names])].sort().flatMap((name) => {
    const zone = zones(name);
    if (zone === null) {
      throw new UserError({
        code: 'account.zone',
        message: `"${name}" is no time zone.`,
        where: 'accounts, column time_zone',
        hint: 'Write an IANA name such as Europe/London, or a fixed offset such as UTC+2.',
      });
    }
    return offsetRows(zone, from, to);
  });
  await fill(warehouse, 'policy.zone_offsets', offsetColumns, rows);
}

/** One row per stretch over `[from, to)` in which the zone had one offset. */
export function offsetRows(zone: CivilZone, from: number, to: number): Field[][] {
  const edges = [from, ...zone.transitions(from, to)];
  return edges.map((edge, index) => [
    zone.name,
    index === 0 ? -8e15 : edge,
    edges[index + 1] ?? 8e15,
    zone.offsetMs(edge),
  ]);
}
