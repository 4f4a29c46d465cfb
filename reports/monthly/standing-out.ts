import type {
  FunnelFinding,
  FunnelUnit,
  KindFinding,
  MonthlyFindings,
} from '../../pipeline/findings/contract.js';

const fewestMisses = 3;

/** How many obligations of the month were judged, and how many of them missed. */
export function totalOf({ promises }: MonthlyFindings): { judged: number; missed: number } {
  return {
    judged: promises.reduce((sum, { rate }) => sum + rate.n, 0),
    missed: promises.reduce((sum, { rate }) => sum + rate.missed, 0),
  };
}

/** The channel or category whose share missed lies clearly above the month's; null where none does. */
export function worstKind(findings: MonthlyFindings): KindFinding | null {
  const { judged, missed } = totalOf(findings);
  const above = findings.kinds
    .filter(({ value }) => value !== null)
    .filter((each) => each.missed >= fewestMisses && each.low > missed / judged)
    .sort((a, b) => b.missed - a.missed || (String(a.value) < String(b.value) ? -1 : 1));
  return above[0] ?? null;
}

/** Who missed more than chance leaves one in a thousand of, the most beyond what its mix of tiers and severities has; null where nobody did. */
export function worstUnit({
  funnels,
}: MonthlyFindings): { readonly funnel: FunnelFinding; readonly unit: FunnelUnit } | null {
  const far = funnels.flatMap((funnel) =>
    funnel.units
      .filter(({ place, missed }) => place === 'above-99.8' && missed >= fewestMisses)
      .map((unit) => ({ funnel, unit })),
  );
  const excess = ({ missed, expected }: FunnelUnit) => missed - expected;
  return far.sort((a, b) => excess(b.unit) - excess(a.unit))[0] ?? null;
}

/** The reading on which alone most verdicts of the month hang, with how many do; null where none does. */
export function decisiveReading({
  hinges,
}: MonthlyFindings): { reading: string; alone: number } | null {
  const alone = new Map<string, number>();
  for (const { readings, obligations } of hinges) {
    const [only] = readings;
    if (readings.length !== 1 || only === undefined) continue;
    alone.set(only, (alone.get(only) ?? 0) + obligations);
  }
  const ranked = [...alone].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const [first] = ranked;
  return first === undefined ? null : { reading: first[0], alone: first[1] };
}
