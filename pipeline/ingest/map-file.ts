import { existsSync, readFileSync } from 'node:fs';
import { UserError } from '../failure.js';
import { type ColumnMap, parseMap } from './map.js';

/** Reads a map from its file; `name` is the path as the user wrote it. */
export function readMapFile(name: string, path: string): ColumnMap {
  if (existsSync(path)) return parseMap(readFileSync(path, 'utf8'), name);
  throw new UserError({
    code: 'ingest.no-map',
    message: `There is no map ${name}.`,
    hint: 'A map is a YAML file; see "punctual ingest --help".',
  });
}
