/** Cases of one severity and age. */
export interface BacklogCell {
  readonly severity: string | null;
  /** The place of its band in `bands`. */
  readonly band: number;
  readonly cases: number;
  /** Nobody of ours had written a public message. */
  readonly unanswered: number;
  /** With a timed obligation past its due that nobody had satisfied. */
  readonly overdue: number;
}

/** Cases that were neither solved, closed, withdrawn, merged nor spam at one instant, by their age since the opening. */
export interface BacklogFinding {
  /** The month's end, or the as-of instant where that is earlier. */
  readonly atMs: number;
  /** From how many whole days on each band is; the last has no end. */
  readonly bands: readonly number[];
  readonly cells: readonly BacklogCell[];
  /** The age of the case in the middle and of the oldest, in whole days; null where none is open. */
  readonly medianDays: number | null;
  readonly oldestDays: number | null;
}
