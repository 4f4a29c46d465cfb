import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../failure.js';
import type { MonthlyFindings } from '../findings/contract.js';
import { monthsUpTo } from '../findings/periods.js';
import { gather, release } from '../findings/queries.js';
import { readReplayed } from '../findings/replayed.js';
import { enterScope } from '../findings/scope.js';
import { literal } from '../ingest/quote.js';
import type { WaiverRegister } from '../waivers/contract.js';
import type { Warehouse } from '../warehouse/open.js';
import { gatherFacts } from './facts.js';
import { detailsOf } from './details/all.js';
import { detailsFile, writtenDetails } from './details/file.js';
import { figuresOf } from './figures.js';
import {
  nextNumber,
  type Publication,
  publicationIn,
  publicationName,
  publicationsOf,
} from './folder.js';
import { kindsRecorded, kindsUnder } from './kinds.js';
import { type Kept, keepNow, letGo } from './queries.js';
import { type PublicationRecord, type SecondRecord, writtenRecord } from './record.js';
import { defaultsOf, scenariosOf } from './run.js';
import { houseOf } from './steps.js';

const gathered = ['scope_cases', 'scope_rows', 'scope_invitations'];

/** Where publications lie unless the workspace says another folder. */
export const publishedFolder = 'published';

export interface Published {
  readonly publication: Publication;
  /** False: the last publication says all this already, and nothing was recorded. */
  readonly isNew: boolean;
}

/** Records what a month's report says, and what it rests on, as one more publication of its scope: whole or not at all, never in place of another. */
export async function publishMonth(
  warehouse: Warehouse,
  published: string,
  findings: MonthlyFindings,
  waivers: WaiverRegister | null = null,
): Promise<Published> {
  const { scope, policy } = findings;
  const name = publicationName(policy.id, scope.month, scope.account?.id ?? null);
  const home = join(published, name);
  let unfinished: string | null = null;
  try {
    mkdirSync(home, { recursive: true });
    unfinished = mkdtempSync(join(home, 'unfinished-'));
    const record = await writeRun(warehouse, unfinished, findings, name, waivers);
    return placed(published, name, unfinished, record);
  } catch (error) {
    if (unfinished !== null) rmSync(unfinished, { recursive: true, force: true });
    throw notWritten(error, home);
  }
}

/** Moves what was written to the next free number, unless the last publication says the same; whoever publishes at the same time gets the next. */
function placed(
  published: string,
  name: string,
  unfinished: string,
  record: PublicationRecord,
): Published {
  for (;;) {
    const last = publicationsOf(published, name).at(-1);
    if (last !== undefined && writtenRecord(last.record) === writtenRecord(record)) {
      rmSync(unfinished, { recursive: true });
      return { publication: last, isNew: false };
    }
    const number = nextNumber(published, name);
    const folder = join(published, name, String(number));
    try {
      renameSync(unfinished, folder);
      return { publication: publicationIn(folder, number), isNew: true };
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
}

function isTaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'EEXIST' || code === 'ENOTEMPTY';
}

/** Writes all that a run says within the scope of its findings into a folder. */
export async function writeRun(
  warehouse: Warehouse,
  folder: string,
  findings: MonthlyFindings,
  name: string,
  waivers: WaiverRegister | null = null,
): Promise<PublicationRecord> {
  const { scope, policy } = findings;
  const asked = {
    policy: policy.id,
    account: scope.account?.id ?? null,
    zone: scope.zone,
    period: scope.period,
    waivers,
  };
  await enterScope(warehouse, asked, monthsUpTo(scope.month, scope.zone));
  for (const query of gathered) await gather(warehouse, query);
  await keepNow(warehouse, 'ledger');
  await keepNow(warehouse, 'invitations');
  await gatherFacts(
    warehouse,
    findings.asOfMs,
    '(select case_id from published_ledger union all select case_id from published_invitations)',
  );
  const record = await recordOf(warehouse, findings, name, waivers, {
    ledger: await write(warehouse, folder, 'ledger', 'item'),
    invitations: await write(warehouse, folder, 'invitations', 'item'),
    facts: await write(warehouse, folder, 'facts', 'table_name, case_id, account_id, key, content'),
    details: writeDetails(folder, findings),
  });
  for (const table of gathered) await release(warehouse, table);
  await letGo(warehouse);
  writeFileSync(join(folder, 'record.json'), writtenRecord(record));
  return record;
}

async function recordOf(
  warehouse: Warehouse,
  findings: MonthlyFindings,
  name: string,
  waivers: WaiverRegister | null,
  { details, ...files }: Pick<SecondRecord, Kept | 'details'>,
): Promise<PublicationRecord> {
  const { policies } = await readReplayed(warehouse);
  const { scope, policy, asOfMs, isAsOfGiven, programVersion, data } = findings;
  const own = policies.filter((each) => each.policy === policy.id);
  const held = own.find(({ version }) => version === policy.version);
  const scenarios = await scenariosOf(warehouse, policy.id);
  return {
    record: 2,
    name,
    programVersion,
    asOf: new Date(asOfMs).toISOString(),
    asOfMs,
    isAsOfGiven,
    scope: {
      policy: policy.id,
      month: scope.month,
      account: scope.account,
      zone: scope.zone,
      period: scope.period,
      fromMs: scope.fromMs,
      toMs: scope.toMs,
    },
    policy: {
      id: policy.id,
      version: policy.version,
      file: policy.file,
      sha256: policy.sha256,
    },
    policies: own.map(({ policy: id, version, path, sha256, raw }) => ({
      policy: id,
      version,
      path,
      sha256,
      raw,
    })),
    house: houseOf(held?.raw ?? {}),
    defaults: await defaultsOf(warehouse),
    scenarios,
    sources: data.sources.map(({ file, table, sha256 }) => ({ file, table, sha256 })),
    figures: figuresOf(findings),
    ...files,
    waivers,
    kinds: [...kindsUnder(kindsRecorded, scenarios)],
    details,
  };
}

async function write(warehouse: Warehouse, folder: string, kept: Kept, order: string) {
  const file = `${kept}.parquet`;
  const path = join(folder, file);
  await warehouse.run(
    `copy (from published_${kept} order by ${order}) to ${literal(path)} (format parquet, compression zstd)`,
  );
  const [counted] = await warehouse.rows<{ rows: number }>(
    `select count(*) as rows from published_${kept}`,
  );
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  return { file, sha256, rows: counted?.rows ?? 0 };
}

function writeDetails(folder: string, findings: MonthlyFindings) {
  const details = detailsOf(findings);
  const text = writtenDetails(details);
  writeFileSync(join(folder, detailsFile), text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { file: detailsFile, sha256, rows: details.length };
}

function notWritten(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code !== 'EACCES' && code !== 'EROFS' && code !== 'ENOTDIR') return error;
  return new UserError({
    code: 'publish.unwritable',
    message: `The publication cannot be recorded in "${folder}".`,
    hint: 'Publications lie beside punctual.yaml; let the folder be one that you may write to.',
  });
}
