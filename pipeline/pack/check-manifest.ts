import type { Difference } from './difference.js';
import type { Manifest } from './manifest.js';

const required = ['ledger.csv', 'ledger.parquet', 'README.txt'];

/** Holds the manifest to itself: what it names must be listed with the same hash, and its counts must add up. */
export function checkManifest(manifest: Manifest): Difference[] {
  const listed = new Map(manifest.files.map((file) => [file.name, file]));
  const named = [
    ...manifest.policies.map(({ file, sha256 }) => ({ file, sha256 })),
    ...manifest.sources.flatMap(({ file, sha256 }) => (file === null ? [] : [{ file, sha256 }])),
  ];
  const found = [
    ...named.flatMap(({ file, sha256 }) => {
      const entry = listed.get(file);
      if (entry === undefined)
        return [`${file} is named in the manifest and is not among its files.`];
      return entry.sha256 === sha256 ? [] : [`The manifest gives ${file} two different hashes.`];
    }),
    ...required
      .filter((name) => !listed.has(name))
      .map((name) => `The manifest does not list ${name}.`),
    ...manifest.sources
      .filter((source) => {
        return source.rows_read !== source.loaded + source.duplicates + source.quarantined;
      })
      .map(
        ({ name, rows_read, loaded, duplicates, quarantined }) =>
          `The counts of ${name} do not add up: ${rows_read} rows read, ${loaded} loaded, ${duplicates} duplicates, ${quarantined} quarantined.`,
      ),
  ];
  return found.map((says) => ({ kind: 'manifest', says }));
}
