import type { Figure, VerdictName } from '../findings/contract.js';
import { rateOf } from '../findings/rate.js';
import type { Warehouse } from '../warehouse/open.js';
import { figuresOf } from './figures.js';

interface Tally {
  readonly promise: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly verdict: VerdictName;
  readonly obligations: number;
  readonly hinging: number;
}

/** The figures that a table of obligations alone gives, where a run was recorded without any. */
export async function ledgerFigures(
  warehouse: Warehouse,
  table: 'before_ledger' | 'published_ledger',
): Promise<Figure[]> {
  const counted = `from ${table} where is_counted and case_id is not null`;
  const tallies = await warehouse.rows<Tally>(`
    select
        promise, tier, severity, verdict,
        count(*)::bigint as obligations,
        count(hinges_on)::bigint as hinging
    ${counted} and promise is not null
    group by all
    order by promise, tier, severity, verdict`);
  const [population] = await warehouse.rows<{
    obligations: number;
    cases: number;
    accounts: number;
  }>(`
    select
        count(*)::bigint as obligations,
        count(distinct case_id)::bigint as cases,
        count(distinct account_id)::bigint as accounts
    ${counted}`);
  const [kept] = await warehouse.rows<{ met: number; missed: number }>(`
    select count_if(not has_miss)::bigint as met, count_if(has_miss)::bigint as missed
    from (
        select bool_or(verdict = 'missed') as has_miss
        ${counted} and verdict in ('met', 'missed')
        group by case_id
    )`);
  return figuresOf({
    population: population ?? { obligations: 0, cases: 0, accounts: 0 },
    promises: [...new Set(tallies.map(({ promise }) => promise))].map((promise) =>
      promiseOf(
        promise,
        tallies.filter((tally) => tally.promise === promise),
      ),
    ),
    kept: { rate: rateOf(kept?.met ?? 0, kept?.missed ?? 0), range: null },
    satisfaction: [],
    deliverables: [],
    waivers: null,
  });
}

function promiseOf(promise: string, tallies: readonly Tally[]) {
  const cells = new Map(
    tallies.map(({ tier, severity }) => [`${tier}/${severity}`, { tier, severity }]),
  );
  const sum = (own: readonly Tally[], field: 'obligations' | 'hinging') =>
    own.reduce((total, tally) => total + tally[field], 0);
  const of = (own: readonly Tally[], verdict: VerdictName) =>
    own.filter((tally) => tally.verdict === verdict);
  const rate = (own: readonly Tally[]) =>
    rateOf(sum(of(own, 'met'), 'obligations'), sum(of(own, 'missed'), 'obligations'));
  return {
    promise,
    rate: rate(tallies),
    range: null,
    verdicts: (['met', 'missed', 'running', 'void', 'excluded', 'unmeasured'] as const).map(
      (verdict) => ({
        verdict,
        obligations: sum(of(tallies, verdict), 'obligations'),
        hinging: sum(of(tallies, verdict), 'hinging'),
      }),
    ),
    cells: [...cells.values()].map((cell) => ({
      ...cell,
      rate: rate(
        tallies.filter(({ tier, severity }) => tier === cell.tier && severity === cell.severity),
      ),
    })),
    spreads: [],
  };
}
