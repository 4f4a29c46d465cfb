import type { KeptFinding, PromiseFinding } from '../../../pipeline/findings/contract.js';
import type { TracedFigure } from '../../render/contract.js';
import type { Subject } from '../figure-id.js';
import { byCase, minor, tracedFigure } from '../traced.js';
import { keptName, named } from './obligations.js';

/** The rates of the months, or quarters, before. */
export function trendFigures(
  promises: readonly Pick<PromiseFinding, 'promise' | 'months'>[],
  kept: Pick<KeptFinding, 'months'>,
  nameOf: (period: string) => string,
): TracedFigure[] {
  return [
    ...promises.flatMap(({ promise, months }) =>
      months
        .slice(0, -1)
        .map(({ month, rate: { n, missed } }) =>
          tracedFigure(named(promise, nameOf(month)), inPeriod(promise, month), n, missed, minor),
        ),
    ),
    ...kept.months.slice(0, -1).map(({ month, rate: { n, missed } }) =>
      tracedFigure(`${keptName}, ${nameOf(month)}`, inPeriod('kept', month), n, missed, {
        ...minor,
        ...byCase,
      }),
    ),
  ];
}

/** `F-update+period/2026-09`. */
export function inPeriod(promise: string, period: string, cell?: Subject['cell']): Subject {
  return { of: promise, cell, and: { period } };
}
