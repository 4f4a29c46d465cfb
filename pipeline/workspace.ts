import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from './failure.js';
import { parseYamlFile } from './ingest/yaml-file.js';

const listed = z
  .union([z.string(), z.array(z.string()).min(1)], 'write one text or a list of texts')
  .transform((given) => (Array.isArray(given) ? given : [given]));

const configSchema = z.strictObject({
  /** Policy files or folders beside the ones that come with Punctual. */
  policies: listed.default([]),
  /** What holds for cases without a contract. */
  default: z
    .strictObject({ policy: z.string(), tier: z.string(), account: z.string() })
    .partial()
    .default({}),
  /** Where clocks stood that say no offset, unless a file or its map says another. */
  zone: z.string().optional(),
  ingest: z
    .array(
      z.strictObject({
        files: listed,
        as: z.string().optional(),
        table: z.string().optional(),
        zone: z.string().optional(),
        map: z.string().optional(),
        exported_at: z.string().optional(),
      }),
    )
    .default([]),
  report: z
    .strictObject({
      zone: z.string(),
      period_by: z.enum(['due', 'opening', 'fulfilment'], 'write due, opening or fulfilment'),
      paper: z.enum(['a4', 'letter'], 'write a4 or letter'),
      format: z.array(z.enum(['html', 'pdf', 'json'], 'write html, pdf or json')),
    })
    .partial()
    .default({}),
  /** What a run writes: of the last complete month, and of the last complete quarter. */
  documents: z
    .array(z.enum(['monthly', 'quarterly', 'audit'], 'write monthly, quarterly or audit'))
    .min(1, 'name at least one of monthly, quarterly and audit')
    .default(['monthly']),
  /** Whom a run's quarterly documents are for: one each of every account. */
  audiences: z
    .array(z.enum(['customer', 'internal', 'auditor'], 'write customer, internal or auditor'))
    .min(1, 'name at least one of customer, internal and auditor')
    .default(['customer']),
  /** The register of waivers: which misses the reports leave out of a second figure. */
  waivers: z.string().optional(),
  /** Other terms that the same cases are judged under on request, for those who talk about a contract. */
  whatifs: z
    .array(
      z.strictObject({
        name: z.string(),
        policy: z.string().optional(),
        tier: z.string().optional(),
        under: z.string().optional(),
        severities: z.union([z.record(z.string(), z.string()), z.literal('by-rank')]).optional(),
        calendar: z.string().optional(),
        targets: listed.optional(),
      }),
    )
    .default([]),
  /** By policy and reading: who chose the option that the house reads, when, and why. */
  decisions: z
    .record(
      z.string(),
      z.record(
        z.string(),
        z.strictObject({
          option: z.string(),
          by: z.string(),
          on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a date like 2026-03-01'),
          because: z.string().optional(),
        }),
      ),
    )
    .default({}),
  out: z.string().default('out'),
  /** The instant up to which the data is complete. */
  as_of: z.string().optional(),
});

/** The content of a `punctual.yaml`; its paths count from the workspace's folder. */
export type WorkspaceConfig = z.output<typeof configSchema>;

/** A folder with a database and, if its owner wrote one, a config. */
export interface Workspace {
  readonly folder: string;
  readonly databasePath: string;
  readonly configPath: string;
  readonly config: WorkspaceConfig;
}

/** Finds what belongs to the workspace in `folder`; without a `punctual.yaml` everything is at its default. */
export function findWorkspace(folder: string): Workspace {
  const configPath = join(folder, 'punctual.yaml');
  return {
    folder,
    databasePath: join(folder, 'punctual.duckdb'),
    configPath,
    config: existsSync(configPath)
      ? readWorkspaceConfig(configPath)
      : parseWorkspaceConfig('', 'punctual.yaml'),
  };
}

/** Reads a `punctual.yaml`; all its problems are told at once, each with its line. */
export function readWorkspaceConfig(path: string, name = path): WorkspaceConfig {
  if (existsSync(path)) return parseWorkspaceConfig(readFileSync(path, 'utf8'), name);
  throw new UserError({
    code: 'workspace.no-config',
    message: `There is no file ${name}.`,
    hint: 'Write one with punctual init, or run in the folder that has it.',
  });
}

/** The config that a YAML text says. */
export function parseWorkspaceConfig(text: string, name: string): WorkspaceConfig {
  return parseYamlFile(text, name, configSchema);
}
