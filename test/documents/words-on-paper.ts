import { poppler } from '../browser/poppler.js';

interface Word {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
}

/** Every word of a PDF with the box that it takes, in points from the page's upper left. */
function sheetsOf(pdf: Uint8Array): Sheet[] {
  const pages = poppler('pdftotext', pdf, ['-bbox']).split('<page ').slice(1);
  return pages.map((page, index) => {
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(page) ?? [];
    const words = page.matchAll(
      /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g,
    );
    return {
      width: Number(width),
      height: Number(height),
      words: [...words].map(([, left, top, right, bottom, text = '']) => ({
        page: index + 1,
        text,
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
      })),
    };
  });
}

/** Words that leave their page, as "page 3: words". */
export function wordsOutside(pdf: Uint8Array): string[] {
  return sheetsOf(pdf).flatMap(({ width, height, words }) =>
    words
      .filter(
        ({ left, top, right, bottom }) => left < 0 || top < 0 || right > width || bottom > height,
      )
      .map(({ page, text }) => `page ${page}: ${text}`),
  );
}

/** Pairs of words that are printed over each other, as "page 3: one over other". */
export function wordsOverlaid(pdf: Uint8Array): string[] {
  return sheetsOf(pdf).flatMap(({ words }) => {
    const sorted = [...words].sort((a, b) => a.top - b.top);
    return sorted.flatMap((word, index) => {
      const found: string[] = [];
      for (const other of sorted.slice(index + 1)) {
        if (other.top >= word.bottom) break;
        if (covers(word, other)) found.push(`page ${word.page}: ${word.text} over ${other.text}`);
      }
      return found;
    });
  });
}

/** A word's box is higher than its letters: what shares less than half a line does not touch. */
function covers(a: Word, b: Word): boolean {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const line = Math.min(a.bottom - a.top, b.bottom - b.top);
  return wide > 1.5 && high > line / 2;
}
