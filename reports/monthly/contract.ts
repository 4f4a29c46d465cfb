import type { Fact, Matrix, PromiseSummary, Prose, Section } from '../render/contract.js';

export type { Change, PromiseSummary } from '../render/contract.js';

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
  readonly restated: Section | null;
  readonly trend: Section | null;
  readonly responses: Section | null;
  readonly attainable: Section | null;
  readonly misses: Section | null;
  readonly missed: Section | null;
  readonly waivers: Section | null;
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
  readonly trace: Section | null;
  /** "Punctual 0.1.0 · as of …": what the foot of every printed page says. */
  readonly foot: string;
}

/** The sections that have something to say, in the order of the page. */
export function sectionsOf(model: MonthlyModel): readonly Section[] {
  const all = [
    model.restated,
    model.trend,
    model.responses,
    model.attainable,
    model.misses,
    model.missed,
    model.waivers,
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
    model.trace,
  ];
  return all.filter((section) => section !== null);
}
