import type { Attachment, Block, Fact, Section } from '../render/contract.js';

/** The forms of a document: two to read, one to compute with. */
export const formats = ['html', 'pdf', 'json'] as const;
export type Format = (typeof formats)[number];

/**
 * A finished document of any kind: what stands on its first page, its sections, and what runs along. HTML and PDF are
 * made of it and of nothing else.
 */
export interface DocumentModel {
  readonly title: string;
  /** In bold at the top of the first page: whose promises these are. */
  readonly subject: string;
  /** Beside it: "October 2026", "Third quarter 2026". */
  readonly period: string;
  /** The small print under it: zone, as-of, account … */
  readonly imprint: readonly Fact[];
  /** What the head of every further printed page says. */
  readonly running: string;
  /** What the foot of every printed page says. */
  readonly foot: string;
  /** The date of the PDF: nothing reads the clock. */
  readonly createdAtMs: number;
  readonly front: {
    readonly headline: string;
    readonly counted: string;
    readonly blocks: readonly Block[];
  };
  /** What the table of contents on the screen is headed with. */
  readonly contents: string;
  readonly sections: readonly Section[];
  /** Whether the PDF ends with the tables behind its figures. */
  readonly printsNumbers: boolean;
  /** Files beside the tables that name a CSV file of their own. */
  readonly attachments: readonly Attachment[];
}
