import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type Failure, UserError } from '../pipeline/failure.js';
import type { IngestFile, IngestOptions } from '../pipeline/ingest/contract.js';
import { readMapFile } from '../pipeline/ingest/map-file.js';
import { previewFile } from '../pipeline/ingest/preview.js';
import { tellPreview } from '../pipeline/ingest/tell-preview.js';
import { openWarehouse } from '../pipeline/warehouse/open.js';
import { findWorkspace, type Workspace } from '../pipeline/workspace.js';
import { ingestTold } from './ingest-files.js';
import type { Io } from './io.js';

interface Options {
  readonly workspace: string;
  readonly table?: string;
  readonly as?: string;
  readonly zone?: string;
  readonly map?: string;
  readonly exportedAt?: string;
  readonly dryRun?: true;
}

/** `punctual ingest`: exports in, each file whole or not at all. */
export function register(program: Command, io: Io): void {
  program
    .command('ingest')
    .summary('load exports into the workspace')
    .description(
      'Loads exports: CSV, NDJSON, Parquet and Arrow IPC, plain, .gz or .zst, and holidays as .ics. The table is recognised by its columns. A file loads whole or not at all; every row ends loaded, as a duplicate, or in quarantine with the reason. The same file twice changes nothing.',
    )
    .argument('<file...>', 'files to load')
    .option('--workspace <dir>', 'folder with punctual.duckdb and punctual.yaml', '.')
    .option('--table <name>', 'the table that the files hold, where their columns do not tell')
    .option('--as <system>', "read them as a system's own export, e.g. servicenow-audit")
    .option('--zone <zone>', 'where the clock stood of times that say no offset')
    .option('--map <file>', 'YAML file that translates columns, words and formats')
    .option('--exported-at <instant>', 'when the files were exported; the later content holds')
    .option('--dry-run', 'show how the files would be read, and load nothing')
    .addHelpText(
      'after',
      `
A map:
  table: cases
  zone: Europe/London
  columns:   {case_id: "Ticket ID", opened_at: Created}
  constants: {account_id: acme}
  formats:   {opened_at: "%d/%m/%Y %H:%M"}
  values:    {severity: {"1 - Critical": "1"}}
  missing:   ["?", "N/A"]

Examples:
  punctual ingest cases.csv events.csv.gz accounts.csv contracts.csv
  punctual ingest tickets.csv --map tickets.yaml --zone Europe/London --dry-run
  punctual ingest events.parquet --exported-at 2026-03-01T06:00:00Z --workspace march
  punctual ingest incident_event_log.csv.gz --as servicenow-audit --zone America/Sao_Paulo`,
    )
    .action(async (names: readonly string[], options: Options) => {
      const workspace = findWorkspace(resolve(io.cwd, options.workspace));
      const files = names.map((name) => ({ name, path: resolve(io.cwd, name) }));
      const ingestOptions = optionsFor(options, workspace, io);
      if (options.dryRun === true) await preview(files, ingestOptions, io);
      else await ingest(workspace, files, ingestOptions, io);
    });
}

function optionsFor(options: Options, workspace: Workspace, io: Io): IngestOptions {
  const map =
    options.map === undefined ? undefined : readMapFile(options.map, resolve(io.cwd, options.map));
  return {
    table: options.table,
    connector: options.as,
    zone: options.zone ?? map?.zone ?? workspace.config.zone,
    map,
    exportedAt: options.exportedAt,
  };
}

async function ingest(
  workspace: Workspace,
  files: readonly IngestFile[],
  options: IngestOptions,
  io: Io,
): Promise<void> {
  const warehouse = await openWarehouse(workspace.databasePath);
  try {
    await ingestTold(io, warehouse, files, options);
  } finally {
    warehouse.close();
  }
}

async function preview(
  files: readonly IngestFile[],
  options: IngestOptions,
  io: Io,
): Promise<void> {
  const warehouse = await openWarehouse(':memory:');
  const problems: Failure[] = [];
  try {
    for (const file of files) {
      const seen = await previewFile(warehouse, file, options);
      io.stdout(tellPreview(seen));
      problems.push(...seen.problems);
    }
  } finally {
    warehouse.close();
  }
  if (problems.length > 0) throw new UserError(problems);
}
