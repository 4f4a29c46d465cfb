import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { exportLedger, ledgerFormat } from '../pipeline/ledger/export.js';
import { scenariosAsked } from '../pipeline/ledger/scenarios.js';
import { findWorkspace } from '../pipeline/workspace.js';
import { counted } from '../reports/words/count.js';
import type { Io } from './io.js';
import { withLedger } from './open-ledger.js';

interface Options {
  readonly workspace: string;
  readonly out: string;
  readonly scenario?: readonly string[];
  readonly allScenarios?: true;
}

/** `punctual ledger`: every obligation with its verdict, as a file. */
export function register(program: Command, io: Io): void {
  program
    .command('ledger')
    .summary('write the ledger as a file')
    .description(
      'Writes every obligation with its due, its verdict and its reason as CSV, Parquet or Arrow IPC, sorted by scenario, case, promise and sequence: the house reading unless told.',
    )
    .requiredOption('--out <file>', 'file to write: ….csv, ….parquet or ….arrow')
    .option('--scenario <name...>', 'these scenarios: house, strict, lenient or READING=OPTION')
    .option('--all-scenarios', 'every scenario that was computed')
    .option('--workspace <dir>', 'folder with punctual.duckdb and punctual.yaml', '.')
    .addHelpText(
      'after',
      `
Examples:
  punctual ledger --out ledger.csv
  punctual ledger --out ends.parquet --scenario strict lenient
  punctual ledger --out all.arrow --all-scenarios`,
    )
    .action(async (options: Options) => {
      const path = resolve(io.cwd, options.out);
      ledgerFormat(path);
      const { databasePath } = findWorkspace(resolve(io.cwd, options.workspace));
      await withLedger(databasePath, async (warehouse) => {
        const asked = options.allScenarios === true ? 'all' : (options.scenario ?? ['house']);
        const scenarios = await scenariosAsked(warehouse, asked);
        const rows = await exportLedger(warehouse, path, scenarios);
        const named = counted(scenarios.length, 'scenario');
        io.stdout(`Wrote ${counted(rows, 'row')} of ${named} to ${relative(io.cwd, path)}.\n`);
      });
    });
}
