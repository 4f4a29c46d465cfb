import type { Figure, FigureKind } from './figure-contract.js';
import type { VerdictName } from './rate-contract.js';

/**
 * Why something moved. `late`: facts dated up to the earlier as-of that have arrived since. `corrected`: a known fact with another content, or gone.
 * `newer`: what happened, or fell due, after the earlier as-of. `reading`: another house option. `settings`: the workspace’s default.
 * `waiver`: the register of waivers is another. `data`: the exports differ, and a ledger that left as a file does not tell by which facts. `untold`: a ledger file alone does not tell why.
 */
export type CauseKind =
  | 'late'
  | 'corrected'
  | 'newer'
  | 'policy'
  | 'waiver'
  | 'reading'
  | 'settings'
  | 'program'
  | 'data'
  | 'untold'
  | 'unexplained';

export interface Cause {
  readonly kind: CauseKind;
  /** What of it: the table of the facts, the reading, the policy's version. */
  readonly subject: string | null;
  /** Whose facts: those of the case, its account, a holiday list or a release, or of other cases. */
  readonly through: 'case' | 'account' | 'list' | 'others' | null;
}

/** A figure before and now; the shares add up to the difference. */
export interface FigureMove {
  readonly before: Figure | null;
  readonly now: Figure | null;
  readonly shares: readonly {
    readonly causes: readonly Cause[];
    /** Obligations, invitations or cases that moved it; 0 where it is not told by these. */
    readonly items: number;
    /** In the figure's own unit; null where it cannot be divided. */
    readonly amount: number | null;
  }[];
}

/** What a run says of one obligation. */
export interface ItemState {
  readonly verdict: VerdictName;
  readonly promise: string | null;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly policyVersion: string | null;
  readonly target: string | null;
  readonly dueAtMs: number | null;
  readonly satisfiedAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly elapsedMs: number | null;
  readonly reason: string | null;
  readonly hingesOn: string | null;
}

/** An obligation of which two runs say something else; null: the run does not count it. */
export interface ObligationMove {
  readonly obligationId: string;
  readonly caseId: string | null;
  readonly accountId: string | null;
  readonly account: string | null;
  readonly before: ItemState | null;
  readonly now: ItemState | null;
  readonly causes: readonly Cause[];
}

/** A run as others name it. */
export interface RunName {
  /** `ownbackup-2026-10@1`. */
  readonly name: string;
  readonly asOfMs: number | null;
  readonly programVersion: string | null;
  readonly policyVersion: string | null;
  readonly policySha256: string | null;
}

/** The figures of tables and charts beyond those that are looked at first. */
export interface DetailMoves {
  readonly figuresCompared: number;
  readonly figures: readonly FigureMove[];
}

/** What two runs say differently of the same scope, and why. */
export interface RunDifference {
  readonly policy: string;
  readonly before: RunName;
  readonly now: RunName;
  /** How many figures both were compared by. */
  readonly figuresCompared: number;
  readonly figures: readonly FigureMove[];
  readonly details: DetailMoves;
  /** What kinds of figures one of the two did not record, so that nobody can tell whether they moved. */
  readonly unrecorded: readonly FigureKind[];
  readonly obligations: readonly ObligationMove[];
  /** What differs between the two, whether or not anything moved by it. */
  readonly differences: readonly Cause[];
  /** Facts that one run has and the other has not, or with another content, by table and file. */
  readonly facts: readonly {
    readonly kind: 'late' | 'corrected' | 'newer';
    readonly table: string;
    readonly source: string | null;
    readonly facts: number;
  }[];
}

/** A rate of an earlier month as its report published it. */
export interface PublishedRate {
  readonly month: string;
  /** Null: cases with every promise kept. */
  readonly promise: string | null;
  readonly rate: number;
}

/** What the workspace has published of this scope. */
export interface RestatementFinding {
  /** Null where the month was not published before. */
  readonly since: RunDifference | null;
  readonly published: readonly PublishedRate[];
}
