import type { Example, PromiseName } from './policy/schema.js';

/** "By when?", asked without any data. */
export interface DueQuestion {
  /** The policy's id. */
  readonly policy: string;
  /** Its version; without one the version in force when the case is opened. */
  readonly version?: string;
  readonly attributes: Example['case'];
  /** Without one every promise of the policy is answered. */
  readonly promise?: PromiseName;
  /** The opening of the case; for updates the message that starts the clock. */
  readonly openedMs: number;
}

/** The answer to one question for one promise under one scenario. */
export interface DueAnswer {
  /** The place of the question in the list asked. */
  readonly question: number;
  readonly scenario: string;
  readonly promise: PromiseName;
  readonly startedMs: number;
  /** Null where nothing falls due: excluded, unmeasured, or no commitment. */
  readonly dueMs: number | null;
  /** The due by the lower end of a range. */
  readonly dueLowMs: number | null;
  readonly target: string | null;
  readonly calendar: string | null;
  readonly clause: string | null;
  readonly verdict: string;
  readonly reason: string | null;
}
