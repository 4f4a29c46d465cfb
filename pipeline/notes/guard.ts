import { UserError } from '../failure.js';
import { found } from '../findings/queries.js';
import type { Warehouse } from '../warehouse/open.js';
import type { Commentary } from './contract.js';

/** Names and ids that must not stand in a document for one account. */
export interface Unspeakable {
  /** Of the other accounts. */
  readonly of: string;
  readonly name: string;
  readonly kind: 'account' | 'agent';
}

/** Every account by id and name, and every agent by id, as the exports have them. */
export function namesHeld(warehouse: Warehouse): Promise<Unspeakable[]> {
  return found<Unspeakable>(warehouse, 'quarterly/names_held');
}

/** Throws if what is told to this account names another one, or a person of ours: whole words, as they are written. */
export function guardNote(
  commentary: Commentary | null,
  account: string,
  held: readonly Unspeakable[],
  file: string,
): void {
  if (commentary === null) return;
  const text = ` ${textsOf(commentary).join(' ')} `;
  const named = held.filter(
    ({ of, name, kind }) =>
      name.length >= 3 && (kind === 'agent' || of !== account) && standsIn(name, text),
  );
  if (named.length === 0) return;
  throw new UserError(
    named.map(({ name, kind }) => ({
      code: 'report.note-names',
      where: file,
      message:
        kind === 'account'
          ? `The note names another account, "${name}".`
          : `The note names a person of ours, "${name}".`,
      hint: 'Write it without, or under the heading "Internal".',
    })),
  );
}

function standsIn(name: string, text: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + name.length);
    if (!isOfWord(before) && !isOfWord(after)) return true;
  }
  return false;
}

function isOfWord(letter: string): boolean {
  return /[\p{L}\p{N}]/u.test(letter);
}

function textsOf({ parts }: Commentary): string[] {
  const runs = parts.flatMap(({ heading, pieces }) => [
    heading ?? '',
    ...pieces.flatMap((piece) =>
      piece.kind === 'list'
        ? piece.items.map((item) => item.map(({ text }) => text).join(''))
        : [piece.runs.map(({ text }) => text).join('')],
    ),
  ]);
  return runs.filter((text) => text !== '');
}
