import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own folder, in which `queries/`, `policies/` and `reports/` lie, whether run from source or from `dist/`. */
export const packageRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

/** The program's version, as it stands in the sources of every report. */
export const programVersion: string = readVersion();

/** The version of the zone data that this Node brings along, such as `2025b`. */
export const zoneData: string = process.versions.tz ?? 'unknown';

function findRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'queries'))) {
      return folder;
    }
    if (folder === dirname(folder)) throw new Error(`No package root above ${start}.`);
  }
}

function readVersion(): string {
  const found: unknown = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  if (typeof found === 'object' && found !== null && 'version' in found) {
    return String(found.version);
  }
  throw new Error('package.json has no version.');
}
