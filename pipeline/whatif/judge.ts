import { UserError } from '../failure.js';
import { readReplayed } from '../findings/replayed.js';
import { accountNamed } from '../findings/scope.js';
import type { KeptPolicy } from '../findings/terms.js';
import type { WhatIfFinding, WhatIfObligation } from '../findings/whatif-contract.js';
import { literal } from '../ingest/quote.js';
import { scenariosAsked } from '../ledger/scenarios.js';
import type { LoadedPolicy } from '../policy/load.js';
import type { PolicyObject } from '../policy/patch.js';
import { policySchema } from '../policy/schema.js';
import type { OnModel } from '../warehouse/build.js';
import type { Warehouse } from '../warehouse/open.js';
import { found, keep, letGo } from './queries.js';
import { readTerms } from './read-terms.js';
import { replayBeside } from './replay-beside.js';
import { countCases, scopeOf, tellScope, type WhatIfPeriod } from './scope.js';
import { type ExampleRow, exampleOf, promisesOf, type Tally } from './tallies.js';
import { everyOf, type WhatIfTerms } from './terms.js';

export type { WhatIfPeriod } from './scope.js';
export type { WhatIfTerms } from './terms.js';

export interface WhatIfQuestion {
  readonly policy: string;
  readonly terms: WhatIfTerms;
  /** What another policy may be named from, beside those of the ledger. */
  readonly reach?: readonly LoadedPolicy[];
  readonly onModel?: OnModel | undefined;
}

/** Cases that were judged under other terms; what it says of a period and an account can be asked again and again. */
export interface JudgedWhatIf {
  find(period: WhatIfPeriod): Promise<WhatIfFinding>;
  /** Every obligation behind it, by case and start. */
  obligations(period: WhatIfPeriod): Promise<WhatIfObligation[]>;
  close(): Promise<void>;
}

/** Judges one period's cases under other terms, and says how that differs from the ledger. */
export async function judgeWhatIf(
  warehouse: Warehouse,
  { scope, ...question }: WhatIfQuestion & { readonly scope: WhatIfPeriod },
): Promise<WhatIfFinding> {
  const account = scope.account === null ? null : (await accountNamed(warehouse, scope.account)).id;
  const judged = await judgeCases(warehouse, { ...question, account });
  try {
    return await judged.find(scope);
  } finally {
    await judged.close();
  }
}

/** Judges all cases of a policy, or of one account under it, once: for many periods and accounts. `account` is an id. */
export async function judgeCases(
  warehouse: Warehouse,
  question: WhatIfQuestion & { readonly account: string | null },
): Promise<JudgedWhatIf> {
  const { policy, account, terms, reach = [], onModel } = question;
  const { policies, asOfMs, programVersion } = await readReplayed(warehouse);
  const versions = policies.filter((kept) => kept.policy === policy).map(loadedAgain);
  const last = versions.at(-1)?.policy;
  if (last === undefined) {
    const known = [...new Set(policies.map((kept) => kept.policy))];
    throw new UserError({
      code: 'report.policy',
      message: `The ledger was not made under a policy "${policy}".`,
      hint: `It knows ${known.join(', ')}. To add one, name its file to punctual replay.`,
    });
  }
  const reading = terms.reading ?? 'house';
  const [scenario = reading] = await scenariosAsked(warehouse, [reading]);
  const other = readTerms(versions, [...policies.map(loadedAgain), ...reach], terms);
  const cases = await countCases(warehouse, policy, account);
  const beside = await replayBeside(warehouse, { policy, account }, other, asOfMs, onModel);
  try {
    await beside.run(`set variable whatif_as_of_ms = ${asOfMs}::bigint`);
    await beside.run(`set variable whatif_scenario = (
      select scenario_id from house.scenarios where scenario = ${literal(scenario)})`);
    await keep(beside, 'whatif_rows');
    await letGo(beside, ['whatif_rows']);
  } catch (error) {
    await beside.close();
    throw error;
  }
  const enter = async (asked: WhatIfPeriod) => {
    const scope = await scopeOf(warehouse, { id: last.id, name: last.name }, asked);
    await tellScope(beside, scope);
    await keep(beside, 'whatif_scope');
    return scope;
  };
  return {
    find: async (asked) => {
      const scope = await enter(asked);
      const tallies = await found<Tally>(beside, 'whatif_tallies');
      return frozen({
        programVersion,
        asOfMs,
        name: terms.name ?? null,
        scope,
        tiers: everyOf(versions, (loaded) => loaded.policy.tiers),
        severities: everyOf(versions, (loaded) => loaded.policy.severities),
        reading,
        changes: other.changes,
        cases:
          scope.account === null ? cases : await countCases(warehouse, policy, scope.account.id),
        obligations: tallies.reduce((sum, tally) => sum + tally.obligations, 0),
        promises: promisesOf(tallies, await found<ExampleRow>(beside, 'whatif_examples')),
        notes: other.notes,
      });
    },
    obligations: async (asked) => {
      await enter(asked);
      const rows = await found<ObligationRow>(beside, 'whatif_obligations');
      return rows.map((row) => ({
        accountId: row.account_id,
        promise: row.promise,
        ...exampleOf(row),
        reason: row.whatif_reason,
      }));
    },
    close: () => beside.close(),
  };
}

interface ObligationRow extends ExampleRow {
  readonly account_id: string | null;
  readonly whatif_reason: string | null;
}

function loadedAgain({ path, sha256, raw }: KeptPolicy): LoadedPolicy {
  return { policy: policySchema.parse(raw), path, sha256, text: '', raw: raw as PolicyObject };
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    for (const held of Object.values(value)) frozen(held);
    Object.freeze(value);
  }
  return value;
}
