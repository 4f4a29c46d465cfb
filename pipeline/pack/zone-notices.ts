import { offsetsOf, parseZone } from '../ingest/zone.js';
import { civilZone, tabledZone } from '../policy/zone.js';
import type { Warehouse } from '../warehouse/open.js';
import type { Manifest } from './manifest.js';
import { type OffsetRow, stretchesByZone } from './offsets.js';

/** Where the pack's clocks are not this machine's: told, and never held against the pack. */
export async function zoneNotices(
  warehouse: Warehouse,
  manifest: Manifest,
  offsets: readonly OffsetRow[],
): Promise<string[]> {
  const from = Date.parse(manifest.windows.from);
  const to = Date.parse(manifest.windows.to);
  const found = new Map<string, string>();
  for (const use of ['calendars', 'accounts'] as const) {
    for (const [name, stretches] of stretchesByZone(offsets, use)) {
      const own = civilZone(name);
      const packed = tabledZone(name, stretches);
      const edges = [
        from,
        ...stretches.map(({ fromMs }) => fromMs),
        ...(own?.transitions(from, to) ?? []),
      ];
      const at = firstUnlike(edges, from, to, packed.offsetMs, own?.offsetMs);
      if (at !== null) found.set(name, sentence(name, at, packed.offsetMs(at), own?.offsetMs(at)));
    }
  }
  for (const [name, stretches] of stretchesByZone(offsets, 'sources')) {
    const { firstMs, transitions } = await offsetsOf(await parseZone(name, warehouse), warehouse);
    const packed = tabledZone(name, stretches);
    const changes = transitions.map(({ atMs, afterMs }) => ({ fromMs: atMs, offsetMs: afterMs }));
    const own = tabledZone(name, [{ fromMs: -8e15, offsetMs: firstMs }, ...changes]);
    const edges = [...stretches, ...changes].map(({ fromMs }) => fromMs);
    const at = firstUnlike(edges, -8e15, 8e15, packed.offsetMs, own.offsetMs);
    if (at !== null) found.set(name, sentence(name, at, packed.offsetMs(at), own.offsetMs(at)));
  }
  return [...found.values()];
}

type OffsetAt = (instant: number) => number;

/** The first instant at which two zones' clocks differ: it is at a change of one of them. */
function firstUnlike(
  edges: readonly number[],
  from: number,
  to: number,
  packed: OffsetAt,
  own: OffsetAt | undefined,
): number | null {
  const within = edges.filter((edge) => edge >= from && edge < to).sort((a, b) => a - b);
  return within.find((edge) => own === undefined || packed(edge) !== own(edge)) ?? null;
}

function sentence(name: string, at: number, packed: number, own: number | undefined): string {
  const since = new Date(at).toISOString();
  const machine =
    own === undefined
      ? 'this machine does not know the zone'
      : `this machine has ${offsetText(own)}`;
  return `${name} stands at UTC${offsetText(packed)} from ${since} in the pack, and ${machine}. The pack’s clock was used.`;
}

function offsetText(ms: number): string {
  const minutes = Math.abs(ms) / 60_000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const seconds = Math.round((minutes % 1) * 60);
  const rest = seconds === 0 ? '' : `:${two(seconds)}`;
  return `${ms < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}${rest}`;
}
