import { z } from 'zod';
import { canonicalTables } from './canonical.js';
import { parseYamlFile } from './yaml-file.js';

const texts = z
  .union([z.string(), z.number(), z.boolean()], 'write one text, number or true/false')
  .transform(String);
const listed = z
  .union([z.string(), z.array(z.string())], 'write one text or a list of texts')
  .transform((given) => (Array.isArray(given) ? given : [given]));

/** How the columns and words of someone's export become canonical. */
export const mapSchema = z.strictObject({
  table: z
    .enum(
      canonicalTables.map((table) => table.name),
      `write one of ${canonicalTables.map((table) => table.name).join(', ')}`,
    )
    .optional(),
  zone: z.string().optional(),
  exported_at: z.string().optional(),
  delimiter: z.string().optional(),
  /** canonical column: their column */
  columns: z.record(z.string(), z.string()).default({}),
  /** canonical column: the same value for every row */
  constants: z.record(z.string(), texts).default({}),
  /** canonical column, or event type: {their word: ours} */
  values: z.record(z.string(), z.record(z.string(), texts)).default({}),
  /** canonical column: strptime formats, iso, epoch-seconds or epoch-milliseconds */
  formats: z.record(z.string(), listed).default({}),
  /** texts that stand for no value */
  missing: z.array(texts).default([]),
  /** their columns that are not kept */
  ignore: z.array(z.string()).default([]),
});

export type ColumnMap = z.output<typeof mapSchema>;

/** The map of a file that is canonical as it is. */
export const noMap: ColumnMap = mapSchema.parse({});

/** Reads a map; `name` is what its problems are reported under. */
export function parseMap(text: string, name: string): ColumnMap {
  return parseYamlFile(text, name, mapSchema);
}
