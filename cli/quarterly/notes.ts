import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { audienceRules } from '../../pipeline/audience.js';
import { commentaryTold } from '../../pipeline/findings/quarterly/told.js';
import type { Commentary } from '../../pipeline/notes/contract.js';
import { guardNote, namesHeld } from '../../pipeline/notes/guard.js';
import { noteName, readNote } from '../../pipeline/notes/read.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import type { Writing } from './writing.js';

/** The notes of the workspace: what each account's document may hold of them, and what is odd about those read so far. */
export interface Notes {
  /** Throws where a note names what its readers may not read. */
  readonly of: (account: string) => Commentary | null;
  readonly warnings: () => readonly string[];
}

/** Opens the notes of a quarter for one audience. */
export async function notesOf(
  warehouse: Warehouse,
  { workspace: { folder }, quarter, audience }: Writing,
): Promise<Notes> {
  const rules = audienceRules[audience];
  const isThere = rules.commentary && existsSync(join(folder, 'notes'));
  const held = isThere && !rules.internalCommentary ? await namesHeld(warehouse) : [];
  const warnings: string[] = [];
  return {
    of: (account) => {
      const note = isThere ? readNote(folder, account, quarter.asked.quarter) : null;
      if (note === null) return null;
      const name = noteName(account, quarter.asked.quarter);
      const told = commentaryTold(note.commentary, rules);
      guardNote(told, account, held, name);
      for (const heading of note.unknownHeadings) {
        warnings.push(
          `${name}: the heading "${heading}" names no part of the document; its text stands under "Commentary".`,
        );
      }
      return told;
    },
    warnings: () => warnings.toSorted(),
  };
}
