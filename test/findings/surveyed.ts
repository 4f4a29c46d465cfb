import type { MonthlyFindings } from '../../pipeline/findings/contract.js';
import { findMonth, type MonthlyScope } from '../../pipeline/findings/monthly.js';
import { atDesk, type Desk, lines } from '../ingest/desk.js';
import { replayed, type Told } from './acme.js';

const columns = 'case_id,sent_at,answered_at,score,scale_min,scale_max,comment,respondent_id';

const scope: MonthlyScope = {
  policy: 'acme',
  month: '2026-03',
  account: null,
  zone: 'UTC',
  period: 'due',
};

/** What a helpdesk of one policy exported beside its cases; rows without their columns' names. */
export interface Exported {
  readonly surveys?: readonly string[];
  /** `case_id,at,type,value`. */
  readonly events?: readonly string[];
  readonly more?: Readonly<Record<string, string>>;
  /** Told beside the cases, before they are replayed. */
  readonly before?: (desk: Desk) => Promise<unknown>;
  readonly asOf?: string;
  /** More of March 2026 of the policy than its own findings. */
  readonly scope?: Partial<MonthlyScope>;
}

/** Cases opened and answered in time on the first of March, named by the letters given. */
export function casesNamed(...names: readonly string[]): Told[] {
  return names.map((id) => ({
    id,
    opened: '2026-03-02T10:00:00Z',
    answered: '2026-03-02T10:20:00Z',
  }));
}

/** Replays them, to 2 April unless told, and finds March 2026 unless told. */
export async function surveyed(cases: readonly Told[], told: Exported): Promise<MonthlyFindings> {
  const { surveys = [], events = [], more = {}, asOf = '2026-04-02T00:00:00Z' } = told;
  return atDesk(async (desk) => {
    await told.before?.(desk);
    await replayed(desk, cases, asOf, {
      ...(surveys.length === 0 ? {} : { 'surveys.csv': lines(columns, ...surveys) }),
      ...(events.length === 0
        ? {}
        : {
            'sent.csv': lines(
              'case_id,at,type,value,actor_type',
              ...events.map((row) => `${row},system`),
            ),
          }),
      ...more,
    });
    return findMonth(desk.warehouse, { ...scope, ...told.scope });
  });
}

/** `[good, answered, invited]` of each scale in the month. */
export function scoresOf({ satisfaction }: MonthlyFindings): (number | null)[][] {
  return satisfaction.map(({ all }) => [all.good, all.answered, all.invited]);
}
