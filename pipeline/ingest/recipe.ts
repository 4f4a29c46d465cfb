import { dirname, relative, resolve } from 'node:path';
import { z } from 'zod';
import type { IngestFile, IngestOptions } from './contract.js';
import { mapSchema } from './map.js';

/** With what a file was ingested, so that its bytes give the same rows again. */
export const recipeSchema = z.strictObject({
  /** Where the file lay, as seen from the database's folder. */
  location: z.string(),
  table: z.string().nullable(),
  connector: z.string().nullable(),
  zone: z.string().nullable(),
  map: mapSchema.nullable(),
  exported_at: z.string().nullable(),
});

export type IngestRecipe = z.output<typeof recipeSchema>;

/** The recipe of a file that is ingested into the database at `databasePath`. */
export function recipeOf(
  file: IngestFile,
  options: IngestOptions,
  databasePath: string,
): IngestRecipe {
  const isOnDisk = databasePath !== ':memory:';
  return {
    location: isOnDisk
      ? relative(dirname(databasePath), file.path).replaceAll('\\', '/')
      : resolve(file.path),
    table: options.table ?? null,
    connector: options.connector ?? null,
    zone: options.zone ?? null,
    map: options.map ?? null,
    exported_at: options.exportedAt ?? null,
  };
}

/** The options that a recipe stands for. */
export function optionsOf(recipe: IngestRecipe): IngestOptions {
  return {
    table: recipe.table ?? undefined,
    connector: recipe.connector ?? undefined,
    zone: recipe.zone ?? undefined,
    map: recipe.map ?? undefined,
    exportedAt: recipe.exported_at ?? undefined,
  };
}
