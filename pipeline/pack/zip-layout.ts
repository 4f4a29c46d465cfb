/** One file of a zip as its directory tells it (PKWARE APPNOTE 6.3). */
export interface ZipEntry {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its local header begins. */
  readonly at: number;
}

export const localSignature = 0x04034b50;
export const entrySignature = 0x02014b50;
export const endSignature = 0x06054b50;
export const bigEndSignature = 0x06064b50;
export const bigEndPointerSignature = 0x07064b50;

/** Sizes and places from here on are written in 64 bits; a margin is left for what packing adds. */
export const bigFrom = 0xf000_0000;

/** Sizes of the fixed parts. */
export const localBytes = 30;
export const entryBytes = 46;
export const endBytes = 22;
export const bigEndBytes = 56;
export const bigEndPointerBytes = 20;
