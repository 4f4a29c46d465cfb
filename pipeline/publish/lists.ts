import type { KeptPolicy } from '../findings/terms.js';

/** The calendar keys by which policies read the workspace's own holidays: as the house does, and under any reading. */
export function listsOf(policies: readonly KeptPolicy[]): {
  readonly house: ReadonlySet<string>;
  readonly any: ReadonlySet<string>;
} {
  const house = new Set<string>();
  const any = new Set<string>();
  for (const { raw } of policies) {
    const { readings, ...terms } = raw as Readonly<Record<string, unknown>>;
    for (const key of tablesIn(terms)) house.add(key);
    for (const key of [...tablesIn(terms), ...tablesIn(readings)]) any.add(key);
  }
  return { house, any };
}

/** What stands behind `table:` anywhere in a value; that other things are called so too does no harm. */
function tablesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(tablesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) =>
    key === 'table' && typeof held === 'string' ? [held] : tablesIn(held),
  );
}
