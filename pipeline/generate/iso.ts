/** The UTC date of an instant, as `2026-10-31`. */
export function isoDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** An instant as the files carry it: UTC, to the second. */
export function isoInstant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
