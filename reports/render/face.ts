/** What a TrueType face can draw, and how wide. */
export interface Face {
  readonly covers: (codePoint: number) => boolean;
  /** The advance of a character in ems; of one that the face lacks, half an em. */
  readonly advance: (codePoint: number) => number;
}

/** Reads the character map and the advances out of a TrueType file. */
export function readFace(file: Uint8Array): Face {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = tableOffsets(view);
  const unitsPerEm = view.getUint16(offsetOf(tables, 'head') + 18);
  const advances = view.getUint16(offsetOf(tables, 'hhea') + 34);
  const metrics = offsetOf(tables, 'hmtx');
  const glyphs = readCharacters(view, offsetOf(tables, 'cmap'));
  return {
    covers: (codePoint) => glyphs.has(codePoint),
    advance: (codePoint) => {
      const glyph = glyphs.get(codePoint);
      if (glyph === undefined) return 0.5;
      return view.getUint16(metrics + 4 * Math.min(glyph, advances - 1)) / unitsPerEm;
    },
  };
}

function tableOffsets(view: DataView): ReadonlyMap<string, number> {
  const tables = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = 12 + 16 * index;
    const tag = [0, 1, 2, 3].map((at) => String.fromCharCode(view.getUint8(record + at)));
    tables.set(tag.join(''), view.getUint32(record + 8));
  }
  return tables;
}

function offsetOf(tables: ReadonlyMap<string, number>, tag: string): number {
  const offset = tables.get(tag);
  if (offset === undefined) throw new Error(`The face has no table ${tag}.`);
  return offset;
}

function readCharacters(view: DataView, cmap: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const subtable = cmap + view.getUint32(cmap + 4 + 8 * index + 4);
    const format = view.getUint16(subtable);
    if (format === 4) readSegments(view, subtable, glyphs);
    if (format === 12) readGroups(view, subtable, glyphs);
  }
  return glyphs;
}

function readSegments(view: DataView, at: number, glyphs: Map<number, number>): void {
  const length = view.getUint16(at + 6);
  const ends = at + 14;
  const starts = ends + length + 2;
  const deltas = starts + length;
  const offsets = deltas + length;
  for (let segment = 0; segment < length; segment += 2) {
    const start = view.getUint16(starts + segment);
    const end = view.getUint16(ends + segment);
    const delta = view.getUint16(deltas + segment);
    const offset = view.getUint16(offsets + segment);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const stored =
        offset === 0 ? code : view.getUint16(offsets + segment + offset + 2 * (code - start));
      const glyph = stored === 0 ? 0 : (stored + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}

function readGroups(view: DataView, at: number, glyphs: Map<number, number>): void {
  for (let group = 0; group < view.getUint32(at + 12); group++) {
    const record = at + 16 + 12 * group;
    const start = view.getUint32(record);
    const end = view.getUint32(record + 4);
    const first = view.getUint32(record + 8);
    for (let code = start; code <= end; code++) glyphs.set(code, first + code - start);
  }
}
