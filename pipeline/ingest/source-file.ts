export type Compression = 'none' | 'gzip' | 'zstd';

/** A file to ingest as it lies on disk, before anything is read from it. */
export interface SourceFile {
  /** As the user wrote it. */
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly compression: Compression;
}
