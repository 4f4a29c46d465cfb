/** A clause without numbers: its figures, or the field for want of which there are none. */
export type Described<Figures> =
  | { readonly clause: string; readonly lacks: string; readonly figures: null }
  | { readonly clause: string; readonly lacks: null; readonly figures: Figures };

/** So many of `n`; the share and its 95 % Wilson interval are null where fewer than ten were counted. */
export interface Share {
  readonly hits: number;
  readonly n: number;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** How long something took, in elapsed time. */
export interface Spread {
  readonly n: number;
  readonly medianMs: number;
  readonly p90Ms: number;
}

export interface SeverityMove {
  readonly from: string;
  readonly to: string;
  /** Null where the policy does not name both severities. */
  readonly isLowered: boolean | null;
  /** `agent`, `customer`, `system`; null: not recorded. */
  readonly actor: string | null;
  readonly changes: number;
}

export interface Recategorising {
  /** Of the cases in hand those whose severity changed. */
  readonly cases: Share;
  readonly moves: readonly SeverityMove[];
  /** From the opening to the change; null where there was none. */
  readonly afterOpening: Spread | null;
  /** Of the obligations on a lowered severity that were not missed those that took longer than the target of the severity before. */
  readonly avoided: Share;
  /** Of the same those that nobody can hold against that target. */
  readonly uncounted: number;
  /** Missed, lowered while still in time, and not missed where a lowering counts. */
  readonly hingingMisses: number;
}

export interface StatusAfterResponse {
  readonly statuses: readonly string[];
  readonly graceMs: number;
  readonly first: Share;
  readonly every: Share;
  /** Messages too new to tell. */
  readonly undecided: number;
  /** The clause of daily updates, which asks for messages that leave a case open. */
  readonly dailyUpdates: string | null;
}

export interface ChannelHours {
  readonly channels: readonly string[];
  readonly outside: Share;
  /** Cases of such a channel whose hours nobody can tell, and cases without a channel. */
  readonly unknownHours: number;
  readonly unknownChannel: number;
}

export interface OutOfHoursCandidate {
  readonly caseId: string;
  readonly account: string;
  readonly openedAtMs: number;
  readonly loweredAtMs: number;
  readonly loweredTo: string;
  readonly actor: string | null;
  /** Whether the customer had agreed to that severity by then. */
  readonly isAgreed: boolean;
}

export interface OutOfHoursCandidates {
  readonly severity: string;
  /** Cases opened out of hours at that severity in the month. */
  readonly opened: number;
  readonly unknownHours: number;
  readonly unknownSeverity: number;
  readonly candidates: readonly OutOfHoursCandidate[];
}

export interface AbuseCandidate {
  readonly account: string;
  readonly escalations: number;
  readonly cases: number;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface AbuseCandidates {
  readonly escalations: number;
  readonly days: number;
  readonly outcomes: readonly string[];
  /** Escalations of the month on any case. */
  readonly inMonth: number;
  readonly candidates: readonly AbuseCandidate[];
}

export interface PreviousCases {
  readonly naming: Share;
  readonly states: readonly {
    readonly state: 'closed' | 'solved' | 'open' | 'elsewhere' | 'unknown';
    readonly cases: number;
  }[];
}

export interface SameEngineers {
  /** Of the new cases that name an earlier one. */
  readonly named: Share;
  /** Of the new cases whose requester had one before. */
  readonly returning: Share;
  readonly namedUnknown: number;
  readonly returningUnknown: number;
}

export interface ResourceSpell {
  readonly caseId: string;
  readonly account: string;
  readonly fromMs: number;
  /** Null: still away at the as-of instant. */
  readonly toMs: number | null;
  readonly awayMs: number;
}

export interface CustomerResource {
  readonly severity: string;
  readonly minutes: number;
  readonly cases: number;
  /** Of these the cases of which the export tells anything about the resource. */
  readonly telling: number;
  readonly spells: readonly ResourceSpell[];
  readonly long: number;
}

export interface NamedContacts {
  readonly tiers: readonly {
    readonly tier: string | null;
    /** Null: the policy does not say. */
    readonly allowed: number | null;
    readonly accounts: number;
    readonly withNone: number;
    readonly within: number;
    readonly tooMany: readonly { readonly account: string; readonly named: number }[];
  }[];
  readonly byNamed: Share;
  readonly unknownReporter: number;
}

export interface UpdateGaps {
  readonly all: (Spread & { readonly longestMs: number }) | null;
  readonly severities: readonly (Spread & {
    readonly severity: string | null;
    readonly longestMs: number;
  })[];
}

export interface LiveSupport {
  readonly tiers: readonly {
    readonly tier: string | null;
    readonly openedInside: number;
    readonly openedOutside: number;
    /** Of the cases opened out of hours those that were first answered out of hours. */
    readonly answeredOutside: Share;
    readonly answeredInside: number;
    readonly unanswered: number;
    /** Of all first responses to the month's cases those given out of hours. */
    readonly responsesOutside: Share;
    readonly unknownHours: number;
  }[];
}

export interface FirstChannels {
  readonly preferred: readonly string[];
  readonly preferring: Share;
  readonly channels: readonly { readonly channel: string; readonly share: Share }[];
  readonly unknown: number;
}

export interface Escalations {
  readonly escalations: number;
  readonly cases: number;
  readonly casesInHand: number;
  /** To the next thing that a manager did on the case; null: none did, or no role is recorded. */
  readonly toManager: Spread | null;
  readonly hasRoles: boolean;
  readonly toAnyone: Spread | null;
}

/** What is told of the clauses that the policy only describes; null where it has no such clause. */
export interface DescribedFindings {
  readonly recategorising: Described<Recategorising> | null;
  readonly statusAfterResponse: Described<StatusAfterResponse> | null;
  readonly updateGaps: Described<UpdateGaps> | null;
  readonly firstChannels: Described<FirstChannels> | null;
  readonly channelHours: Described<ChannelHours> | null;
  readonly liveSupport: Described<LiveSupport> | null;
  readonly escalations: Described<Escalations> | null;
  readonly outOfHoursCandidates: Described<OutOfHoursCandidates> | null;
  readonly abuseCandidates: Described<AbuseCandidates> | null;
  readonly customerResource: Described<CustomerResource> | null;
  readonly previousCases: Described<PreviousCases> | null;
  readonly sameEngineers: Described<SameEngineers> | null;
  readonly namedContacts: Described<NamedContacts> | null;
}
