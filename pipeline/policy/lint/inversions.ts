import { type Compared, farthestApart, shareOf } from './compare.js';
import { type Finding, type FindingCode, finding, type Share } from './finding.js';
import { foldShares } from './fold-shares.js';
import { cellName, clausesOf, promiseName } from './names.js';
import { duesAt, kindAt, type StudiedScenario, type Study, termOf } from './study.js';

/** A better tier or a graver severity that is due later than a worse one, everything else alike. */
export function findInversions(study: Study): Finding[] {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairsOf(study)) {
    const { promise, tier, severity } = kindAt(study, pair.better);
    const worse = kindAt(study, pair.worse);
    const key = JSON.stringify([promise, tier, severity, worse.tier, worse.severity]);
    groups.set(key, [...(groups.get(key) ?? []), pair]);
  }
  const found = [...groups.values()].flatMap((pairs) => inversionOf(study, pairs));
  // What shows under the house's own reading comes before what takes another.
  const isHouse = ({ holds_under: under }: Finding) => (under.includes('house') ? 0 : 1);
  return found.toSorted((a, b) => isHouse(a) - isHouse(b));
}

/** Two places in the study's kinds that differ in tier or in severity alone. */
interface Pair {
  readonly code: Extract<FindingCode, 'tier-inversion' | 'severity-inversion'>;
  readonly better: number;
  readonly worse: number;
}

function pairsOf({ kinds, policy }: Study): Pair[] {
  const tiers = policy.tiers.map(({ id }) => id);
  const severities = policy.severities.map(({ id }) => id);
  const isWorse = (list: readonly string[], one: string | null, two: string | null) =>
    one !== null && two !== null && list.indexOf(one) < list.indexOf(two);
  return kinds.flatMap((one, better) =>
    kinds.flatMap((two, worse): Pair[] => {
      if (one.promise !== two.promise || one.facts !== two.facts) return [];
      if (one.severity === two.severity && isWorse(tiers, one.tier, two.tier)) {
        return policy.tiers_ranked ? [{ code: 'tier-inversion', better, worse }] : [];
      }
      if (one.tier === two.tier && isWorse(severities, one.severity, two.severity)) {
        return [{ code: 'severity-inversion', better, worse }];
      }
      return [];
    }),
  );
}

interface Measured {
  readonly pair: Pair;
  readonly compared: Compared;
  readonly share: Share;
}

function inversionOf(study: Study, pairs: readonly Pair[]): Finding[] {
  const seen = study.scenarios.map((scenario) => {
    const measured = pairs.flatMap((pair) => measure(study, scenario, pair));
    return { scenario, measured, isShown: measured.some(({ share }) => share.held > 0) };
  });
  // The house's own if it shows there, and of that the kind of case in which it shows most often.
  const [leading] = (seen.find(({ isShown }) => isShown)?.measured ?? []).toSorted(
    (a, b) => b.share.held - a.share.held,
  );
  if (leading === undefined) return [];
  const { pair, compared } = leading;
  const better = kindAt(study, pair.better);
  const names = [better, kindAt(study, pair.worse)].map((kind) => cellName(study.policy, kind));
  const [one = '', two = ''] = names;
  const target = (at: number) => termOf(compared.scenario, at)?.text ?? '';
  return [
    finding(pair.code, {
      clauses: clausesOf(compared.kinds.map((at) => compared.scenario.owed[at]?.clause)),
      says: `${one} (${target(pair.better)}) is owed its ${promiseName(better.promise)} later than ${two} (${target(pair.worse)}).`,
      holds_under: seen.filter(({ isShown }) => isShown).map(({ scenario }) => scenario.name),
      gone_under: seen.filter(({ isShown }) => !isShown).map(({ scenario }) => scenario.name),
      witness: farthestApart(study, compared, [one, two]),
      shares: seen.flatMap(({ measured }) =>
        foldShares(
          measured.map(({ share }) => share),
          pairs.map(({ better }) => kindAt(study, better).facts),
          study.plain_facts,
        ),
      ),
    }),
  ];
}

function measure(study: Study, scenario: StudiedScenario, pair: Pair): Measured[] {
  if (isOtherPair(study, scenario, pair)) return [];
  const one = duesAt(study, scenario, pair.better);
  const two = duesAt(study, scenario, pair.worse);
  if (one === null || two === null) return [];
  const { facts } = kindAt(study, pair.better);
  const kinds = [pair.better, pair.worse];
  const compared: Compared = { scenario, facts, kinds, one, two, shows: 'later' };
  return [{ pair, compared, share: shareOf(study, compared) }];
}

/** Whether a rule judges the two as something else than their pair is about: then it is another pair's matter. */
function isOtherPair({ kinds }: Study, { owed }: StudiedScenario, pair: Pair): boolean {
  const kept = pair.code === 'tier-inversion' ? 'severity' : 'tier';
  return [pair.better, pair.worse].some((at) => owed[at]?.[kept] !== kinds[at]?.[kept]);
}
