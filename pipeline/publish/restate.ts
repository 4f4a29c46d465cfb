import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublishedRate, RestatementFinding, ScopeFinding } from '../findings/contract.js';
import type { Periods } from '../findings/periods.js';
import type { Replayed } from '../findings/replayed.js';
import type { AskedScope } from '../findings/scope.js';
import type { Stated } from '../findings/stated.js';
import type { Warehouse } from '../warehouse/open.js';
import { compareWithNow } from './compare.js';
import { detailsOf } from './details/all.js';
import { readDetails } from './details/file.js';
import { checkIntact } from './intact.js';
import { figuresOf } from './figures.js';
import { lastOf, type Publication } from './folder.js';
import type { PublicationRecord } from './record.js';
import { kindsAtFirst, kindsRecorded, kindsUnder } from './kinds.js';
import { defaultsOf, type PresentRun, type RecordedRun, scenariosOf } from './run.js';

/** What the workspace has published of the scope that was entered, held against what it says now; null where it has published nothing. */
export async function findRestatement(
  warehouse: Warehouse,
  asked: AskedScope,
  periods: Periods,
  replayed: Replayed,
  stated: Stated,
): Promise<RestatementFinding | null> {
  const { published: folder } = asked;
  if (folder === undefined) return null;
  const last = (month: string) => lastOf(folder, asked.policy, month, stated.scope);
  const published = stated.scope.months.flatMap((month) => ratesOf(month, last(month)));
  const publication = last(stated.scope.month);
  if (publication === null && published.length === 0) return null;
  const since =
    publication === null
      ? null
      : await compareWithNow(
          recordedRun(publication),
          await presentRun(warehouse, asked, periods, replayed, stated),
        );
  return { since, published };
}

/** A publication as a run to compare; one whose files are not those that were published is refused. */
export function recordedRun(publication: Publication): RecordedRun {
  checkIntact(publication);
  const { name, folder, record } = publication;
  return {
    name,
    policy: record.policy.id,
    zone: record.scope.zone,
    isTold: true,
    sources: record.sources,
    isOnCasesAlone: false,
    programVersion: record.programVersion,
    asOfMs: record.asOfMs,
    policies: record.policies,
    defaults: record.defaults,
    policyVersion: record.policy.version,
    policySha256: record.policy.sha256,
    figures: record.figures,
    ...detailsIn(folder, record),
    ledgerPath: join(folder, record.ledger.file),
    invitationsPath: join(folder, record.invitations.file),
    factsPath: join(folder, record.facts.file),
  };
}

function detailsIn(
  folder: string,
  record: PublicationRecord,
): Pick<RecordedRun, 'waivers' | 'details' | 'kinds'> {
  const { scenarios } = record;
  if (record.record === 1) {
    return { waivers: 'untold', details: null, kinds: kindsUnder(kindsAtFirst, scenarios) };
  }
  const { waivers, kinds, details } = record;
  const path = join(folder, details.file);
  return {
    waivers,
    kinds: kindsUnder(kinds, scenarios),
    details: readDetails(readFileSync(path, 'utf8')),
  };
}

/** What the warehouse holds, within the scope that was entered, as a run to compare. */
export async function presentRun(
  warehouse: Warehouse,
  asked: AskedScope,
  periods: Periods,
  { policies, asOfMs, programVersion }: Replayed,
  stated: Stated,
): Promise<PresentRun> {
  return {
    name: 'now',
    policy: stated.policy.id,
    zone: stated.scope.zone,
    isTold: true,
    sources: stated.data.sources,
    programVersion,
    asOfMs,
    policies: policies.filter(({ policy }) => policy === asked.policy),
    defaults: await defaultsOf(warehouse),
    policyVersion: stated.policy.version,
    policySha256: stated.policy.sha256,
    figures: figuresOf(stated),
    details: detailsOf(stated),
    kinds: kindsUnder(kindsRecorded, await scenariosOf(warehouse, asked.policy)),
    waivers: asked.waivers ?? null,
    asked: { ...asked, account: accountOf(stated.scope) },
    periods,
    warehouse,
  };
}

function accountOf({ account }: ScopeFinding): string | null {
  return account?.id ?? null;
}

function ratesOf(month: string, publication: Publication | null): PublishedRate[] {
  return (publication?.record.figures ?? []).flatMap(({ kind, cell, promise, value }) =>
    (kind === 'rate' && cell === null) || kind === 'kept'
      ? value === null
        ? []
        : [{ month, promise: kind === 'kept' ? null : promise, rate: value }]
      : [],
  );
}
