import { readTypeface, type Typeface } from './fonts.js';

const box = '□';
const breakPlace = '\u200b';
const mark = /^\p{M}$/u;
const unseen = /^[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]$/u;

/** Every text in the value, with □ for what no face can draw: one such character would abort the PDF. */
export function coverAll<T>(value: T): T;
export function coverAll(value: unknown): unknown {
  if (typeof value === 'string') return cover(value, readTypeface());
  if (Array.isArray(value)) return value.map((item: unknown) => coverAll(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, coverAll(item)]));
}

/** The text with □ for each character that neither face has; characters that are not seen are left out. */
export function cover(text: string, faces: Typeface): string {
  let face = faces.regular;
  let covered = '';
  for (const character of text.normalize('NFC')) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (character === '\n' || character === '\t') covered += ' ';
    else if (character === breakPlace) covered += character;
    else if (unseen.test(character)) continue;
    else if (mark.test(character)) covered += face.covers(codePoint) ? character : '';
    else {
      face = faces.regular.covers(codePoint) ? faces.regular : faces.second;
      covered += face.covers(codePoint) ? character : box;
    }
  }
  return covered;
}
