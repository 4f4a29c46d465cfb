import { UserError } from '../failure.js';
import { civilZone } from '../policy/zone.js';
import { fill } from '../warehouse/fill.js';
import type { Warehouse } from '../warehouse/open.js';

/** Writes when each zone had which offset over `[from, to)`; the first and the last stretch have no end. */
export async function writeZoneOffsets(
  warehouse: Warehouse,
  names: readonly string[],
  from: number,
  to: number,
): Promise<void> {
  const rows = [...new Set(['UTC', ...names])].sort().flatMap((name) => {
    const zone = civilZone(name);
    if (zone === null) {
      throw new UserError({
        code: 'account.zone',
        message: `"${name}" is no time zone.`,
        where: 'accounts, column time_zone',
        hint: 'Write an IANA name such as Europe/London, or a fixed offset such as UTC+2.',
      });
    }
    const edges = [from, ...zone.transitions(from, to)];
    return edges.map((edge, index) => [
      name,
      index === 0 ? -8e15 : edge,
      edges[index + 1] ?? 8e15,
      zone.offsetMs(edge),
    ]);
  });
  const columns = {
    time_zone: 'text',
    from_ms: 'bigint',
    to_ms: 'bigint',
    offset_ms: 'bigint',
  } as const;
  await fill(warehouse, 'policy.zone_offsets', columns, rows);
}
