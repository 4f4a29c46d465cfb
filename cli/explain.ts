import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type AccountExplanation, explainAccount } from '../pipeline/explain/account.js';
import type { Explanation } from '../pipeline/explain/contract.js';
import { explainCase } from '../pipeline/explain/explain.js';
import { policyOfCase, versionOfCase } from '../pipeline/explain/policy-of-case.js';
import { readCaseFacts } from '../pipeline/explain/read-facts.js';
import { UserError } from '../pipeline/failure.js';
import type { LoadedPolicy } from '../pipeline/policy/load.js';
import { ledgerPromises } from '../pipeline/policy/schema.js';
import { civilZone } from '../pipeline/policy/zone.js';
import { openWarehouse, type Warehouse } from '../pipeline/warehouse/open.js';
import { findWorkspace } from '../pipeline/workspace.js';
import { listed } from '../reports/words/count.js';
import { accountText } from './explain/account.js';
import { explainAll } from './explain/all.js';
import { jsonText } from './explain/json.js';
import type { AskedCases } from './explain/selected.js';
import { explanationText } from './explain/text.js';
import type { Io } from './io.js';
import { withLedger } from './open-ledger.js';
import { policiesInReach, policiesNamed } from './policy/files.js';

interface Options extends AskedCases {
  readonly all?: true;
  readonly out?: string;
  readonly sample?: string;
  readonly workspace: string;
  readonly policyFile: readonly string[];
  readonly promise?: string;
  readonly scenario: string;
  readonly format?: 'text' | 'json' | 'html';
  readonly zone?: string;
  readonly strip?: true;
}

/** `punctual explain`: why each obligation of one case was judged as it was. */
export function register(program: Command, io: Io): void {
  program
    .command('explain')
    .summary('say why a case was judged as it was')
    .description(
      'Tells of every obligation of one case what was promised, which hours counted and which did not, when it was due, what satisfied it, and what another reading of the policy would say. The hours listed add up to the elapsed time in the ledger.',
    )
    .argument('[case]', 'id of the case, or of an account for what it is owed beside answers')
    .option('--all', 'a file for each of many cases, and a page that leads to them')
    .option('--out <dir>', 'with --all: the folder for the files')
    .option('--sample <sample.json>', 'with --all: the cases of a sample')
    .option('--missed', 'with --all: cases with a missed obligation in the period')
    .option('--hinging', 'with --all: cases with an obligation that hinges on a reading')
    .option('--from <date>', 'with --all: first date of the period (default: the whole ledger)')
    .option('--to <date>', 'with --all: last date of the period')
    .option('--policy <id...>', 'with --all: only these policies')
    .option('--account <account>', 'with --all: only this account, by id or name')
    .option('--workspace <dir>', 'folder with punctual.duckdb and punctual.yaml', '.')
    .addOption(
      new Option('--promise <promise>', 'only this promise').choices([
        ...ledgerPromises.filter((promise) => promise !== 'deliverable'),
      ]),
    )
    .option('--scenario <name>', 'as read under strict, lenient or READING=OPTION', 'house')
    .option('--zone <zone>', 'zone of the times shown (default: that of the support hours)')
    .option('--policy-file <file...>', 'policies of the replay beside those in reach', [])
    .option('--strip', 'draw the case on a strip of time (on a terminal it always is)')
    .addOption(
      new Option('--format <format>', 'how to print it (default: text; with --all: html)').choices([
        'text',
        'json',
        'html',
      ]),
    )
    .addHelpText(
      'after',
      `
Examples:
  punctual explain OWN-0000002
  punctual explain OWN-0000002 --promise update --scenario strict
  punctual explain OWN-0000002 --format json --workspace march
  punctual explain OWN-US-0003
  punctual explain --all --missed --from 2026-07-01 --to 2026-09-30 --out explained
  punctual explain --all --sample sample/sample.json --out explained --format text`,
    )
    .action(async (id: string | undefined, options: Options) => {
      const zone = options.zone;
      if (zone !== undefined && civilZone(zone) === null) throw noZone(zone);
      if (options.all === true) return explainMany(id, options, io);
      checkSingle(options);
      if (id === undefined) throw noCase();
      const told = await explain(id, options, io);
      if ('deliverables' in told) {
        const width = Math.min(io.columns, 100);
        io.stdout(
          options.format === 'json'
            ? jsonText(told)
            : accountText({ ...told, time_zone: zone ?? told.time_zone }, width),
        );
        return;
      }
      const explanation = only(told, options.promise);
      io.stdout(
        options.format === 'json'
          ? jsonText(explanation)
          : explanationText(explanation, {
              zone: zone ?? zoneOf(explanation),
              width: Math.min(io.columns, 100),
              hasStrip: options.strip === true || io.isOutTTY,
            }),
      );
    });
}

