/** A time on a clock and the share of judged obligations that were answered within it. */
export interface AttainedShare {
  readonly elapsedMs: number;
  readonly share: number;
}

/**
 * One promise at one tier and severity over the months shown: which share would have been met by which target, all else as it was. Judged
 * obligations only, on each one's own clock; one that nobody answered is met by no target.
 */
export interface AttainableFinding {
  readonly promise: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly judged: number;
  readonly answered: number;
  readonly met: number;
  /** The Wilson interval of met ÷ judged; null under ten. */
  readonly low: number | null;
  readonly high: number | null;
  /** The target that was promised last, as the policy writes it, and in counted time. */
  readonly target: string | null;
  readonly targetMs: number;
  /** More than one where the target changed in these months. */
  readonly targets: number;
  /** The steps of the curve in rising order, up to 120 of them; empty under ten judged. */
  readonly curve: readonly AttainedShare[];
  /** The shortest time within which 95 % were answered; null where no target would have done. */
  readonly reached: AttainedShare | null;
  /** Between these the 95th percentile lies with 95 %, by order statistics; null where so few do not bound it on that side. */
  readonly lowMs: number | null;
  readonly highMs: number | null;
  /** `reached`, rounded up to what a contract could say; null with it. */
  readonly promiseMs: number | null;
}
