/** How one group of customers judged their cases, on one scale. */
export interface Score {
  readonly answered: number;
  readonly good: number;
  /** Null where nobody knows how many: an answer's invitation, or the scale of an invitation, is told nowhere. */
  readonly invited: number | null;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** If all who did not answer had been dissatisfied, or satisfied. */
  readonly boundLow: number | null;
  readonly boundHigh: number | null;
}

export interface GroupScore {
  readonly value: string | null;
  readonly score: Score;
}

export interface AccountScore {
  readonly id: string;
  readonly name: string;
  readonly score: Score;
}

export interface SatisfactionFinding {
  readonly scaleMin: number;
  readonly scaleMax: number;
  /** The lowest score that counts as good: of the top two boxes of five or more, of the top one of fewer, three quarters of a scale without boxes. */
  readonly goodFrom: number;
  /** Whether scores lie between whole numbers, so that the scale has no boxes. */
  readonly hasParts: boolean;
  readonly all: Score;
  readonly tiers: readonly GroupScore[];
  readonly severities: readonly GroupScore[];
  readonly months: readonly { readonly month: string; readonly score: Score }[];
  /** The same over all months shown, and by account where the report is of all accounts. */
  readonly span: {
    readonly all: Score;
    readonly tiers: readonly GroupScore[];
    readonly severities: readonly GroupScore[];
    /** Those with ten answers or more, the lowest score first. */
    readonly accounts: readonly AccountScore[];
    /** Those with fewer, counted together. */
    readonly otherAccounts: { readonly count: number; readonly score: Score };
  };
  /** Answers on cases with a missed obligation against those on cases without, over all months shown. */
  readonly withMiss: Score;
  readonly withoutMiss: Score;
}

/** How the invitations and answers of the month were counted, on whatever scale. */
export interface SurveysFinding {
  readonly invitations: number;
  /** Told by an event and by a survey row; by an event alone; by a survey row alone. */
  readonly inBoth: number;
  readonly inEvents: number;
  readonly inSurveys: number;
  /** Answers whose invitation nothing tells. */
  readonly uninvited: number;
  readonly blank: number;
  readonly blankWithComment: number;
  readonly offScale: number;
  readonly noScale: number;
  /** Answered after the as-of instant. */
  readonly answeredLater: number;
  readonly undatedAnswers: number;
  readonly caseRowScores: number;
  readonly answeredBefore: number;
  readonly sentBeforeOpening: number;
  /** Invitations with an earlier answer that a later export replaced. */
  readonly answeredAgain: number;
  /** Invitations that name no scale and count on the only one in use; that count on none. */
  readonly scaleAssumed: number;
  readonly scaleUnknown: number;
  /** Of cases of which nothing was met or missed. */
  readonly notJudged: number;
  /** Invitations after another of the same case; those of them without a closing between. */
  readonly askedAgain: number;
  readonly askedAgainUnclosed: number;
  /** Respondents with several answers, their answers, and answers that name no respondent. */
  readonly repeatPeople: number;
  readonly repeatAnswers: number;
  readonly unnamedAnswers: number;
  /** From the last closing before it to the invitation. */
  readonly delay: {
    readonly n: number;
    readonly medianMs: number | null;
    readonly p90Ms: number | null;
    /** Invitations before any closing. */
    readonly unclosed: number;
  };
  /** In the whole workspace; 0 where the report is of one account. */
  readonly unknownCases: number;
  readonly withoutContract: number;
  readonly unreadScores: number;
}