async function explainMany(id: string | undefined, options: Options, io: Io): Promise<void> {
  const { out, format = 'html' } = options;
  if (id !== undefined) {
    throw new UserError({
      code: 'explain.one-and-all',
      message: `--all explains many cases, and "${id}" names one.`,
      hint: 'Leave out one of them.',
    });
  }
  if (out === undefined) {
    throw new UserError({
      code: 'explain.no-folder',
      message: '--all writes a file for each case, and needs a folder for them.',
      hint: 'Name one with --out.',
    });
  }
  const workspace = findWorkspace(resolve(io.cwd, options.workspace));
  await withLedger(workspace.databasePath, (warehouse) =>
    explainAll(io, warehouse, workspace, { ...options, out, format }),
  );
}

/** What only many cases can be asked for. */
function checkSingle(options: Options): void {
  const given = (['out', 'sample', 'missed', 'hinging', 'from', 'to', 'account'] as const).filter(
    (name) => options[name] !== undefined,
  );
  const named = [
    ...given.map((name) => `--${name}`),
    ...(options.policy === undefined ? [] : ['--policy']),
    ...(options.format === 'html' ? ['--format html'] : []),
  ];
  if (named.length === 0) return;
  throw new UserError({
    code: 'explain.only-all',
    message: `${listed(named)} ${named.length === 1 ? 'goes' : 'go'} with --all.`,
    hint: 'Add --all to explain many cases, or leave that out to explain one.',
  });
}

function noCase(): UserError {
  return new UserError({
    code: 'explain.what',
    message: 'Which case is to be explained?',
    hint: 'Name its id, or write --all --out DIR, with --missed, --hinging or --sample.',
  });
}

async function explain(
  id: string,
  options: Options,
  io: Io,
): Promise<Explanation | AccountExplanation> {
  const { databasePath } = findWorkspace(resolve(io.cwd, options.workspace));
  if (!existsSync(databasePath)) {
    throw new UserError({
      code: 'explain.no-database',
      message: `There is no database in ${options.workspace}.`,
      hint: 'Name the folder with --workspace, or load exports with punctual ingest and run punctual replay.',
    });
  }
  const warehouse = await openWarehouse(databasePath, { readOnly: true });
  try {
    const account = await accountNamed(warehouse, id, options.scenario);
    if (account !== null) return account;
    const facts = await readCaseFacts(warehouse, id);
    const policies = facts.row.version === null ? [] : policiesOf(options, io);
    const policy = policyOfCase(facts, policies, options.scenario);
    const versionOf = (version: string) =>
      versionOfCase(facts, policies, version, options.scenario);
    return explainCase(facts, policy, options.scenario, versionOf);
  } finally {
    warehouse.close();
  }
}

/** An account of that id with deliverables, unless a case has the id. */
async function accountNamed(
  warehouse: Warehouse,
  id: string,
  scenario: string,
): Promise<AccountExplanation | null> {
  if (!(await hasLedger(warehouse))) return null;
  const cases = await warehouse.rows('select case_id from case_facts where case_id = $id', { id });
  return cases.length > 0 ? null : explainAccount(warehouse, id, scenario);
}

async function hasLedger(warehouse: Warehouse): Promise<boolean> {
  const found = await warehouse.rows(
    "select 1 from information_schema.tables where table_name = 'account_deliverables'",
  );
  return found.length > 0;
}

function policiesOf({ workspace, policyFile }: Options, io: Io): LoadedPolicy[] {
  const more = policyFile.length === 0 ? [] : policiesNamed(io, policyFile, workspace);
  return [...policiesInReach(io, workspace), ...more];
}

function only(explanation: Explanation, promise: string | undefined): Explanation {
  if (promise === undefined) return explanation;
  const kept = explanation.obligations.filter((each) => each.promise === promise);
  const elsewhere = explanation.elsewhere.filter((each) => each.promise === promise);
  const queue = promise === 'first_response' ? explanation.queue : null;
  return { ...explanation, obligations: kept, elsewhere, queue, invitations: [] };
}

/** The zone of the support hours; the account's where they run around the clock or in several zones. */
function zoneOf({ obligations, contract }: Explanation): string {
  const calendars = obligations.flatMap(({ calendar }) => calendar ?? []);
  const { zones } = calendars.find(({ id }) => id !== 'always') ?? { zones: [] };
  const [zone] = zones;
  return zone === undefined || zones.length > 1 ? contract.time_zone : zone;
}

function noZone(zone: string): UserError {
  return new UserError({
    code: 'explain.zone',
    message: `"${zone}" is no time zone.`,
    hint: 'Write an IANA name such as Europe/London, or a fixed offset such as UTC+2.',
  });
}
