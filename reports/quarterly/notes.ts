import type {
  NotePart,
  NotePiece,
  NoteRun,
  QuarterlyFindings,
} from '../../pipeline/findings/quarterly/contract.js';
import type { NoteBlock, Prose } from '../render/contract.js';

/** What people wrote for one part of the document, each heading a block. */
export function notesAt(findings: QuarterlyFindings, place: NotePart['place']): NoteBlock[] {
  const parts = findings.commentary?.parts ?? [];
  return parts.filter((part) => part.place === place).map(noteBlock);
}

/** One part of a note as a block of its own. */
export function noteBlock({ place, heading, pieces }: NotePart): NoteBlock {
  const isOwn = place === 'commentary' || place === 'internal';
  return {
    kind: 'note',
    title: isOwn && heading !== null ? heading : 'From the account team',
    pieces: pieces.map(pieceOf),
  };
}

function pieceOf(piece: NotePiece): NoteBlock['pieces'][number] {
  return piece.kind === 'list'
    ? { kind: 'list', items: piece.items.map(proseOf) }
    : { kind: 'paragraph', runs: proseOf(piece.runs) };
}

function proseOf(runs: readonly NoteRun[]): Prose {
  return runs.map(({ text, emphasis }) => ({ text, emphasis }));
}
