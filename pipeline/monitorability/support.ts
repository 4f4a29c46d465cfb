import type { ClauseSupport, NeedSupport } from '../findings/monitorability-contract.js';
import type { Clause } from '../policy/clause-schema.js';
import { alternativesOf } from '../policy/fields.js';
import type { ClauseNeeds } from '../policy/needs.js';
import type { Coverage } from './coverage.js';

/** From this share of filled rows on a field counts as there; under it, as there in part. */
export const fullFrom = 0.99;

/** What the data has of all that a clause needs; null where it needs nothing or no data could help. */
export function supportOf(
  clause: Clause,
  { needs, readingNeeds }: ClauseNeeds,
  coverage: Coverage,
): ClauseSupport | null {
  if (clause.class === undefined || clause.class === 'not_monitorable') return null;
  const held = [
    ...needs.map((need) => needSupport(need, false, coverage)),
    ...readingNeeds.map((need) => needSupport(need, true, coverage)),
  ];
  const verdict = verdictOn(held);
  if (clause.class !== 'needs_field') return { verdict, needs: held };
  return { verdict: verdict === 'supported' ? 'unused' : 'no', needs: held };
}

function verdictOn(held: readonly NeedSupport[]): 'supported' | 'partly' | 'no' {
  if (held.some((need) => need.verdict === 'missing' && !need.isForReading)) return 'no';
  return held.every(({ verdict }) => verdict === 'there') ? 'supported' : 'partly';
}

/** Of alternatives the one of which most is there, told by the share of rows or, for events, of cases. */
function needSupport(need: string, isForReading: boolean, coverage: Coverage): NeedSupport {
  const measured = alternativesOf(need).map((field): NeedSupport => {
    const measure = coverage.measure(field);
    return { ...measure, need, isForReading, verdict: fieldVerdict(measure) };
  });
  const share = ({ rows, filled, cases }: NeedSupport): number =>
    rows === 0 ? 0 : (cases ?? filled) / rows;
  return measured.reduce((best, each) => (share(each) > share(best) ? each : best));
}

type Measured = Pick<NeedSupport, 'rows' | 'filled' | 'isOftenEmpty'>;

function fieldVerdict({ rows, filled, isOftenEmpty }: Measured): NeedSupport['verdict'] {
  if (filled === 0) return 'missing';
  return isOftenEmpty || filled >= fullFrom * rows ? 'there' : 'partly';
}
