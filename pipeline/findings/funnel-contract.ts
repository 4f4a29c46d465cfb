/** Whose obligations are compared: an account's, an assignment group's, or those that one agent satisfied. */
export type UnitKind = 'account' | 'group' | 'agent';

/** Where a unit's share missed lies: within the limits, or beyond those that chance leaves 95 % or 99.8 % of. */
export type UnitPlace = 'within' | 'above-95' | 'above-99.8' | 'below-95' | 'below-99.8';

export interface FunnelUnit {
  readonly name: string;
  readonly obligations: number;
  readonly missed: number;
  /** The misses of as many obligations of the same tiers and severities, at the shares of all units. */
  readonly expected: number;
  /** The Wilson interval of its share missed. */
  readonly low: number;
  readonly high: number;
  /** The 95 % limits at its n. */
  readonly limitLow: number;
  readonly limitHigh: number;
  readonly place: UnitPlace;
}

export interface FunnelLimits {
  readonly n: number;
  readonly low95: number;
  readonly high95: number;
  readonly low998: number;
  readonly high998: number;
}

/** One promise over the units of one kind. */
export interface FunnelFinding {
  readonly kind: UnitKind;
  readonly promise: string;
  /** Over all units, named or not: the share around which the limits lie is missed ÷ obligations. */
  readonly obligations: number;
  readonly missed: number;
  /** With ten obligations or more, in the order of their names. */
  readonly units: readonly FunnelUnit[];
  /** Units with fewer, and their obligations. */
  readonly few: { readonly units: number; readonly obligations: number };
  /** The limits from ten obligations to those of the largest unit. */
  readonly limits: readonly FunnelLimits[];
}
