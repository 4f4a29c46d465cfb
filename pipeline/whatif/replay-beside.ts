import { UserError } from '../failure.js';
import { literal } from '../ingest/quote.js';
import { replay } from '../replay.js';
import type { OnModel } from '../warehouse/build.js';
import type { Beside, Warehouse } from '../warehouse/open.js';
import type { OtherTerms } from './terms.js';

/** Which cases are judged: those of a policy, or of one account under it, by the ledger's own word. */
export interface WhatIfCases {
  readonly policy: string;
  readonly account: string | null;
}

/**
 * Replays those cases under other terms into a database of their own beside the ledger, and returns that. The ledger and the exports are
 * read and never written. What looks beyond the cases, crowds and the kinds of facts that the export tells, is as the ledger has it.
 */
export async function replayBeside(
  warehouse: Warehouse,
  { policy, account }: WhatIfCases,
  { policies, tier, severities }: OtherTerms,
  asOfMs: number,
  onModel?: OnModel,
): Promise<Beside> {
  const beside = await warehouse.beside();
  try {
    await layOut(beside, policy, account, severities);
    const [defaults] = await beside.rows<Defaults>(`from ${beside.whole}.policy.defaults`);
    await replay(beside, {
      policies,
      asOfMs,
      scenarios: 'house',
      defaults: {
        policy: defaults?.policy ?? undefined,
        tier: defaults?.tier ?? undefined,
        account: defaults?.account ?? undefined,
      },
      ...(onModel === undefined ? {} : { onModel }),
      otherwise: {
        int_export_facts: (sql) => sql.replaceAll('raw.', `${beside.whole}.raw.`),
        int_case_crowds: () => crowds,
        int_case_contracts: (sql) =>
          tier === null ? sql : `select * replace (${literal(tier)} as tier) from (${sql})`,
      },
    });
    return beside;
  } catch (error) {
    await beside.close();
    throw error;
  }
}

interface Defaults {
  readonly policy: string | null;
  readonly tier: string | null;
  readonly account: string | null;
}

const crowds = `
select cases.case_key, facts.is_widespread
from stg_cases as cases
inner join house.case_facts as facts on cases.case_id = facts.case_id`;

const ofCases = 'semi join house.asked as asked on held.case_id = asked.case_id';
const ofAccount =
  "where (getvariable('whatif_account') is null or held.account_id = getvariable('whatif_account'))";

const narrowed: Readonly<Record<string, string>> = {
  cases: ofCases,
  events: ofCases,
  surveys: ofCases,
  accounts: ofAccount,
  contacts: ofAccount,
  engagements: ofAccount,
  contracts: `${ofAccount} and held.policy = getvariable('whatif_policy')`,
};

/** The exports as the replay is to see them, and the ledger as the comparison is to. */
async function layOut(
  beside: Beside,
  policy: string,
  account: string | null,
  severities: ReadonlyMap<string, string>,
): Promise<void> {
  const { whole } = beside;
  await beside.run(`set variable whatif_policy = ${literal(policy)}`);
  await beside.run(
    `set variable whatif_account = ${account === null ? 'null::varchar' : literal(account)}`,
  );
  for (const schema of ['raw', 'policy', 'house']) await beside.run(`create schema ${schema}`);
  for (const table of ['ledger_rows', 'case_facts']) {
    await beside.run(`create view house.${table} as from ${whole}.main.${table}`);
  }
  for (const table of ['assignments', 'promises', 'scenarios']) {
    await beside.run(`create view house.${table} as from ${whole}.policy.${table}`);
  }
  const [column] = await beside.rows(
    `select 1 from duckdb_columns()
    where database_name = replace(${literal(whole)}, '"', '')
        and table_name = 'case_facts' and column_name = 'is_widespread'`,
  );
  if (column === undefined) {
    throw new UserError({
      code: 'whatif.old-ledger',
      message:
        'The ledger was made by an earlier version of Punctual, which kept less of its cases.',
      hint: 'Make it anew with punctual replay.',
    });
  }
  await beside.run(`create table house.asked as
    select case_id from house.case_facts
    where policy = getvariable('whatif_policy')
        and (getvariable('whatif_account') is null or account_id = getvariable('whatif_account'))`);
  // Of one account they are few, so that they are kept rather than looked for again and again.
  const tables = await beside.rows<{ name: string }>(
    `select table_name as name from information_schema.tables
    where table_catalog = replace(${literal(whole)}, '"', '') and table_schema = 'raw' order by name`,
  );
  for (const { name } of tables) {
    const shown = renamed(name, severities);
    await beside.run(
      `create ${account !== null && name in narrowed ? 'table' : 'view'} raw.${name} as select ${shown} from ${whole}.raw.${name} as held ${narrowed[name] ?? ''}`,
    );
  }
}

/** The columns of a table, severities by the other policy's names. */
function renamed(table: string, severities: ReadonlyMap<string, string>): string {
  if (severities.size === 0 || !['cases', 'events'].includes(table)) return 'held.*';
  const cases = [...severities].map(([from, to]) => `when ${literal(from)} then ${literal(to)}`);
  const of = (column: string) => `case ${column} ${cases.join(' ')} else ${column} end`;
  const isOne = "held.type in ('severity', 'severity_proposed', 'severity_agreed')";
  return table === 'cases'
    ? `held.* replace (${of('held.severity')} as severity)`
    : `held.* replace (if(${isOne}, ${of('held.value')}, held.value) as value)`;
}
