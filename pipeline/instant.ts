import { UserError } from './failure.js';

const instant = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/i;

/** An instant with its offset as epoch milliseconds; `where` names the option or key that gave it. */
export function readInstant(text: string, where: string): number {
  const ms = instant.test(text) ? Date.parse(text.replace(' ', 'T')) : Number.NaN;
  if (!Number.isNaN(ms)) return ms;
  throw new UserError({
    code: 'instant.unreadable',
    message: `"${text}" is no instant with an offset.`,
    where,
    hint: 'Write it like 2026-11-01T00:00:00Z.',
  });
}
