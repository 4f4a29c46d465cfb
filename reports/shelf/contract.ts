import type { Named } from '../../pipeline/findings/contract.js';

export type DocumentKind = 'monthly' | 'quarterly' | 'audit' | 'workpapers' | 'explanations';

/** Whom a document is for: it decides what stands in it. */
export type Audience = 'internal' | 'customer' | 'auditor';

/** One document in a folder of reports, in all its formats. */
export interface Shelved {
  readonly kind: DocumentKind;
  /** `2026-10`, `2026-Q3` or `2026-07-01/2026-09-30`. */
  readonly period: string;
  readonly policy: Named | null;
  /** Null: all accounts. */
  readonly account: Named | null;
  readonly audience: Audience;
  /** What it found, in one sentence without its full stop. */
  readonly headline: string;
  /** Its files, relative to the folder, with slashes. */
  readonly files: readonly string[];
}
