/** What can be asked of a figure without a promise. */
export const kinds = ['channel', 'category', 'group', 'account', 'hour'] as const;
export type Kind = (typeof kinds)[number];

/** What the rows behind a figure can be asked for beside its subject. */
export const narrowings = [
  ...kinds,
  'responder',
  'waived',
  'left',
  'timed',
  'reason',
  'tier',
  'severity',
  'kind',
  'mark',
  'promise',
  'period',
] as const;
export type Narrowing = (typeof narrowings)[number];

export function encoded(value: string | null): string {
  if (value === null || value === '') return '-';
  return value === '-' ? '%2D' : encodeURIComponent(value).replaceAll('~', '%7E');
}

export function decoded(value: string): string {
  if (value === '-') return '';
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
