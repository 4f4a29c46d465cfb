import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../failure.js';
import type { RunDifference } from '../findings/contract.js';
import { policiesInPlay, readReplayed } from '../findings/replayed.js';
import { accountNamed } from '../findings/scope.js';
import { openWarehouse, type Warehouse } from '../warehouse/open.js';
import { compareRecorded, compareWithNow } from './compare.js';
import { type DatabaseRun, presentIn, recordDatabase } from './database-run.js';
import type { FoundRun, OpenRun } from './find-run.js';
import { policiesInFile, recordFile, termsOfFile } from './ledger-file.js';
import { openRunOf } from './pack-facts.js';
import { recordedRun } from './restate.js';
import { defaultsOf, type RecordedRun, type RunTerms } from './run.js';
import { checkSameScope, type LedgerScope, monthScope, scopeOf } from './scopes.js';

/** What a comparison is narrowed to. */
export interface DiffOptions {
  readonly month?: string | undefined;
  readonly policies?: readonly string[] | undefined;
  readonly account?: string | undefined;
  readonly zone: string;
}

/** What two runs say differently, policy by policy: within the scope of the publication if one of them is one, else over their whole ledgers or a month. */
export async function diffRuns(
  before: FoundRun,
  now: FoundRun,
  options: DiffOptions,
): Promise<RunDifference[]> {
  const folder = mkdtempSync(join(tmpdir(), 'punctual-diff-'));
  const found: RunDifference[] = [];
  try {
    const [earlier, later] = [
      await openedIn(before, join(folder, 'first')),
      await openedIn(now, join(folder, 'second')),
    ];
    for (const scope of await scopesOf(earlier, later, options)) {
      found.push(await diffWithin(earlier, later, scope, options.month ?? null, folder));
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function openedIn(run: FoundRun, scratch: string): Promise<OpenRun> | OpenRun {
  return run.kind === 'pack' ? openRunOf(run.name, run.path, scratch) : run;
}

async function diffWithin(
  before: OpenRun,
  now: OpenRun,
  scope: LedgerScope,
  asked: string | null,
  folder: string,
): Promise<RunDifference> {
  const hasFile = before.kind === 'file' || now.kind === 'file';
  const month = monthOf(before, now) ?? asked;
  const asks = { scope, month: hasFile ? null : month };
  const earlier = async (other: RunTerms): Promise<RecordedRun> => {
    if (before.kind === 'publication') return counting(recordedRun(before.publication), hasFile);
    if (before.kind === 'file')
      return recordFile(before, scope, placeFor(folder, 'before', scope), other);
    return withDatabase(before, (warehouse) =>
      recordDatabase(warehouse, before, asks, placeFor(folder, 'before', scope)),
    );
  };
  if (now.kind === 'database') {
    return withDatabase(now, async (warehouse) =>
      compareWithNow(
        await earlier(await termsIn(warehouse, scope.policy, now)),
        await presentIn(warehouse, now, asks),
      ),
    );
  }
  if (now.kind === 'publication') {
    const later = counting(recordedRun(now.publication), hasFile);
    return compareRecorded(await earlier(later), later);
  }
  const own = termsOfFile(now);
  const first = await earlier(own ?? unknownTerms);
  return compareRecorded(
    first,
    await recordFile(now, scope, placeFor(folder, 'now', scope), first),
  );
}

function placeFor(folder: string, side: 'before' | 'now', { policy }: LedgerScope): string {
  const place = join(folder, side, policy);
  mkdirSync(place, { recursive: true });
  return place;
}

const unknownTerms: RunTerms = {
  programVersion: '',
  asOfMs: 0,
  policies: [],
  defaults: { policy: null, tier: null, account: null },
  waivers: 'untold',
};

function counting(run: RecordedRun, hasFile: boolean): RecordedRun {
  return hasFile ? { ...run, figures: null, details: null, isOnCasesAlone: true } : run;
}

function monthOf(before: OpenRun, now: OpenRun): string | null {
  const one = [before, now].find((run) => run.kind === 'publication');
  return one?.kind === 'publication' ? one.publication.record.scope.month : null;
}

async function scopesOf(
  before: OpenRun,
  now: OpenRun,
  options: DiffOptions,
): Promise<LedgerScope[]> {
  const runs = [before, now];
  const [one, other] = runs.flatMap((run) =>
    run.kind === 'publication' ? [run.publication.record] : [],
  );
  if (one !== undefined) {
    if (other !== undefined) checkSameScope(one, other);
    return [scopeOf(one)];
  }
  const { month, account, zone } = options;
  const packed = runs.map((run) => (run.kind === 'file' ? termsOfFile(run) : null));
  const told = packed.find((terms) => terms?.fromMs != null);
  const time =
    month === undefined
      ? { fromMs: told?.fromMs ?? null, toMs: told?.toMs ?? null }
      : monthScope(month, zone);
  const policies = options.policies ?? (await policiesOf(runs));
  const id =
    account === undefined
      ? (packed.find((terms) => terms?.account != null)?.account ?? null)
      : await accountIn(runs, account);
  return policies.map((policy) => ({
    policy,
    account: id,
    zone,
    period: 'due',
    isOfReport: false,
    ...time,
  }));
}

async function policiesOf(runs: readonly OpenRun[]): Promise<string[]> {
  const found = new Set<string>();
  for (const run of runs) {
    const own =
      run.kind === 'file'
        ? await policiesInFile(run)
        : run.kind === 'database'
          ? await withDatabase(run, (warehouse) => policiesInPlay(warehouse, null))
          : [];
    for (const policy of own) found.add(policy);
  }
  if (found.size > 0) return [...found].sort();
  throw new UserError({
    code: 'diff.nothing',
    message: 'Neither run has an obligation under a policy, so there is nothing to compare.',
    hint: 'Replay first: punctual replay.',
  });
}

async function accountIn(runs: readonly OpenRun[], asked: string): Promise<string> {
  const database = runs.find((run) => run.kind === 'database');
  if (database === undefined) return asked;
  return withDatabase(database, async (warehouse) => (await accountNamed(warehouse, asked)).id);
}

async function termsIn(
  warehouse: Warehouse,
  policy: string,
  { waivers }: DatabaseRun,
): Promise<RunTerms> {
  const { policies, asOfMs, programVersion } = await readReplayed(warehouse);
  return {
    defaults: await defaultsOf(warehouse),
    asOfMs,
    programVersion,
    waivers,
    policies: policies.filter((each) => each.policy === policy),
  };
}

async function withDatabase<Result>(
  { path }: DatabaseRun,
  read: (warehouse: Warehouse) => Promise<Result>,
): Promise<Result> {
  const warehouse = await openWarehouse(path, { readOnly: true });
  try {
    return await read(warehouse);
  } finally {
    warehouse.close();
  }
}
