import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Offsets, offsetsOf, parseZone, type Zone } from '../ingest/zone.js';
import { type OffsetStretch, tabledZone, type ZoneNamed } from '../policy/zone.js';
import { packageRoot } from '../root.js';
import type { Warehouse } from '../warehouse/open.js';
import type { PackedSource } from './manifest.js';

/** What a zone's offsets are for: accounts' own dates, calendars, or times in source files that say no offset. */
export type OffsetUse = 'accounts' | 'calendars' | 'sources';

/** A stretch in which a zone had one offset from UTC; null is without beginning, or without end. */
export interface OffsetRow {
  readonly used_for: OffsetUse;
  readonly time_zone: string;
  readonly from_at: string | null;
  readonly to_at: string | null;
  readonly offset_ms: number;
}

const header = 'used_for,time_zone,from_at,to_at,offset_ms';

/** The offsets that a ledger rests on: those its replay used, and those by which its sources were read. */
export async function offsetRowsOf(
  warehouse: Warehouse,
  sources: readonly Pick<PackedSource, 'recipe'>[],
  given?: (zone: Zone) => Offsets | undefined,
): Promise<OffsetRow[]> {
  const sql = readFileSync(join(packageRoot, 'queries', 'exports', 'zone_offsets.sql'), 'utf8');
  const used = await warehouse.rows<OffsetRow>(
    `select * from (${sql}\n) order by used_for, time_zone, from_at nulls first`,
  );
  const names = sources.flatMap(({ recipe }) => recipe.zone ?? recipe.map?.zone ?? []);
  const zones = new Map<string, OffsetRow[]>();
  for (const name of [...new Set(names)].sort()) {
    const zone = await parseZone(name, warehouse);
    if (zone.is === 'fixed') continue;
    const offsets = given?.(zone) ?? (await offsetsOf(zone, warehouse));
    zones.set(zone.name, sourceRows(zone.name, offsets));
  }
  return [...used, ...[...zones].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, rows]) => rows)];
}

/** The rows as CSV. */
export function offsetsText(rows: readonly OffsetRow[]): string {
  const lines = rows.map(({ used_for, time_zone, from_at, to_at, offset_ms }) =>
    [used_for, time_zone, from_at ?? '', to_at ?? '', offset_ms].join(','),
  );
  return [header, ...lines, ''].join('\n');
}

/** Reads what `offsetsText` wrote; null where it is not of that form. */
export function parseOffsets(text: string): OffsetRow[] | null {
  const [first, ...lines] = text.split('\n');
  if (first !== header || lines.pop() !== '') return null;
  const line = /^(accounts|calendars|sources),([\w/+:-]+),([\dTZ:.-]*),([\dTZ:.-]*),(-?\d+)$/;
  const rows = lines.map((each): OffsetRow | null => {
    const [, used, time_zone = '', from = '', to = '', offset] = line.exec(each) ?? [];
    if (used === undefined) return null;
    if ([from, to].some((at) => at !== '' && Number.isNaN(Date.parse(at)))) return null;
    return {
      used_for: used as OffsetUse,
      time_zone,
      from_at: from === '' ? null : from,
      to_at: to === '' ? null : to,
      offset_ms: Number(offset),
    };
  });
  const read = rows.filter((row) => row !== null);
  return read.length === rows.length ? read : null;
}

/** The zones of one use by the pack's own table; a zone that it lacks is none. */
export function zonesFrom(rows: readonly OffsetRow[], use: OffsetUse): ZoneNamed {
  const zones = new Map(
    [...stretchesByZone(rows, use)].map(([name, held]) => [name, tabledZone(name, held)]),
  );
  return (name) => zones.get(name) ?? null;
}

/** The clock changes of a source's zone by the pack's own table. */
export function sourceOffsetsFrom(rows: readonly OffsetRow[]): (zone: Zone) => Offsets | undefined {
  const zones = stretchesByZone(rows, 'sources');
  return ({ name }) => {
    const held = zones.get(name);
    if (held === undefined) return undefined;
    return {
      firstMs: held[0]?.offsetMs ?? 0,
      transitions: held.slice(1).map(({ fromMs, offsetMs }, index) => ({
        atMs: fromMs,
        beforeMs: held[index]?.offsetMs ?? 0,
        afterMs: offsetMs,
      })),
    };
  };
}

/** The stretches of each zone of one use, in the order of the rows. */
export function stretchesByZone(
  rows: readonly OffsetRow[],
  use: OffsetUse,
): Map<string, OffsetStretch[]> {
  const found = new Map<string, OffsetStretch[]>();
  for (const { used_for, time_zone, from_at, offset_ms } of rows) {
    if (used_for !== use) continue;
    const fromMs = from_at === null ? -8e15 : Date.parse(from_at);
    found.set(time_zone, [...(found.get(time_zone) ?? []), { fromMs, offsetMs: offset_ms }]);
  }
  return found;
}

function sourceRows(time_zone: string, { firstMs, transitions }: Offsets): OffsetRow[] {
  const at = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString());
  const stretches = [
    { from: undefined, offset_ms: firstMs },
    ...transitions.map(({ atMs, afterMs }) => ({ from: atMs, offset_ms: afterMs })),
  ];
  return stretches.map(({ from, offset_ms }, index) => ({
    used_for: 'sources',
    time_zone,
    from_at: at(from),
    to_at: at(stretches[index + 1]?.from),
    offset_ms,
  }));
}
