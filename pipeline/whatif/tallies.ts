import { rateOf } from '../findings/rate.js';
import type {
  WhatIfCell,
  WhatIfExample,
  WhatIfMove,
  WhatIfPromise,
  WhatIfRates,
  WhatIfVerdict,
} from '../findings/whatif-contract.js';
import { ledgerPromises, procedurePromises } from '../policy/schema.js';

/** One row of `whatif_tallies`. */
export interface Tally {
  readonly promise: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly house_target: string | null;
  readonly whatif_target: string | null;
  readonly house: WhatIfVerdict;
  readonly whatif: WhatIfVerdict;
  readonly reason: string | null;
  readonly obligations: number;
}

/** One row of `whatif_examples`. */
export interface ExampleRow {
  readonly promise: string;
  readonly case_id: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly started_at_ms: number;
  readonly satisfied_at_ms: number | null;
  readonly house: WhatIfVerdict;
  readonly house_target: string | null;
  readonly house_due_at_ms: number | null;
  readonly whatif: WhatIfVerdict;
  readonly whatif_target: string | null;
  readonly whatif_due_at_ms: number | null;
}

/** What became of every promise under both, in the order in which pages list them. */
export function promisesOf(
  tallies: readonly Tally[],
  examples: readonly ExampleRow[],
): WhatIfPromise[] {
  return ledgerPromises.flatMap((promise): WhatIfPromise[] => {
    const own = tallies.filter((tally) => tally.promise === promise);
    if (own.length === 0) return [];
    return [
      {
        promise,
        isProcedure: procedurePromises.some((each) => each === promise),
        isPromisedByHouse: own.some(({ house }) => house !== 'none'),
        isPromisedByWhatIf: own.some(({ whatif }) => whatif !== 'none'),
        ...ratesOf(own),
        moves: movesOf(own),
        unmeasured: unmeasuredOf(own),
        cells: cellsOf(own),
        examples: examples.filter((row) => row.promise === promise).map(exampleOf),
      },
    ];
  });
}

function ratesOf(tallies: readonly Tally[]): WhatIfRates {
  const isJudged = (verdict: WhatIfVerdict) => verdict === 'met' || verdict === 'missed';
  return {
    house: rateOf(
      sum(tallies, ({ house }) => house === 'met'),
      sum(tallies, ({ house }) => house === 'missed'),
    ),
    whatIf: rateOf(
      sum(tallies, ({ whatif }) => whatif === 'met'),
      sum(tallies, ({ whatif }) => whatif === 'missed'),
    ),
    inBoth: sum(tallies, ({ house, whatif }) => isJudged(house) && isJudged(whatif)),
  };
}

function sum(tallies: readonly Tally[], fits: (tally: Tally) => boolean): number {
  return tallies.reduce((total, tally) => total + (fits(tally) ? tally.obligations : 0), 0);
}

const verdicts = ['met', 'missed', 'running', 'void', 'excluded', 'unmeasured', 'none'] as const;

function movesOf(tallies: readonly Tally[]): WhatIfMove[] {
  return verdicts.flatMap((house) =>
    verdicts.flatMap((whatIf) => {
      const obligations = sum(tallies, (each) => each.house === house && each.whatif === whatIf);
      return obligations === 0 ? [] : [{ house, whatIf, obligations }];
    }),
  );
}

function unmeasuredOf(tallies: readonly Tally[]) {
  const reasons = tallies.flatMap(({ reason }) => (reason === null ? [] : [reason]));
  return [...new Set(reasons)].sort().map((reason) => ({
    reason,
    obligations: sum(tallies, (tally) => tally.reason === reason),
  }));
}

function cellsOf(tallies: readonly Tally[]): WhatIfCell[] {
  const keys = new Map(
    tallies.map(({ tier, severity }) => [JSON.stringify([tier, severity]), { tier, severity }]),
  );
  return [...keys.values()].map(({ tier, severity }) => {
    const own = tallies.filter((each) => each.tier === tier && each.severity === severity);
    return {
      tier,
      severity,
      houseTarget: commonest(own, ({ house_target }) => house_target),
      whatIfTarget: commonest(own, ({ whatif_target }) => whatif_target),
      ...ratesOf(own),
    };
  });
}

/** The target of most obligations; of as many, the first in the alphabet. */
function commonest(
  tallies: readonly Tally[],
  targetOf: (tally: Tally) => string | null,
): string | null {
  const targets = [...new Set(tallies.flatMap((tally) => targetOf(tally) ?? []))].sort();
  const counted = targets.map((target) => ({
    target,
    obligations: sum(tallies, (tally) => targetOf(tally) === target),
  }));
  return counted.sort((a, b) => b.obligations - a.obligations)[0]?.target ?? null;
}

export function exampleOf(row: Omit<ExampleRow, 'promise'>): WhatIfExample {
  return {
    caseId: row.case_id,
    tier: row.tier,
    severity: row.severity,
    startedAtMs: row.started_at_ms,
    satisfiedAtMs: row.satisfied_at_ms,
    house: { verdict: row.house, target: row.house_target, dueAtMs: row.house_due_at_ms },
    whatIf: { verdict: row.whatif, target: row.whatif_target, dueAtMs: row.whatif_due_at_ms },
  };
}
