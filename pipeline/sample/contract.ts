import type { PeriodBasis, VerdictName } from '../findings/contract.js';

/** What is drawn. */
export type SampleUnit = 'obligations' | 'cases';

/** By what a population is parted before it is drawn from, in this order. */
export const strataFacts = ['policy', 'promise', 'tier', 'severity', 'verdict'] as const;
export type StratumFact = (typeof strataFacts)[number];

/** What a population is. Dates are inclusive; null asks for all. */
export interface SampleScope {
  readonly policies: readonly string[] | null;
  /** An account's id. */
  readonly account: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly zone: string;
  readonly period: PeriodBasis;
}

/** A population, frozen: if the hash is the same, so are its obligations and their verdicts. */
export interface Population {
  readonly units: number;
  readonly obligations: number;
  readonly cases: number;
  /** SHA-256 over a line per obligation, `id TAB verdict LF`, in the order of the ids' bytes. */
  readonly sha256: string;
}

export type StratumValues = Readonly<Partial<Record<StratumFact, string | null>>>;

export interface Stratum {
  readonly values: StratumValues;
  readonly units: number;
  readonly drawn: number;
}

export interface DrawnUnit {
  /** An obligation's or a case's id. */
  readonly unit: string;
  readonly case_id: string | null;
  readonly stratum: StratumValues;
  /** SHA-256 of `SEED:UNIT`, by which its stratum is ordered. */
  readonly draw_key: string;
}

/** What is asked for. */
export interface AskedSample {
  readonly of: SampleUnit;
  readonly seed: string;
  readonly size: number;
  readonly stratify: readonly StratumFact[];
}

/** A sample that anyone with the same ledger draws again. Safe as JSON: `sample.json` is this. */
export interface Sample extends AskedSample {
  readonly program_version: string;
  readonly as_of: string;
  readonly scope: SampleScope;
  readonly population: Population;
  readonly strata: readonly Stratum[];
  /** In the order of their hashes. */
  readonly drawn: readonly (DrawnUnit & { readonly verdicts: readonly DrawnVerdict[] })[];
}

/** The verdict of an obligation at the time of the draw. */
export interface DrawnVerdict {
  readonly obligation_id: string;
  readonly verdict: VerdictName;
}

/** An obligation of a drawn unit, for those who test it. */
export interface SampledRow {
  readonly obligation_id: string;
  readonly case_id: string | null;
  readonly account_id: string | null;
  readonly account_name: string;
  readonly policy: string | null;
  readonly policy_version: string | null;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly promise: string | null;
  readonly clause: string | null;
  readonly target: string | null;
  readonly started_at_ms: number | null;
  readonly due_at_ms: number | null;
  readonly satisfied_at_ms: number | null;
  readonly verdict: VerdictName;
  readonly reason: string | null;
  readonly hinges_on: string | null;
}
