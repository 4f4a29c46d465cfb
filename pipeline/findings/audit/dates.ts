import type { CivilZone } from '../zone-named.js';

const dayMs = 86_400_000;

/** The civil dates of the zone that begin in `[fromMs, toMs)`, with the instant at which each begins. */
export function datesBetween(
  fromMs: number,
  toMs: number,
  zone: CivilZone,
): { readonly date: string; readonly fromMs: number }[] {
  const dates: { date: string; fromMs: number }[] = [];
  let localMs = Math.floor((fromMs + zone.offsetMs(fromMs)) / dayMs) * dayMs;
  for (;;) {
    const beginsMs = zone.instantsOf(localMs).earlier;
    if (beginsMs >= toMs) return dates;
    if (beginsMs >= fromMs)
      dates.push({ date: new Date(localMs).toISOString().slice(0, 10), fromMs: beginsMs });
    localMs += dayMs;
  }
}
