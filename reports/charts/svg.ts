import { light, secondTypeface, size, typeface } from '../look/tokens.js';

/** A text as it stands in a drawing. */
export interface Lettering {
  readonly fill?: string;
  readonly weight?: 400 | 600;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** One line of text with its baseline at `y`. */
export function svgText(x: number, y: number, text: string, look: Lettering = {}): string {
  const { fill = light.muted, weight = 400, anchor = 'start' } = look;
  const bold = weight === 600 ? ' font-weight="600"' : '';
  const side = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${point(x)}" y="${point(y)}" fill="${fill}"${bold}${side}>${escaped(text)}</text>`;
}

/** A drawing of this size, its words in the page's face at the smallest size. */
export function svgDrawing(width: number, height: number, marks: readonly string[]): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${point(width)}" height="${point(height)}" viewBox="0 0 ${point(width)} ${point(height)}">` +
    `<g font-family="${typeface}, ${secondTypeface}" font-size="${size.smallest}">${marks.join('')}</g></svg>`
  );
}

/** Marks with the words that belong to them. */
export function said(text: string, marks: string): string {
  return `<g role="img" aria-label="${escaped(text)}">${marks}</g>`;
}

/** A length in points, short. */
export function point(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
