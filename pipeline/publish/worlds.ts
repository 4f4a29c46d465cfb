import type { Figure } from '../findings/contract.js';
import { gather } from '../findings/queries.js';
import { readReplayed } from '../findings/replayed.js';
import { enterScope } from '../findings/scope.js';
import { findStated } from '../findings/stated.js';
import type { KeptPolicy } from '../findings/terms.js';
import { identifier } from '../ingest/quote.js';
import type { LoadedPolicy } from '../policy/load.js';
import type { PolicyObject } from '../policy/patch.js';
import { policySchema } from '../policy/schema.js';
import { replay } from '../replay.js';
import type { Warehouse } from '../warehouse/open.js';
import { detailsOf } from './details/all.js';
import { figuresOf } from './figures.js';
import { type ItemRow, itemsNow } from './items.js';
import { keepNow } from './queries.js';
import type { PresentRun, RunTerms } from './run.js';

/** What is said where the data of now is judged under other terms. */
export interface World {
  readonly items: ReadonlyMap<string, ItemRow>;
  /** By id; null where they were not asked for. */
  readonly figures: ReadonlyMap<string, Figure> | null;
}

/** What is said of these items, and by all figures, under other terms; the warehouse stays as it is. */
export async function worldUnder(
  { warehouse, asked, periods }: PresentRun,
  terms: RunTerms,
  wanted: ReadonlySet<string>,
  wantsFigures: boolean,
): Promise<World> {
  const side = await warehouse.beside();
  const waivers = terms.waivers === 'untold' ? (asked.waivers ?? null) : terms.waivers;
  try {
    await openExports(warehouse, side, side.whole);
    await replay(side, {
      policies: terms.policies.map(loadedOf),
      asOfMs: terms.asOfMs,
      defaults: {
        policy: terms.defaults.policy ?? undefined,
        tier: terms.defaults.tier ?? undefined,
        account: terms.defaults.account ?? undefined,
      },
    });
    const stated = wantsFigures
      ? await findStated(side, { ...asked, waivers }, periods, await readReplayed(side))
      : null;
    await enterScope(side, { ...asked, waivers }, periods);
    for (const query of ['scope_cases', 'scope_rows', 'scope_invitations']) {
      await gather(side, query);
    }
    await keepNow(side, 'ledger');
    await keepNow(side, 'invitations');
    const figures = stated === null ? [] : [...figuresOf(stated), ...detailsOf(stated)];
    return {
      items: await itemsNow(side, wanted),
      figures: stated === null ? null : new Map(figures.map((each) => [each.id, each])),
    };
  } finally {
    await side.close();
  }
}

/** Lets the one database read the exports of the other. */
async function openExports(warehouse: Warehouse, side: Warehouse, whole: string): Promise<void> {
  const tables = await warehouse.rows<{ table_name: string }>(
    `select table_name from information_schema.tables
    where table_catalog = current_database() and table_schema = 'raw'`,
  );
  await side.run('create schema raw; create schema policy');
  for (const { table_name } of tables) {
    const name = identifier(table_name);
    await side.run(`create view raw.${name} as from ${whole}.raw.${name}`);
  }
}

function loadedOf({ path, sha256, raw }: KeptPolicy): LoadedPolicy {
  return { policy: policySchema.parse(raw), path, sha256, text: '', raw: raw as PolicyObject };
}
