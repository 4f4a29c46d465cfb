import { UserError } from '../failure.js';

/** Reads `--exported-at`: an instant with its offset, as epoch milliseconds. */
export function parseExportedAt(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const isInstant = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i;
  const milliseconds = isInstant.test(text) ? Date.parse(text.replace(' ', 'T')) : Number.NaN;
  if (!Number.isNaN(milliseconds)) return milliseconds;
  throw new UserError({
    code: 'ingest.bad-exported-at',
    message: `"${text}" is no instant with an offset.`,
    hint: 'Write when the export was made like --exported-at 2026-03-01T09:30:00Z.',
  });
}
