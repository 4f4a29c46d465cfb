import type { Face } from './face.js';
import { readTypeface } from './fonts.js';

/** The width of a line of text, from the face's own advances, in the unit of the size. */
export function textWidth(text: string, size: number, weight: 400 | 600 = 400): number {
  const { regular, semibold, second } = readTypeface();
  const face = weight === 600 ? semibold : regular;
  const ems = [...text].map((letter) => advanceOf(letter.codePointAt(0) ?? 0, face, second));
  return ems.reduce((sum, advance) => sum + advance, 0) * size;
}

function advanceOf(codePoint: number, face: Face, second: Face): number {
  return (face.covers(codePoint) ? face : second).advance(codePoint);
}

/** The pieces of a text that a line never parts: it may break after a space, and after a hyphen that no digit follows (UAX 14, LB25). */
export function unbrokenPieces(text: string): readonly string[] {
  return text.split(/(?<= )|(?<=-)(?=\D)/);
}

/** The text with places to break in every piece that is wider than the line; all others stay whole, for copying. */
export function breakLongWords(
  text: string,
  width: number,
  size: number,
  weight: 400 | 600 = 400,
): string {
  return unbrokenPieces(text)
    .map((piece) =>
      textWidth(piece.trimEnd(), size, weight) > width ? [...piece].join('\u200b') : piece,
    )
    .join('');
}
