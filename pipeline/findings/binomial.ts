/** The chances of each count of a binomial, where they are not negligible. */
interface Chances {
  /** The count that the first chance belongs to. */
  readonly first: number;
  readonly chances: readonly number[];
}

const negligible = 1e-18;

/** Beyond either limit lies no more than one tail of the chance. */
export interface ShareLimits {
  readonly low: number;
  readonly high: number;
}

/**
 * The limits of a funnel at one n, by the exact binomial with chance `share`: no more than `tail` lies beyond each. Between two counts they
 * are interpolated, so that they are smooth in n (Spiegelhalter 2005, "Funnel plots for comparing institutional performance",
 * Statistics in Medicine 24, 1185–1202, appendix A.1.1); on both sides from the inner count, which flags no more than the tail.
 */
export function shareLimits(n: number, share: number, tail: number): ShareLimits {
  if (share <= 0 || share >= 1) return { low: share, high: share };
  return { low: lowLimit(n, share, tail), high: 1 - lowLimit(n, 1 - share, tail) };
}

/**
 * The places of the two values, in rising order and counted from 1, between which the quantile at `share` of the whole population
 * lies with 95 %: a distribution-free interval by order statistics (Hahn and Meeker 1991, "Statistical Intervals", 5.2).
 * Null: so few values do not bound it on that side.
 */
export function quantilePlaces(
  n: number,
  share: number,
): { readonly low: number | null; readonly high: number | null } {
  const { first, chances } = chancesOf(n, share);
  let below = 0;
  let low = 0;
  let high: number | null = null;
  for (const [index, chance] of chances.entries()) {
    below += chance;
    const place = first + index + 1;
    if (below <= 0.025 + 1e-12) low = place;
    if (below >= 0.975 - 1e-12 && high === null) high = place;
  }
  return { low: low < 1 ? null : low, high: high === null || high > n ? null : high };
}

/** The smallest count that more than `tail` of the chance lies at or below, moved back to where the tail would end between two counts. */
function lowLimit(n: number, share: number, tail: number): number {
  const { first, chances } = chancesOf(n, share);
  let below = 0;
  for (const [index, chance] of chances.entries()) {
    const upTo = below + chance;
    if (upTo > tail) return Math.max(0, (first + index - (upTo - tail) / chance) / n);
    below = upTo;
  }
  return share;
}

/** From the likeliest count outwards, each chance from the one beside it; then made to add up to 1. */
function chancesOf(n: number, share: number): Chances {
  if (share <= 0 || share >= 1) return { first: share <= 0 ? 0 : n, chances: [1] };
  const odds = share / (1 - share);
  const likeliest = Math.min(n, Math.floor((n + 1) * share));
  const below: number[] = [];
  for (let at = likeliest, chance = 1; at > 0; at -= 1) {
    chance *= at / ((n - at + 1) * odds);
    if (chance < negligible) break;
    below.push(chance);
  }
  const above: number[] = [];
  for (let at = likeliest, chance = 1; at < n; at += 1) {
    chance *= ((n - at) * odds) / (at + 1);
    if (chance < negligible) break;
    above.push(chance);
  }
  const all = [...below.reverse(), 1, ...above];
  const sum = all.reduce((total, chance) => total + chance, 0);
  return { first: likeliest - below.length, chances: all.map((chance) => chance / sum) };
}
