import type { Commentary, NotePart, NotePiece, NotePlace, NoteRun } from './contract.js';
import { notePlaces } from './contract.js';

/** A note read, with the headings that name no part of the document. */
export interface ParsedNote {
  readonly commentary: Commentary;
  readonly unknownHeadings: readonly string[];
}

/**
 * Reads a note: headings, paragraphs, lists and emphasis. Everything else is text. What stands before the first heading
 * belongs to the summary; a first-level heading is the note's own title and is left out; comments between `<!--` and
 * `-->` are not told to anybody.
 */
export function parseNote(text: string): ParsedNote {
  const lines = withoutComments(text).split(/\r?\n/);
  const parts: { heading: string | null; lines: string[] }[] = [{ heading: null, lines: [] }];
  for (const line of lines) {
    const [, marks = '', title = ''] = /^(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line) ?? [];
    if (marks === '') parts.at(-1)?.lines.push(line);
    else if (marks !== '#') parts.push({ heading: plainText(title), lines: [] });
  }
  const read = parts
    .map(({ heading, lines: own }): NotePart => {
      return { place: placeOf(heading), heading, pieces: piecesOf(own) };
    })
    .filter(({ pieces }) => pieces.length > 0);
  return {
    commentary: { parts: read },
    unknownHeadings: read.flatMap(({ place, heading }) =>
      place === 'commentary' && heading !== null ? [heading] : [],
    ),
  };
}

function withoutComments(text: string): string {
  return text.replace(/^\ufeff/, '').replaceAll(/<!--[\s\S]*?(-->|$)/g, '');
}

function placeOf(heading: string | null): NotePlace {
  if (heading === null) return 'summary';
  const asked = heading
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();
  const known = notePlaces.find((place) => place === asked);
  if (known !== undefined) return known;
  return asked.startsWith('internal') ? 'internal' : 'commentary';
}

function piecesOf(lines: readonly string[]): NotePiece[] {
  const pieces: NotePiece[] = [];
  let paragraph: string[] = [];
  let items: string[] = [];
  const end = () => {
    if (paragraph.length > 0) pieces.push({ kind: 'paragraph', runs: runsOf(paragraph.join(' ')) });
    if (items.length > 0) pieces.push({ kind: 'list', items: items.map(runsOf) });
    paragraph = [];
    items = [];
  };
  for (const line of lines) {
    const [, item] = /^\s*(?:[-*+]|\d+[.)])\s+(.*)$/.exec(line) ?? [];
    const words = line.trim();
    if (item !== undefined) {
      if (paragraph.length > 0) end();
      items.push(item.trim());
    } else if (words === '') {
      end();
    } else if (items.length > 0) {
      items[items.length - 1] = `${items.at(-1)} ${words}`;
    } else {
      paragraph.push(words);
    }
  }
  end();
  return pieces;
}

/** Splits at emphasis; a backslash, or marks of code around it, take the meaning from a sign. */
function runsOf(text: string): NoteRun[] {
  const runs: NoteRun[] = [];
  const marked =
    /\\([\\*_`#-])|\*\*(\S(?:.*?\S)?)\*\*|\*(\S(?:.*?\S)?)\*|(?<!\w)_(\S(?:.*?\S)?)_(?!\w)|`([^`]+)`/g;
  let plain = '';
  let from = 0;
  for (const found of text.matchAll(marked)) {
    plain += text.slice(from, found.index);
    from = found.index + found[0].length;
    const [, escaped, strong, star, line, code] = found;
    if (escaped !== undefined || code !== undefined) {
      plain += escaped ?? code ?? '';
      continue;
    }
    if (plain !== '') runs.push({ text: plain, emphasis: false });
    runs.push({ text: strong ?? star ?? line ?? '', emphasis: true });
    plain = '';
  }
  plain += text.slice(from);
  if (plain !== '') runs.push({ text: plain, emphasis: false });
  return runs;
}

function plainText(title: string): string {
  return runsOf(title)
    .map(({ text }) => text)
    .join('');
}
