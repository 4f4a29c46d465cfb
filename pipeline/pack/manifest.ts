import { z } from 'zod';
import { recipeSchema } from '../ingest/recipe.js';

/** The contract between whoever packs and whoever verifies; a change of its meaning is a new number. */
export const packFormat = 'punctual-evidence/1';

export const manifestName = 'manifest.json';
export const signatureName = 'manifest.sig';
export const readmeName = 'README.txt';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256');
const count = z.int().nonnegative();
const instant = z.iso.datetime();

/** A name that stays inside the folder it is put in, on every system. */
export function isPlainName(name: string): boolean {
  if (/[\\:\0]/.test(name)) return false;
  return name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

const fileName = z.string().refine(isPlainName, 'is no plain name of a file');

const fileSchema = z.strictObject({ name: fileName, bytes: count, sha256 });

const policySchema = z.strictObject({
  policy: z.string(),
  version: z.string(),
  /** How reports name the file. */
  path: z.string(),
  file: fileName,
  sha256,
});

const sourceSchema = z.strictObject({
  order: count,
  /** The file's name when it was loaded; the ledger names rows by it. */
  name: z.string(),
  /** Where it lies in the pack; null where the inputs were left out. */
  file: fileName.nullable(),
  bytes: count,
  sha256,
  table: z.string(),
  recipe: recipeSchema.omit({ location: true }),
  rows_read: count,
  loaded: count,
  duplicates: count,
  quarantined: count,
});

const scopeSchema = z.strictObject({
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Whose dates these are. */
  zone: z.string(),
  /** The instants at which they begin and end. */
  from_at: instant.nullable(),
  to_at: instant.nullable(),
  account: z.string().nullable(),
  policies: z.array(z.string()).nullable(),
});

export const manifestSchema = z.strictObject({
  format: z.literal(packFormat),
  program: z.strictObject({ replayed_by: z.string(), packed_by: z.string() }),
  zone_data: z.string(),
  as_of: instant,
  is_as_of_given: z.boolean(),
  /** What holds for cases without a contract. */
  defaults: z.strictObject({
    policy: z.string().nullable(),
    tier: z.string().nullable(),
    account: z.string().nullable(),
  }),
  /** How far the calendars are laid out. */
  windows: z.strictObject({ from: instant, to: instant }),
  scope: scopeSchema,
  scenarios: z.array(
    z.strictObject({ scenario: z.string(), kind: z.string(), not_computed: z.string().nullable() }),
  ),
  policies: z.array(policySchema),
  sources: z.array(sourceSchema),
  ledger: z.strictObject({ rows: count }),
  /** Every file of the pack but this one and its signature, by name. */
  files: z.array(fileSchema),
});

export type Manifest = z.output<typeof manifestSchema>;
export type PackedFile = Manifest['files'][number];
export type PackedSource = Manifest['sources'][number];
export type PackedPolicy = Manifest['policies'][number];
export type PackedScope = Manifest['scope'];

/** The manifest's bytes; the same content gives the same bytes. */
export function manifestBytes(manifest: Manifest): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
}
