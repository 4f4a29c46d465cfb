import type { QuarterlyFindings } from '../../../pipeline/findings/quarterly/contract.js';
import type { Section } from '../../render/contract.js';
import { noteBlock } from '../notes.js';

/** What people wrote that belongs to no part of the document, or to one that is not there; null where there is none. */
export function commentarySection(
  findings: QuarterlyFindings,
  placed: ReadonlySet<string>,
): Section | null {
  const parts = findings.commentary?.parts ?? [];
  const left = parts.filter(({ place }) => place !== 'internal' && !placed.has(place));
  if (left.length === 0) return null;
  return {
    id: 'commentary',
    topic: 'Commentary',
    heading: 'What the account team adds',
    counted: null,
    blocks: left.map((part) => ({
      ...noteBlock(part),
      title: part.heading ?? 'From the account team',
    })),
  };
}

/** What only we may read; null where there is none. */
export function internalSection(findings: QuarterlyFindings): Section | null {
  const parts = findings.commentary?.parts.filter(({ place }) => place === 'internal') ?? [];
  if (parts.length === 0) return null;
  return {
    id: 'internal',
    topic: 'Internal',
    heading: 'What only the account team reads',
    counted: 'This part is in no document for the customer or an auditor.',
    blocks: parts.map(noteBlock),
  };
}
