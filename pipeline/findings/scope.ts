import { UserError } from '../failure.js';
import { literal, literals } from '../ingest/quote.js';
import { type CivilZone, civilZone } from '../policy/zone.js';
import type { Warehouse } from '../warehouse/open.js';
import type { Named, PeriodBasis, ScopeFinding } from './contract.js';

const monthsShown = 13;

/** What a monthly report is asked for. */
export interface MonthlyScope {
  readonly policy: string;
  /** `2026-10`. */
  readonly month: string;
  readonly account: string | null;
  /** IANA name or fixed offset; months begin and end there. */
  readonly zone: string;
  readonly period: PeriodBasis;
}

/** The scope with its bounds, written to the variables that the queries read. */
export async function enterScope(warehouse: Warehouse, asked: MonthlyScope): Promise<ScopeFinding> {
  const zone = zoneNamed(asked.zone);
  const months = monthsUpTo(asked.month);
  const starts = months.map((month) => startOf(month, zone));
  const toMs = startOf(later(asked.month, 1), zone);
  const account = asked.account === null ? null : await accountNamed(warehouse, asked.account);
  const fromMs = starts.at(-1) ?? toMs;
  const variables = {
    report_policy: literal(asked.policy),
    report_account: account === null ? 'null::varchar' : literal(account.id),
    report_period: literal(asked.period),
    report_month: literal(asked.month),
    report_months: `[${literals(months)}]`,
    report_month_starts: `[${starts.join(', ')}]::bigint[]`,
    report_from_ms: `${fromMs}::bigint`,
    report_to_ms: `${toMs}::bigint`,
  };
  for (const [name, value] of Object.entries(variables)) {
    await warehouse.run(`set variable ${name} = ${value}`);
  }
  const { month, period } = asked;
  return { month, fromMs, toMs, zone: asked.zone, period, account, months };
}

/** The month so many after `month`. */
export function later(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

function monthsUpTo(month: string): string[] {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
    throw new UserError({
      code: 'report.month',
      message: `"${month}" is no month.`,
      hint: 'Write it like 2026-10.',
    });
  }
  return Array.from({ length: monthsShown }, (_, index) => later(month, index + 1 - monthsShown));
}

function startOf(month: string, zone: CivilZone): number {
  return zone.instantsOf(Date.parse(`${month}-01T00:00:00Z`)).earlier;
}

/** The zone of that name; an unknown one is the user’s to mend. */
export function zoneNamed(name: string): CivilZone {
  const zone = civilZone(name);
  if (zone !== null) return zone;
  throw new UserError({
    code: 'report.zone',
    message: `"${name}" is no time zone.`,
    hint: 'Write an IANA name such as Europe/London, or a fixed offset such as UTC+2.',
  });
}

async function accountNamed(warehouse: Warehouse, asked: string): Promise<Named> {
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
