import type {
  PolicyQuarter,
  QuarterlyFindings,
} from '../../pipeline/findings/quarterly/contract.js';
import type { Cell } from '../render/contract.js';
import { figureId, type Subject, idUnder as traceIdUnder } from '../trace/figure-id.js';
import { traced } from '../words/cells.js';
import { monthName, monthShort } from '../words/instant.js';

/** "Q3 2026". */
export const quarterShort = monthShort;

/** "the third quarter". */
export const quarterName = monthName;

/** The quarter before the reported one. */
export function quarterBefore({ months, month }: QuarterlyFindings['scope']): string {
  return months.at(-2) ?? month;
}

/** A heading of one policy's part; with one policy alone nobody needs to be told which. */
export function underPolicy(
  { policies }: QuarterlyFindings,
  { policy }: PolicyQuarter,
): string | null {
  return policies.length > 1 ? `Under ${policy.name}` : null;
}

/** An id for the page, of one policy's part. */
export function idUnder(
  { policies }: QuarterlyFindings,
  { policy }: PolicyQuarter,
  id: string,
): string {
  return policies.length > 1 ? `${id}-${policy.id.replaceAll(/[^A-Za-z0-9]+/g, '-')}` : id;
}

/** The cell as a link to the rows of a figure of one policy's part. */
export function linkedUnder(
  findings: QuarterlyFindings,
  quarter: PolicyQuarter,
  cell: Cell,
  subject: Subject,
): Cell {
  return traced(cell, traceUnder(findings, quarter, figureId(subject)));
}

/** A figure's id, with its policy where the document tells of several. */
export function traceUnder(
  { policies }: QuarterlyFindings,
  { policy }: PolicyQuarter,
  id: string,
): string {
  return traceIdUnder(id, policies.length > 1 ? policy.id : null);
}
