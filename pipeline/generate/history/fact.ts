import type { Actor } from '../world/people.js';

/** One dated fact of a case's history. */
export interface Fact {
  readonly caseId: string;
  at: number;
  readonly type: string;
  readonly actor: Actor;
  readonly visibility: string;
  readonly channel: string;
  readonly value: string;
  /** The value that it replaced, known once the history is in order. */
  previous: string;
  readonly note: string;
}

/** An invitation to judge, and what came of it. */
export interface Survey {
  readonly sentAt: number;
  readonly answeredAt: number | undefined;
  /** Nothing if only words were left. */
  readonly score: number | undefined;
  readonly scale: readonly [number, number];
  readonly comment: string;
  readonly respondentId: string;
}
