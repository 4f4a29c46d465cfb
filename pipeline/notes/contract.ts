/** A run of words as a note has them; nothing in it is markup any more. */
export interface NoteRun {
  readonly text: string;
  readonly emphasis: boolean;
}

/** A paragraph, or a list with its items. */
export type NotePiece =
  | { readonly kind: 'paragraph'; readonly runs: readonly NoteRun[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly NoteRun[])[] };

/** The parts of a document that a heading of a note can name; `commentary` holds all other headings. */
export const notePlaces = [
  'summary',
  'service',
  'volumes',
  'cases',
  'satisfaction',
  'deliverables',
  'open items',
  'readings',
  'internal',
] as const;
export type NotePlace = (typeof notePlaces)[number] | 'commentary';

export interface NotePart {
  readonly place: NotePlace;
  /** The heading as it was written; null: what stands before any heading. */
  readonly heading: string | null;
  readonly pieces: readonly NotePiece[];
}

/** What people wrote about an account and a quarter. */
export interface Commentary {
  readonly parts: readonly NotePart[];
}
