import { UserError } from '../failure.js';
import { literal, literals } from '../ingest/quote.js';
import type { WaiverRegister } from '../waivers/contract.js';
import { enterWaivers } from '../waivers/enter.js';
import type { Warehouse } from '../warehouse/open.js';
import type { Named, PeriodBasis, ScopeFinding } from './contract.js';
import type { Periods } from './periods.js';

/** What a report is asked for, its periods aside. */
export interface AskedScope {
  readonly policy: string;
  readonly account: string | null;
  /** IANA name or fixed offset; periods begin and end there. */
  readonly zone: string;
  readonly period: PeriodBasis;
  /** Misses that are left out of the second figure; none: every figure is as judged. */
  readonly waivers?: WaiverRegister | null;
  /** The folder of what was published, where a report is to say what moved since. */
  readonly published?: string | undefined;
}

/** What a monthly report is asked for. */
export interface MonthlyScope extends AskedScope {
  /** `2026-10`. */
  readonly month: string;
}

/** The scope with its bounds, written to the variables that the queries read, and its waivers beside the ledger. What these call months are the periods, of any length. */
export async function enterScope(
  warehouse: Warehouse,
  asked: AskedScope,
  { labels, startsMs, toMs }: Periods,
): Promise<ScopeFinding> {
  const account = asked.account === null ? null : await accountNamed(warehouse, asked.account);
  const fromMs = startsMs.at(-1) ?? toMs;
  const month = labels.at(-1) ?? '';
  const variables = {
    report_policy: literal(asked.policy),
    report_account: account === null ? 'null::varchar' : literal(account.id),
    report_period: literal(asked.period),
    report_month: literal(month),
    report_months: `[${literals(labels)}]`,
    report_month_starts: `[${startsMs.join(', ')}]::bigint[]`,
    report_from_ms: `${fromMs}::bigint`,
    report_to_ms: `${toMs}::bigint`,
  };
  for (const [name, value] of Object.entries(variables)) {
    await warehouse.run(`set variable ${name} = ${value}`);
  }
  await enterWaivers(warehouse, asked.waivers ?? null);
  const { zone, period } = asked;
  return { month, fromMs, toMs, zone, period, account, months: labels };
}

/** The account of that id or name; an unknown one is told with its nearest. */
export async function accountNamed(warehouse: Warehouse, asked: string): Promise<Named> {
  const matching = await warehouse.rows<Named>(
    `select account_id as id, coalesce(any_value(name), account_id) as name
    from (
        select account_id, name from raw.accounts
        union all
        select account_id, null from case_facts where account_id = $asked
    )
    where account_id = $asked or lower(name) = lower($asked)
    group by account_id
    order by account_id <> $asked, account_id`,
    { asked },
  );
  const [account, other] = matching;
  if (account !== undefined && (account.id === asked || other === undefined)) return account;
  const known = await warehouse.rows<{ account_id: string }>(
    `select account_id
    from case_facts
    where account_id is not null
    group by account_id
    order by jaro_winkler_similarity(account_id, $asked) desc, account_id
    limit 3`,
    { asked },
  );
  throw new UserError({
    code: 'report.account',
    message:
      account === undefined
        ? `No case and no accounts file names the account "${asked}".`
        : `${matching.length} accounts are named "${asked}".`,
    hint:
      account === undefined
        ? `Accounts are named by account_id or name; the nearest are ${known.map((each) => each.account_id).join(', ')}.`
        : `Name one by its id: ${matching.map((each) => each.id).join(', ')}.`,
  });
}
