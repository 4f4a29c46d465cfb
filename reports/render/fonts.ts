import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Face, readFace } from './face.js';

const require = createRequire(import.meta.url);

const main = [
  '400Regular/SourceSans3_400Regular',
  '400Regular_Italic/SourceSans3_400Regular_Italic',
  '600SemiBold/SourceSans3_600SemiBold',
];
const second = ['400Regular/Assistant_400Regular', '600SemiBold/Assistant_600SemiBold'];

const paperFiles = [
  ...main.map((name) => `@expo-google-fonts/source-sans-3/${name}.ttf`),
  ...second.map((name) => `@expo-google-fonts/assistant/${name}.ttf`),
];

/** The typeface: its own faces, then those for scripts that it lacks. */
export interface Typeface {
  readonly regular: Face;
  readonly semibold: Face;
  readonly second: Face;
}

let blobs: readonly Buffer[] | undefined;
let typeface: Typeface | undefined;

/** The TrueType files that the PDF embeds. */
export function paperFonts(): readonly Buffer[] {
  blobs ??= paperFiles.map((name) => readFileSync(require.resolve(name)));
  return blobs;
}

/** What the faces can draw, and how wide. */
export function readTypeface(): Typeface {
  const [regular, , semibold, other] = paperFonts();
  if (regular === undefined || semibold === undefined || other === undefined) {
    throw new Error('The typeface is not complete.');
  }
  typeface ??= {
    regular: readFace(regular),
    semibold: readFace(semibold),
    second: readFace(other),
  };
  return typeface;
}
