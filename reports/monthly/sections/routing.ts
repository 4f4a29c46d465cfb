import type { MonthlyFindings } from '../../../pipeline/findings/contract.js';
import { namesOf } from '../../words/names.js';
import { outOf, RATED_FROM } from '../../words/rate.js';

/** Whether the better of two neighbouring tiers waited less, severity by severity; null where no order by tier is promised. */
export function routingText({ queue, policy }: MonthlyFindings): string | null {
  const hasTiers = policy.queueOrder?.keys.includes('tier') === true && policy.tiers.length > 1;
  if (queue === null || !hasTiers || queue.places.length === 0) return null;
  const names = namesOf(policy);
  const comparisons = policy.severities.flatMap(({ id: severity }) => {
    const rated = policy.tiers.flatMap(({ id: tier }) =>
      queue.places.filter(
        (place) => place.severity === severity && place.tier === tier && place.timed >= RATED_FROM,
      ),
    );
    return rated.slice(1).map((worse, index) => ({
      better: rated[index] ?? worse,
      worse,
    }));
  });
  if (comparisons.length === 0) {
    return `Too few responses to compare the waits of tiers: at no severity have two tiers ${RATED_FROM} or more.`;
  }
  const isShorter = ({ better, worse }: (typeof comparisons)[number]) =>
    (better.medianMs ?? 0) < (worse.medianMs ?? 0);
  const others = comparisons.filter((each) => !isShorter(each));
  const shorter = comparisons.length - others.length;
  const told = others.map(
    ({ better, worse }) =>
      `${names.severity(better.severity)} (${names.tier(better.tier)} against ${names.tier(worse.tier)})`,
  );
  if (comparisons.length === 1) {
    const [only] = comparisons;
    const at = names.severity(only?.better.severity ?? null);
    return `At ${at} the better tier’s median wait was ${shorter === 1 ? '' : 'not '}shorter; at other severities there are too few responses to compare.`;
  }
  if (others.length === 0) {
    return `In all ${comparisons.length} comparisons of neighbouring tiers at one severity the better tier’s median wait was shorter.`;
  }
  return `In ${outOf(shorter, comparisons.length)} comparisons of neighbouring tiers at one severity the better tier’s median wait was shorter; it was not at ${told.join(', ')}.`;
}
