import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../failure.js';
import { packageRoot } from '../root.js';
import type { CanonicalTable, ColumnKind } from './canonical.js';
import { type ColumnMap, mapSchema } from './map.js';
import { didYouMean } from './suggest.js';
import { parseYamlFile } from './yaml-file.js';

const kinds = ['text', 'instant', 'date', 'boolean', 'number', 'clock'] as const;

const connectorSchema = z.strictObject({
  title: z.string(),
  /** The table of `raw` that keeps the system's own rows. */
  table: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** The column that says which case a row is about. */
  case: z.string(),
  key: z.array(z.string()),
  columns: z.record(
    z.string(),
    z.strictObject({
      from: z.string(),
      is: z.union([z.enum(kinds), z.array(z.string())]).default('text'),
      required: z.boolean().default(false),
    }),
  ),
  missing: mapSchema.shape.missing,
  formats: mapSchema.shape.formats,
  values: mapSchema.shape.values,
});

/** A system whose own export can be ingested: its rows as a table, and the SQL that turns them into canonical ones. */
export interface Connector {
  readonly name: string;
  readonly title: string;
  readonly table: CanonicalTable;
  readonly caseColumn: string;
  readonly map: ColumnMap;
  readonly models: readonly { readonly table: 'cases' | 'events'; readonly sql: string }[];
}

const folder = join(packageRoot, 'pipeline', 'ingest', 'connectors');

/** Every connector there is: a folder each. */
export function connectorNames(): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Reads a connector's folder. */
export function loadConnector(name: string): Connector {
  const names = connectorNames();
  if (!names.includes(name)) {
    throw new UserError({
      code: 'ingest.no-such-connector',
      message: `There is no system "${name}" to read exports as.${didYouMean(name, names)}`,
      hint: `The systems are ${names.join(', ')}; leave --as out for canonical files and for files with a map.`,
    });
  }
  const path = join(folder, name, 'connector.yaml');
  const described = parseYamlFile(readFileSync(path, 'utf8'), path, connectorSchema);
  const columns = Object.entries(described.columns);
  return {
    name,
    title: described.title,
    caseColumn: described.case,
    table: {
      name: described.table,
      key: described.key,
      columns: columns.map(([column, { is, required }]) => ({
        name: column,
        kind: kindOf(is),
        required,
      })),
    },
    map: mapSchema.parse({
      columns: Object.fromEntries(columns.map(([column, { from }]) => [column, from])),
      missing: described.missing,
      formats: described.formats,
      values: described.values,
    }),
    models: (['cases', 'events'] as const).flatMap((table) => {
      const model = join(folder, name, `${table}.sql`);
      return existsSync(model) ? [{ table, sql: readFileSync(model, 'utf8') }] : [];
    }),
  };
}

function kindOf(is: (typeof kinds)[number] | string[]): ColumnKind {
  return typeof is === 'string' ? { is } : { is: 'word', words: is };
}

/** A connector's own map with what the user says otherwise. */
export function mergeMaps(own: ColumnMap, given: ColumnMap): ColumnMap {
  const values = { ...own.values };
  for (const [column, words] of Object.entries(given.values)) {
    values[column] = { ...values[column], ...words };
  }
  return {
    ...given,
    columns: { ...own.columns, ...given.columns },
    constants: { ...own.constants, ...given.constants },
    formats: { ...own.formats, ...given.formats },
    values,
    missing: [...own.missing, ...given.missing],
  };
}
