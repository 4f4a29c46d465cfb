import type { Evidence } from '../../pipeline/explain/contract.js';

/** Who did it, as a sentence begins. */
export function whoOf({ actor_type, actor_id, column }: Evidence): string {
  if (column !== null) return 'Support';
  if (actor_type === 'customer') return `The customer${actor_id === null ? '' : ` (${actor_id})`}`;
  if (actor_type === 'system') return 'An automatic message';
  return actor_id ?? 'An agent';
}

/** Where a fact stands in the export, in brackets. */
export function placed({ event_id, file, row, column }: Evidence): string {
  const source = file === null ? '' : `${file} row ${row}`;
  if (column !== null) return ` (${column}${source === '' ? '' : `, ${source}`})`;
  if (event_id !== null) return ` (event ${event_id})`;
  return source === '' ? '' : ` (${source})`;
}
