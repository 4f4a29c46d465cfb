import type { Warehouse } from '../warehouse/open.js';
import type { SatisfactionFinding, ScopeFinding, Score } from './contract.js';
import { found, gather } from './queries.js';
import { ratedFrom, wilson } from './rate.js';

interface Tally {
  readonly scale: string | null;
  readonly scale_min: number | null;
  readonly scale_max: number | null;
  readonly good_from: number | null;
  readonly has_parts: boolean | null;
  readonly kind: 'all' | 'tier' | 'severity' | 'month' | 'verdict';
  readonly value: string | null;
  readonly invited: number;
  readonly answered: number;
  readonly good: number;
  readonly uninvited: number;
  readonly unusable: number;
}

/** How customers judged their cases, one finding for each scale; scales are never averaged together. */
export async function findSatisfaction(
  warehouse: Warehouse,
  scope: ScopeFinding,
): Promise<{ satisfaction: SatisfactionFinding[]; unusableScores: number }> {
  await gather(warehouse, 'scope_invitations');
  const tallies = await found<Tally>(warehouse, 'satisfaction_tallies');
  const scales = [...new Set(tallies.flatMap(({ scale }) => (scale === null ? [] : [scale])))];
  const satisfaction = scales.flatMap((scale) => {
    // An invitation without an answer may not say its scale; where there is but one, it is that one.
    const own = tallies.filter(
      (tally) => tally.scale === scale || (scales.length === 1 && tally.scale === null),
    );
    const finding = findingOf(own, scope);
    return finding.all.answered === 0 && finding.all.invited === 0 ? [] : [finding];
  });
  const unusableScores = tallies
    .filter(({ kind }) => kind === 'all')
    .reduce((sum, { unusable }) => sum + unusable, 0);
  return { satisfaction, unusableScores };
}

function findingOf(tallies: readonly Tally[], scope: ScopeFinding): SatisfactionFinding {
  const scaleMin = tallies.find((tally) => tally.scale_min !== null)?.scale_min ?? 0;
  const scaleMax = tallies.find((tally) => tally.scale_max !== null)?.scale_max ?? 1;
  const of = (kind: Tally['kind'], value?: string | null) =>
    scoreOf(
      tallies.filter(
        (tally) => tally.kind === kind && (value === undefined || tally.value === value),
      ),
    );
  const by = (kind: 'tier' | 'severity') =>
    [...new Set(tallies.filter((tally) => tally.kind === kind).map(({ value }) => value))].map(
      (value) => ({ value, score: of(kind, value) }),
    );
  return {
    scaleMin,
    scaleMax,
    goodFrom: tallies.find((tally) => tally.good_from !== null)?.good_from ?? scaleMax,
    hasParts: tallies.some((tally) => tally.has_parts === true),
    all: of('all'),
    tiers: by('tier'),
    severities: by('severity'),
    months: scope.months.map((month) => ({ month, score: of('month', month) })),
    withMiss: of('verdict', 'missed'),
    withoutMiss: of('verdict', 'kept'),
  };
}

function scoreOf(tallies: readonly Tally[]): Score {
  const sum = (field: 'invited' | 'answered' | 'good' | 'uninvited') =>
    tallies.reduce((total, tally) => total + tally[field], 0);
  const answered = sum('answered');
  const good = sum('good');
  const invited = sum('uninvited') > 0 ? null : sum('invited');
  const isRated = answered >= ratedFrom;
  const interval = wilson(good, answered);
  const hasBounds = isRated && invited !== null && invited >= answered;
  return {
    answered,
    good,
    invited,
    rate: isRated ? good / answered : null,
    low: isRated ? interval.low : null,
    high: isRated ? interval.high : null,
    boundLow: hasBounds ? good / invited : null,
    boundHigh: hasBounds ? (good + invited - answered) / invited : null,
  };
}
