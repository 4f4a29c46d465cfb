import type { Shown } from './show.js';

/** A policy as checked, with the file it came from, and what can be made of its clauses, as JSON. */
export function showJson(shown: Shown): string {
  const { policy, loaded, scenario, monitorability, dataNote } = shown;
  const { path, sha256 } = loaded;
  const told = {
    path,
    sha256,
    scenario,
    policy,
    monitorability: underscored(monitorability),
    data_note: dataNote === '' ? null : dataNote,
  };
  return `${JSON.stringify(told, null, 2)}\n`;
}

/** The same value, its keys as files and policies write theirs: `reading_needs`. */
function underscored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(underscored);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => [
      key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      underscored(held),
    ]),
  );
}
