/** What part of a pack is not as it should be. */
export type DifferenceKind =
  | 'files'
  | 'signature'
  | 'manifest'
  | 'inputs'
  | 'policies'
  | 'windows'
  | 'ledger';

/** One way in which a pack is not what it says, in words. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly says: string;
}

/** A value as a sentence shows it. */
export function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  return typeof value === 'string' ? `"${value}"` : String(value);
}

/** So many rows. */
export function rowsOf(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}
