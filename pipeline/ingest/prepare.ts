import type { Warehouse } from '../warehouse/open.js';
import { type Connector, loadConnector, mergeMaps } from './connector.js';
import type { IngestFile, IngestOptions } from './contract.js';
import { parseExportedAt } from './exported-at.js';
import type { Format } from './format.js';
import { noMap } from './map.js';
import { type Mapping, mapColumns } from './mapping.js';
import type { Incoming } from './read/incoming.js';
import { readIncoming } from './read/read.js';
import { type IngestRecipe, recipeOf } from './recipe.js';
import { findSource, fingerprint } from './source.js';
import type { SourceFile } from './source-file.js';
import { parseZone, type Zone } from './zone.js';

/** A file whose rows lie in temporary tables as text and whose columns are understood. */
export interface Prepared {
  readonly source: SourceFile;
  readonly sha256: string;
  readonly format: Format;
  readonly incoming: Incoming;
  readonly mapping: Mapping;
  readonly zone: Zone | undefined;
  readonly exportedAtMs: number | undefined;
  readonly connector: Connector | undefined;
  readonly recipe: IngestRecipe;
}

/** Checks the options, reads the file as text and finds out what its columns are. */
export async function prepareFile(
  warehouse: Warehouse,
  file: IngestFile,
  options: IngestOptions,
): Promise<Prepared> {
  const connector = options.connector === undefined ? undefined : loadConnector(options.connector);
  const given = options.map ?? noMap;
  const map = connector === undefined ? given : mergeMaps(connector.map, given);
  const zoneName = options.zone ?? map.zone;
  const zone = zoneName === undefined ? undefined : await parseZone(zoneName, warehouse);
  const exportedAtMs = parseExportedAt(options.exportedAt ?? map.exported_at);
  const source = findSource(file.name, file.path);
  const sha256 = await fingerprint(source);
  const { format, incoming } = await readIncoming(source, map, warehouse);
  const table = connector?.table ?? options.table;
  const mapping = mapColumns(file.name, incoming.columns, map, table);
  const recipe = recipeOf(file, options, warehouse.path);
  return { source, sha256, format, incoming, mapping, zone, exportedAtMs, connector, recipe };
}
