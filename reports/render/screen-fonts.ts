import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { secondTypeface, typeface } from '../look/tokens.js';

const require = createRequire(import.meta.url);

interface Subset {
  readonly family: string;
  readonly folder: string;
  readonly name: string;
  readonly range: string;
  readonly letters: RegExp;
  readonly styles: readonly string[];
}

const main = {
  family: typeface,
  folder: 'source-sans-3',
  styles: ['400-normal', '400-italic', '600-normal'],
};

const subsets: readonly Subset[] = [
  {
    ...main,
    name: 'latin',
    range: 'U+0000-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2212',
    letters: /./,
  },
  {
    ...main,
    name: 'latin-ext',
    range: 'U+0100-02BA,U+1E00-1E9F,U+20A0-20AB,U+20AD-20C0',
    letters: /[\u0100-\u02ba\u1e00-\u1e9f\u20a0-\u20ab\u20ad-\u20c0]/,
  },
  { ...main, name: 'greek', range: 'U+0370-03FF', letters: /[\u0370-\u03ff]/ },
  {
    ...main,
    name: 'cyrillic',
    range: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
    letters: /[\u0400-\u045f]/,
  },
  {
    family: secondTypeface,
    folder: 'assistant',
    name: 'hebrew',
    range: 'U+0590-05FF,U+FB1D-FB4F',
    letters: /[\u0590-\u05ff]/,
    styles: ['400-normal', '600-normal'],
  },
];

/** The font faces that the text needs, as CSS that carries them. */
export function fontFaces(text: string): string {
  return subsets
    .filter((subset) => subset.letters.test(text))
    .flatMap((subset) => subset.styles.map((style) => fontFace(subset, style)))
    .join('\n');
}

function fontFace(subset: Subset, style: string): string {
  const [weight = '400', slant = 'normal'] = style.split('-');
  const file = `@fontsource/${subset.folder}/files/${subset.folder}-${subset.name}-${style}.woff2`;
  const data = readFileSync(require.resolve(file)).toString('base64');
  return `@font-face{font-family:"${subset.family}";font-weight:${weight};font-style:${slant};src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${subset.range}}`;
}
