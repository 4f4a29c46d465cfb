import { readFileSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { UserError } from '../pipeline/failure.js';
import type { InputsFrom } from '../pipeline/pack/sources.js';
import { type PackedDocument, type WrittenPack, writePack } from '../pipeline/pack/write.js';
import type { Warehouse } from '../pipeline/warehouse/open.js';
import { findWorkspace, type Workspace } from '../pipeline/workspace.js';
import { count, counted } from '../reports/words/count.js';
import type { Io } from './io.js';
import { withLedger } from './open-ledger.js';
import { progress } from './progress.js';
import { renderAudits } from './report-audit.js';
import { registerOf } from './waivers.js';

interface Options {
  readonly out: string;
  readonly from?: string;
  readonly to?: string;
  readonly account?: string;
  readonly policy?: readonly string[];
  readonly zone?: string;
  readonly hashesOnly?: true;
  readonly report: boolean;
  readonly inputs?: string;
  readonly force?: true;
  readonly workspace: string;
}

/** `punctual pack`: the ledger and all that it rests on, for whoever wants to check it. */
export function register(program: Command, io: Io): void {
  program
    .command('pack')
    .summary('put the ledger and all it rests on into one folder or zip')
    .description(
      'Writes an evidence pack: the inputs as they were loaded, the policies, the calendars with their open windows, holidays and zone offsets, the ledger under every scenario, and a manifest with the hash of each file. Whoever has Punctual can compute the ledger again from it: punctual verify. The same state gives the same bytes.',
    )
    .requiredOption('--out <path>', 'folder to write, or file.zip')
    .option('--from <date>', 'only obligations from this date on; needs --to')
    .option('--to <date>', 'until this date, inclusive')
    .option('--account <account>', 'only obligations to this account, by id or name')
    .option('--policy <id...>', 'only obligations under these policies')
    .option('--zone <zone>', 'whose dates they are (default: zone of report in punctual.yaml)')
    .addOption(
      new Option('--hashes-only', 'leave the inputs out, their hashes stay').conflicts('inputs'),
    )
    .option('--no-report', 'leave out the audit report that goes along with a period')
    .option('--inputs <dir>', 'where the inputs lie now, if not where they were loaded from')
    .option('--force', 'replace a pack that is there')
    .option('--workspace <dir>', 'folder with punctual.duckdb and punctual.yaml', '.')
    .addHelpText(
      'after',
      `
With a period the pack also holds its audit report, a PDF for each policy (punctual report audit).

A scope limits the ledger in the pack. The inputs are always all of them, for only from all of them
the ledger comes out the same; who must not see other accounts gets a pack with --hashes-only.

Examples:
  punctual pack --out evidence.zip
  punctual pack --from 2026-07-01 --to 2026-09-30 --account OWN-US-0003 --hashes-only --out q3.zip
  punctual pack --out evidence --inputs archive/exports`,
    )
    .action(async (options: Options) => {
      const workspace = findWorkspace(resolve(io.cwd, options.workspace));
      const zone = options.zone ?? workspace.config.report.zone ?? 'UTC';
      const path = resolve(io.cwd, options.out);
      const { show, clear } = progress(io);
      await withLedger(workspace.databasePath, async (warehouse) => {
        show('Packing …');
        const written = await writePack(warehouse, {
          path,
          name: options.out,
          scope: {
            from: options.from,
            to: options.to,
            zone,
            account: options.account,
            policies: options.policy,
          },
          inputs: inputsOf(io, options),
          documents: () => documentsOf(io, warehouse, workspace, { ...options, zone }),
          mayReplace: options.force === true,
          onFile: (name) => show(`Packing ${name} …`),
        }).finally(clear);
        io.stdout(tell(written, relative(io.cwd, path)));
      });
    });
}

/** The register of waivers, unless one account's pack must not tell of others, and with a period the audit report of each policy. */
async function documentsOf(
  io: Io,
  warehouse: Warehouse,
  workspace: Workspace,
  { from, to, account, policy, zone, report }: Options & { readonly zone: string },
): Promise<PackedDocument[]> {
  const { folder, config } = workspace;
  const documents: PackedDocument[] = [];
  if (config.waivers !== undefined && account === undefined) {
    registerOf(io, workspace);
    const path = resolve(folder, config.waivers);
    documents.push({ name: basename(path), bytes: readFileSync(path) });
  }
  if (!report || from === undefined || to === undefined) return documents;
  const asked = {
    ...({ from, to, zone, period: 'due', format: ['pdf'] } as const),
    ...(account === undefined ? {} : { account }),
    ...(policy === undefined ? {} : { policy }),
  };
  for await (const { files } of renderAudits(io, warehouse, workspace, asked)) {
    for (const { name, content } of files) documents.push({ name, bytes: Buffer.from(content) });
  }
  return documents;
}

function inputsOf(io: Io, { hashesOnly, inputs }: Options): InputsFrom {
  if (hashesOnly === true) return 'nowhere';
  if (inputs === undefined) return 'where they lay';
  return { folder: resolve(io.cwd, inputs), name: inputs };
}

function tell({ manifest, sha256, bytes }: WrittenPack, name: string): string {
  if (manifest.sources.length === 0) throw nothingLoaded();
  const isWhole = manifest.sources.every(({ file }) => file !== null);
  const computed = manifest.scenarios.filter(({ not_computed }) => not_computed === null).length;
  const inputs = counted(manifest.sources.length, 'input');
  return [
    `Packed ${name}: ${counted(manifest.files.length + 1, 'file')}, ${count(Math.ceil(bytes / 1000))} kB.`,
    `  Ledger    ${counted(manifest.ledger.rows, 'row')} under ${counted(computed, 'scenario')}`,
    `  Inputs    ${isWhole ? inputs : `${inputs}, left out; verify needs them: --inputs DIR`}`,
    `  Manifest  SHA-256 ${sha256}`,
    '',
  ].join('\n');
}

function nothingLoaded(): UserError {
  return new UserError({
    code: 'pack.nothing',
    message: 'The ledger rests on no file.',
    hint: 'Load exports first: punctual ingest cases.csv events.csv',
  });
}
