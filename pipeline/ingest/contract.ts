import type { ColumnMap } from './map.js';
import type { Offsets, Zone } from './zone.js';

/** One file as the user named it and where it lies. */
export interface IngestFile {
  readonly name: string;
  readonly path: string;
}

export interface IngestOptions {
  readonly table?: string | undefined;
  readonly connector?: string | undefined;
  /** Where clocks stood that say no offset. */
  readonly zone?: string | undefined;
  readonly map?: ColumnMap | undefined;
  readonly exportedAt?: string | undefined;
  /** The clock changes of a zone where they are not the engine's own. */
  readonly offsetsIn?: ((zone: Zone) => Offsets | undefined) | undefined;
}

/** What a caller wants to hear while files are ingested. */
export interface IngestEffects {
  readonly begun?: (file: IngestFile) => void;
  readonly ended?: (result: IngestResult) => void;
}

/** One kind of problem among a file's quarantined rows. */
export interface QuarantineReason {
  readonly column: string | null;
  readonly reason: string;
  readonly rows: number;
  readonly firstRow: number;
  readonly firstValue: string | null;
}

/** What became of a file: `rowsRead = loaded + duplicates + quarantined`, always. */
export interface IngestResult {
  readonly file: string;
  readonly table: string;
  readonly format: string;
  /** These very bytes were there before, and nothing changed. */
  readonly isUnchanged: boolean;
  readonly sourceId: number;
  readonly zone: string | null;
  readonly rowsRead: number;
  readonly loaded: number;
  readonly duplicates: number;
  readonly quarantined: number;
  readonly firstAtMs: number | null;
  readonly lastAtMs: number | null;
  readonly gapTimes: number;
  readonly overlapTimes: number;
  /** What a connector made of the rows. */
  readonly derived: readonly { readonly table: string; readonly rows: number }[];
  readonly unknownColumns: readonly string[];
  readonly reasons: readonly QuarantineReason[];
}
