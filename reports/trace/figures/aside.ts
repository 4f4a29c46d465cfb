import type {
  CellFinding,
  ReasonFinding,
  WaivedRate,
} from '../../../pipeline/findings/contract.js';
import type { TracedFigure } from '../../render/contract.js';
import type { Names } from '../../words/names.js';
import { reasonText } from '../../words/reasons.js';
import type { Subject } from '../figure-id.js';
import { byCase, minor, tracedFigure } from '../traced.js';
import { keptName, named } from './obligations.js';

/** Rates without the misses that were waived. */
export function waivedFigures(
  promises: readonly (WaivedRate & { readonly promise: string })[],
  cells: readonly (WaivedRate & { readonly promise: string } & Pick<
      CellFinding,
      'tier' | 'severity'
    >)[],
  kept: WaivedRate | null,
  names: Names,
): TracedFigure[] {
  const without = 'without waived misses';
  return [
    ...promises.map(({ promise, without: { n, missed } }) =>
      tracedFigure(named(promise, without), waivedAside(promise), n, missed, minor),
    ),
    ...cells.map(({ promise, tier, severity, without: { n, missed } }) =>
      tracedFigure(
        named(promise, `${names.place(tier, severity)}, ${without}`),
        waivedAside(promise, { tier, severity }),
        n,
        missed,
        minor,
      ),
    ),
    ...(kept === null
      ? []
      : [
          tracedFigure(
            `${keptName}, ${without}`,
            waivedAside('kept'),
            kept.without.n,
            kept.without.missed,
            { ...minor, ...byCase },
          ),
        ]),
  ];
}

/** `F-update+waived/-`: what was judged, waived misses aside. */
export function waivedAside(promise: string, cell?: Subject['cell']): Subject {
  return { of: promise, cell, and: { waived: '' } };
}

/** What is in no rate, by why. */
export function reasonFigures(reasons: readonly ReasonFinding[]): TracedFigure[] {
  return reasons.map((each) =>
    tracedFigure(
      named(each.promise, `${each.verdict}, ${reasonText(each)}`),
      reasonSubject(each),
      each.obligations,
      null,
      minor,
    ),
  );
}

/** `F-update:excluded+reason/out-of-scope`. */
export function reasonSubject({
  promise,
  verdict,
  reason,
}: Pick<ReasonFinding, 'promise' | 'verdict' | 'reason'>): Subject {
  return { of: promise, says: verdict, and: { reason: reason ?? '' } };
}
