import type { Fact, Matrix, Prose, RateFigure, Section } from '../render/contract.js';

export interface Masthead {
  readonly product: string;
  readonly policy: string;
  readonly policyVersion: string;
  /** "October 2026". */
  readonly month: string;
  /** The account that the report is narrowed to, or null for all. */
  readonly account: string | null;
  /** The IANA name of the report's zone. */
  readonly zone: string;
  readonly asOfMs: number;
  /** In the report's zone, with its abbreviation. */
  readonly asOf: string;
  /** What else is printed under the title: the period rule, accounts, cases, obligations. */
  readonly facts: readonly Fact[];
}

export interface Change {
  /** Percentage points between the printed figures. */
  readonly points: number;
  readonly direction: 'up' | 'down' | 'same';
  /** "1.2 points above September". */
  readonly text: string;
  /** The rate of the month before, 0..1. */
  readonly before: number;
}

/** One promise on the first page, or "Cases with every promise kept". */
export interface PromiseSummary {
  readonly id: string;
  readonly name: string;
  readonly status: 'rated' | 'too-few' | 'none' | 'no-commitment';
  /** Null where nothing was promised. */
  readonly figure: RateFigure | null;
  /** "1,204 obligations, 71 missed", or why there is no figure. */
  readonly counted: string;
  readonly change: Change | null;
  /** "Between 91.8 % and 95.6 %, depending on how 3 open clauses are read; *business day* decides most of it." */
  readonly readings: Prose | null;
}

export interface FrontPage {
  /** The finding of the month. */
  readonly headline: string;
  /** What is counted, over what, and n. */
  readonly counted: string;
  readonly promises: readonly PromiseSummary[];
  readonly kept: PromiseSummary | null;
  readonly attentionHeading: string;
  readonly attention: readonly Prose[];
  readonly matrices: readonly Matrix[];
}

/**
 * The monthly report as one frozen, JSON-safe value: every number and every word of the page, formatted.
 * A section that has nothing to say is null.
 */
export interface MonthlyModel {
  readonly report: 'monthly';
  /** The document's title: "OwnBackup, October 2026". */
  readonly title: string;
  /** The file name without its ending. */
  readonly fileName: string;
  readonly masthead: Masthead;
  readonly front: FrontPage;
  readonly trend: Section | null;
  readonly responses: Section | null;
  readonly misses: Section | null;
  readonly missed: Section | null;
  readonly open: Section | null;
  readonly procedures: Section | null;
  readonly deliverables: Section | null;
  readonly queue: Section | null;
  readonly satisfaction: Section | null;
  readonly described: Section | null;
  readonly leftOut: Section | null;
  readonly readings: Section | null;
  readonly definitions: Section;
  readonly data: Section;
  /** "Punctual 0.1.0 · as of …": what the foot of every printed page says. */
  readonly foot: string;
}

/** The sections that have something to say, in the order of the page. */
export function sectionsOf(model: MonthlyModel): readonly Section[] {
  const all = [
    model.trend,
    model.responses,
    model.misses,
    model.missed,
    model.open,
    model.procedures,
    model.deliverables,
    model.queue,
    model.satisfaction,
    model.described,
    model.leftOut,
    model.readings,
    model.definitions,
    model.data,
  ];
  return all.filter((section) => section !== null);
}
