import type { MissWaiver } from './waivers-contract.js';

/** Obligations of one hour of the week, or of one channel or category. */
export interface MissCount {
  readonly obligations: number;
  readonly missed: number;
}

export interface HourFinding extends MissCount {
  /** 1 is Monday. */
  readonly day: number;
  readonly hour: number;
}

export interface OpenHours {
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

export interface KindFinding extends MissCount {
  readonly kind: 'channel' | 'category';
  /** Null: the export does not say. */
  readonly value: string | null;
  readonly low: number;
  readonly high: number;
}

export interface MissedRow {
  readonly caseId: string;
  readonly account: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly promise: string;
  readonly target: string | null;
  readonly startedAtMs: number;
  readonly dueAtMs: number | null;
  readonly satisfiedAtMs: number | null;
  /** On the obligation's own clock; null where none runs. */
  readonly overdueMs: number | null;
  readonly group: string | null;
  readonly hingesOn: readonly string[];
  readonly isUnanswered: boolean;
  /** Null: no waiver names it. */
  readonly waiver: MissWaiver | null;
}

export interface OpenRow {
  readonly caseId: string;
  readonly account: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly promise: string;
  readonly target: string | null;
  readonly verdict: 'missed' | 'running';
  readonly dueAtMs: number | null;
  readonly overdueMs: number | null;
  readonly group: string | null;
}

export interface ReasonFinding {
  readonly promise: string | null;
  readonly verdict: 'void' | 'excluded' | 'unmeasured';
  readonly reason: string | null;
  readonly obligations: number;
  readonly cases: number;
}

export interface HingeFinding {
  readonly promise: string;
  /** The readings named; empty: only strict or lenient differ. */
  readonly readings: readonly string[];
  readonly obligations: number;
}
