import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../failure.js';
import type { KeptPolicy } from '../findings/terms.js';
import { literal } from '../ingest/quote.js';
import { inspectPolicy } from '../policy/inspect.js';
import { openWarehouse, type Warehouse } from '../warehouse/open.js';
import type { OpenedPack } from '../pack/open.js';
import type { OpenRun } from './find-run.js';
import { kindsAtFirst } from './kinds.js';
import { packFacts } from './pack-facts.js';
import { textOf } from './queries.js';
import type { RecordedRun, RunSource, RunTerms } from './run.js';
import type { LedgerScope } from './scopes.js';

type FileRun = Extract<OpenRun, { kind: 'file' }>;

/** What the manifest of an evidence pack says of the run; null where there is none, or none that can be read. */
export interface FileTerms extends RunTerms {
  readonly sources: readonly RunSource[];
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly account: string | null;
}

/** Reads how a ledger file was made from the pack that it is part of. */
export function termsOfFile({ pack }: FileRun): FileTerms | null {
  if (pack === null) return null;
  const { program, as_of, defaults, policies, sources, scope } = pack.manifest;
  const instant = (text: string | null) => (text === null ? null : Date.parse(text));
  return {
    programVersion: program.replayed_by,
    asOfMs: Date.parse(as_of),
    defaults,
    waivers: 'untold',
    policies: policies.flatMap((policy) => keptIn(pack.folder, policy)),
    sources,
    fromMs: instant(scope.from_at),
    toMs: instant(scope.to_at),
    account: scope.account,
  };
}

function keptIn(
  folder: string,
  { policy, version, path, file, sha256 }: OpenedPack['manifest']['policies'][number],
): KeptPolicy[] {
  const at = join(folder, file);
  const read = existsSync(at) ? inspectPolicy(readFileSync(at), path).read : null;
  return read === null ? [] : [{ policy, version, path, sha256, raw: read.loaded.raw }];
}

/** The policies that a ledger file has obligations under. */
export async function policiesInFile(run: FileRun): Promise<string[]> {
  return withFile(run, async (warehouse) => {
    const rows = await warehouse.rows<{ policy: string }>(
      "select policy::text as policy from ledger_file where scenario = 'house' and policy is not null group by policy order by policy",
    );
    return rows.map(({ policy }) => policy);
  });
}

/** Writes a ledger file's rows of one scope as a run keeps them. Where no manifest tells its terms, they are taken to be those of the other run. */
export async function recordFile(
  run: FileRun,
  scope: LedgerScope,
  folder: string,
  other: RunTerms,
): Promise<RecordedRun> {
  const told = termsOfFile(run);
  const terms = told ?? other;
  const ledgerPath = join(folder, 'ledger.parquet');
  await withFile(run, async (warehouse) => {
    const variables = {
      file_policy: literal(scope.policy),
      file_account: scope.account === null ? 'null::text' : literal(scope.account),
      file_has_deliverables: `${!scope.isOfReport}`,
      file_as_of_ms: `${terms.asOfMs}::bigint`,
      file_from_ms: scope.fromMs === null ? 'null::bigint' : `${scope.fromMs}::bigint`,
      file_to_ms: scope.toMs === null ? 'null::bigint' : `${scope.toMs}::bigint`,
    };
    for (const [name, value] of Object.entries(variables)) {
      await warehouse.run(`set variable ${name} = ${value}`);
    }
    await warehouse.run(
      `copy (${textOf('ledger_file')}) to ${literal(ledgerPath)} (format parquet)`,
    );
  });
  const policies = terms.policies.filter(({ policy }) => policy === scope.policy);
  const last = policies.at(-1);
  return {
    name: run.name,
    policy: scope.policy,
    zone: scope.zone,
    isTold: told !== null,
    programVersion: terms.programVersion,
    asOfMs: terms.asOfMs,
    defaults: terms.defaults,
    waivers: terms.waivers,
    policies,
    policyVersion: last?.version ?? '',
    policySha256: last?.sha256 ?? '',
    figures: null,
    details: null,
    kinds: kindsAtFirst,
    isOnCasesAlone: false,
    sources: told?.sources ?? [],
    ledgerPath,
    invitationsPath: null,
    factsPath:
      run.pack === null ? null : await packFacts(run.pack, terms.asOfMs, ledgerPath, folder),
  };
}

async function withFile<Result>(
  { path, name }: FileRun,
  read: (warehouse: Warehouse) => Promise<Result>,
): Promise<Result> {
  const warehouse = await openWarehouse(':memory:');
  try {
    const from = /\.csv$/i.test(path)
      ? `read_csv(${literal(path)}, all_varchar = true)`
      : `read_parquet(${literal(path)})`;
    await warehouse.run(`create temp view ledger_file as select * from ${from}`);
    return await read(warehouse);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new UserError({
      code: 'diff.ledger',
      message: `"${name}" is no ledger that can be read: ${said}`,
      hint: 'Name a file that punctual ledger or an evidence pack wrote, as Parquet or CSV.',
    });
  } finally {
    warehouse.close();
  }
}
