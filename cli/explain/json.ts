/** A value as JSON with its instants as ISO texts: `due_at_ms: 1772829600000` becomes `due_at: "2026-03-06T20:40:00.000Z"`. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(withInstants(value), null, 2)}\n`;
}

function withInstants(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withInstants);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) =>
      /(^|_)(at|as_of)_ms$/.test(key) && (held === null || typeof held === 'number')
        ? [key.slice(0, -'_ms'.length), held === null ? null : new Date(held).toISOString()]
        : [key, withInstants(held)],
    ),
  );
}
