import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { UserError } from '../pipeline/failure.js';
import { counted } from '../reports/words/count.js';
import type { Io } from './io.js';

const waiversFile = 'waivers.csv';
const exportName = /\.(csv|tsv|ndjson|jsonl|parquet|arrow|feather|ics)(\.gz|\.zst)?$/i;

interface Options {
  readonly workspace: string;
  readonly force?: true;
}

/** `punctual init`: a small config to start from. */
export function register(program: Command, io: Io): void {
  program
    .command('init')
    .summary('write a punctual.yaml to start from')
    .description(
      'Writes a small punctual.yaml with the exports that lie in the folder; every other setting is in it as a comment. Then: punctual run',
    )
    .option('--workspace <dir>', 'folder to write it to', '.')
    .option('--force', 'replace a punctual.yaml that is there')
    .addHelpText(
      'after',
      `
Examples:
  punctual init
  punctual init --workspace support --force`,
    )
    .action((options: Options) => {
      const folder = resolve(io.cwd, options.workspace);
      const path = join(folder, 'punctual.yaml');
      const name = relative(io.cwd, path);
      const files = exportsIn(folder, options.workspace);
      if (existsSync(path) && options.force !== true) {
        throw new UserError({
          code: 'init.exists',
          message: `${name} is there already.`,
          hint: 'Change it by hand, or replace it with --force.',
        });
      }
      writeFileSync(path, configFor(files, existsSync(join(folder, waiversFile))));
      const found = files.length === 0 ? 'no exports yet' : counted(files.length, 'export');
      const next =
        files.length === 0 ? 'Name your exports in it, then: punctual run' : 'Next: punctual run';
      io.stdout(`Wrote ${name} with ${found}.\n${next}\n`);
    });
}

function exportsIn(folder: string, named: string): string[] {
  if (!existsSync(folder)) {
    throw new UserError({
      code: 'init.no-folder',
      message: `There is no folder "${named}".`,
      hint: 'Make it first, or name another with --workspace.',
    });
  }
  return readdirSync(folder)
    .filter((name) => exportName.test(name) && name !== waiversFile)
    .sort();
}

function configFor(files: readonly string[], hasRegister: boolean): string {
  const ingest =
    files.length === 0
      ? ['#   - files: [cases.csv, events.csv, accounts.csv, contracts.csv]']
      : ['  - files:', ...files.map((file) => `      - ${JSON.stringify(file)}`)];
  return `# What punctual run does. Paths count from this folder.

# The exports to load, in this order; the same file twice changes nothing.
${files.length === 0 ? '# ingest:' : 'ingest:'}
${ingest.join('\n')}
#     zone: Europe/London     # where clocks stood that say no offset
#     map: tickets.yaml       # other names of columns and values
#     as: servicenow-audit    # a system's own export

# The instant up to which the data is complete; the newest fact unless given.
# as_of: 2026-11-01T00:00:00Z

# Your own policies, beside those that come with Punctual.
# policies: [acme.yaml]

# What holds for cases without a contract.
# default: { policy: acme, tier: gold }

# report:
#   zone: Europe/London       # where months begin and end; UTC unless given
#   period_by: due            # or opening, or fulfilment
#   paper: a4                 # or letter
#   format: [html, pdf]       # and json

# What a run writes: the last complete month per policy; of the last complete quarter a review per
# account, for its customer or for us, and the auditor's file.
# documents: [monthly, quarterly, audit]
# audiences: [customer, internal]

# Misses that were waived, each with its reason; the reports show both figures.
${hasRegister ? '' : '# '}waivers: ${waiversFile}

# Other terms that the same responses are judged under, for the account team: punctual whatif --standing.
# whatifs:
#   - { name: Quicker, policy: acme, targets: ["first_response:gold/high=30 minutes"] }

# Who chose how a policy is read, where its text leaves it open; audits print it.
# decisions:
#   acme: { which-end: { option: upper, by: Head of Support, on: 2026-03-01 } }

# Where the reports go.
# out: out
`;
}
