import type { Warehouse } from '../warehouse/open.js';
import type { AccountScore, SatisfactionFinding, ScopeFinding, Score } from './contract.js';
import { addCounted } from './counted.js';
import { found, gather } from './queries.js';
import { ratedFrom, wilson } from './rate.js';

/** Invitations and answers of one group on one scale. */
export interface ScoreCounts {
  readonly invited: number;
  readonly answered: number;
  readonly good: number;
  /** Answers whose invitation nothing tells. */
  readonly uninvited: number;
}

interface Tally extends ScoreCounts {
  readonly scale_min: number | null;
  readonly scale_max: number | null;
  readonly good_from: number | null;
  readonly has_parts: boolean | null;
  /** The month of the report, or all months shown. */
  readonly span: 'month' | 'months';
  readonly kind: 'all' | 'tier' | 'severity' | 'account' | 'month' | 'verdict';
  readonly value: string | null;
  readonly label: string | null;
}

const nobody: ScoreCounts = { invited: 0, answered: 0, good: 0, uninvited: 0 };

/** How customers judged their cases, one finding for each scale, the most used first; scales are never averaged together. */
export async function findSatisfaction(
  warehouse: Warehouse,
  scope: ScopeFinding,
): Promise<SatisfactionFinding[]> {
  await gather(warehouse, 'scope_invitations');
  await addCounted(warehouse, 'invitations', 'answers');
  const tallies = await found<Tally>(warehouse, 'satisfaction_tallies');
  const unplaced = new Set(
    tallies.filter((tally) => tally.scale_max === null && tally.invited > 0).map(groupOf),
  );
  const scales = new Map<string, Tally[]>();
  for (const tally of tallies) {
    if (tally.scale_max === null) continue;
    // Invitations that may have been on this scale, so that nobody knows how many were.
    const uninvited = unplaced.has(groupOf(tally)) ? 1 : 0;
    const scale = `${tally.scale_min} ${tally.scale_max}`;
    const own = scales.get(scale) ?? [];
    scales.set(scale, [...own, { ...tally, uninvited: tally.uninvited + uninvited }]);
  }
  return [...scales.values()]
    .map((own) => findingOf(own, scope))
    .sort(
      (a, b) =>
        b.all.answered - a.all.answered ||
        b.span.all.answered - a.span.all.answered ||
        a.scaleMax - b.scaleMax,
    );
}

function groupOf({ span, kind, value }: Tally): string {
  return JSON.stringify([span, kind, value]);
}

function findingOf(tallies: readonly Tally[], scope: ScopeFinding): SatisfactionFinding {
  const scaleMax = tallies[0]?.scale_max ?? 1;
  const listOf = (span: Tally['span'], kind: Tally['kind']) =>
    tallies.filter((tally) => tally.span === span && tally.kind === kind);
  const of = (span: Tally['span'], kind: Tally['kind'], value: string | null = null) =>
    scoreOf(listOf(span, kind).find((tally) => tally.value === value) ?? nobody);
  const groups = (span: Tally['span'], kind: 'tier' | 'severity') =>
    listOf(span, kind).map((tally) => ({ value: tally.value, score: scoreOf(tally) }));
  return {
    scaleMin: tallies[0]?.scale_min ?? 0,
    scaleMax,
    goodFrom: tallies[0]?.good_from ?? scaleMax,
    hasParts: tallies[0]?.has_parts === true,
    all: of('month', 'all'),
    tiers: groups('month', 'tier'),
    severities: groups('month', 'severity'),
    months: scope.months.map((month) => ({ month, score: of('months', 'month', month) })),
    span: {
      all: of('months', 'all'),
      tiers: groups('months', 'tier'),
      severities: groups('months', 'severity'),
      ...accountsOf(listOf('months', 'account')),
    },
    withMiss: of('months', 'verdict', 'missed'),
    withoutMiss: of('months', 'verdict', 'kept'),
  };
}

/** Accounts with enough answers to be rated, the lowest score first; the others are counted together. */
function accountsOf(
  tallies: readonly Tally[],
): Pick<SatisfactionFinding['span'], 'accounts' | 'otherAccounts'> {
  const others = tallies.filter(({ answered }) => answered < ratedFrom);
  const accounts = tallies
    .filter(({ answered }) => answered >= ratedFrom)
    .map((tally) => ({
      id: tally.value ?? '',
      name: tally.label ?? tally.value ?? '',
      score: scoreOf(tally),
    }));
  const rateOf = ({ score }: AccountScore) => score.good / score.answered;
  return {
    accounts: accounts.sort((a, b) => rateOf(a) - rateOf(b) || (a.id < b.id ? -1 : 1)),
    otherAccounts: { count: others.length, score: scoreOf(others.reduce(added, nobody)) },
  };
}

function added(sum: ScoreCounts, more: ScoreCounts): ScoreCounts {
  return {
    invited: sum.invited + more.invited,
    answered: sum.answered + more.answered,
    good: sum.good + more.good,
    uninvited: sum.uninvited + more.uninvited,
  };
}

/** What they come to. */
export function scoreOf({ answered, good, invited: told, uninvited }: ScoreCounts): Score {
  const invited = uninvited > 0 ? null : told;
  const isRated = answered >= ratedFrom;
  const interval = wilson(good, answered);
  const hasBounds = isRated && invited !== null;
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
