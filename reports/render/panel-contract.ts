/** Rates by month. Gaps are months without a rate. */
export interface TrendPanel {
  readonly chart: 'trend';
  readonly heading: string;
  readonly description: string;
  readonly months: readonly {
    /** `2026-10`. */
    readonly month: string;
    /** "Oct 2026". */
    readonly label: string;
    readonly rate: number | null;
    readonly low: number | null;
    readonly high: number | null;
    /** Control limits, which vary with n; null where there are too few months. */
    readonly limitLow: number | null;
    readonly limitHigh: number | null;
    /** What an earlier report said, where the data has moved it since. */
    readonly published: number | null;
    readonly text: string;
    /** What the tooltip says. */
    readonly tooltip: string;
  }[];
}

/** Elapsed time as a share of the target, one strip a row, on a log scale with the target at 1. */
export interface SpreadPanel {
  readonly chart: 'spread';
  readonly heading: string;
  readonly description: string;
  readonly rows: readonly {
    readonly label: string;
    readonly target: string;
    readonly n: number;
    readonly nText: string;
    /** Elapsed ÷ target, bounds of half-open bins in rising order, and how many fell into each. */
    readonly bins: readonly {
      readonly from: number;
      readonly to: number;
      readonly count: number;
      readonly text: string;
    }[];
    readonly median: number;
    readonly medianText: string;
    readonly p90: number;
    readonly p90Text: string;
  }[];
}

/** Where in the week obligations started that were missed, in local time. */
export interface HoursPanel {
  readonly chart: 'hours';
  readonly heading: string;
  readonly description: string;
  readonly cells: readonly {
    /** 1 is Monday. */
    readonly day: number;
    readonly hour: number;
    readonly n: number;
    readonly missed: number;
    readonly text: string;
  }[];
  /** Hours of the day in which support is open; `to` may be 24. */
  readonly supportHours: readonly {
    readonly day: number;
    readonly from: number;
    readonly to: number;
  }[];
  /** The first day of the week drawn: 1 Monday, 7 Sunday. */
  readonly firstDay: number;
}

/** Share missed, ranked, from a baseline of zero. */
export interface BarsPanel {
  readonly chart: 'bars';
  readonly heading: string;
  readonly description: string;
  /** The share over all, drawn as a line. */
  readonly overall: number;
  readonly overallText: string;
  readonly bars: readonly {
    readonly label: string;
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly text: string;
    readonly nText: string;
  }[];
}

/** Shares by how many they are of, between the limits that chance leaves. */
export interface FunnelPanel {
  readonly chart: 'funnel';
  readonly heading: string;
  readonly description: string;
  /** The share over all, drawn as a line. */
  readonly overall: number;
  readonly overallText: string;
  readonly points: readonly {
    readonly label: string;
    readonly n: number;
    readonly share: number;
    /** Outside the 95 % limits, or far: outside those of 99.8 %. */
    readonly place: 'within' | 'outside' | 'far';
    readonly text: string;
  }[];
  readonly limits: readonly {
    readonly n: number;
    readonly low95: number;
    readonly high95: number;
    readonly low998: number;
    readonly high998: number;
  }[];
}

/** How many were met with how much of their target left, from none to all. */
export interface SlackPanel {
  readonly chart: 'slack';
  readonly heading: string;
  readonly description: string;
  /** Equal parts of the target, the least left first. */
  readonly bins: readonly {
    readonly count: number;
    readonly countText: string;
    readonly isNear: boolean;
    readonly text: string;
  }[];
}

/** The share met as a function of the target: steps over multiples of the promised one. */
export interface StepsPanel {
  readonly chart: 'steps';
  readonly heading: string;
  readonly description: string;
  /** In rising order; the share holds from its ratio on. */
  readonly steps: readonly { readonly ratio: number; readonly share: number }[];
  /** The share at the promised target. */
  readonly promised: { readonly share: number; readonly text: string; readonly tooltip: string };
  /** Where 95 % is reached; null where it never is. */
  readonly reached: {
    readonly ratio: number;
    readonly text: string;
    readonly tooltip: string;
  } | null;
}

/** Scores with their interval, one dot a row. */
export interface DotsPanel {
  readonly chart: 'dots';
  readonly heading: string;
  readonly description: string;
  readonly rows: readonly {
    readonly label: string;
    readonly score: number;
    readonly low: number;
    readonly high: number;
    /** If all who did not answer had been dissatisfied or satisfied. */
    readonly boundLow: number | null;
    readonly boundHigh: number | null;
    readonly text: string;
    readonly nText: string;
  }[];
}

/** Responses by date and by how many waiting cases they overtook. */
export interface QueuePanel {
  readonly chart: 'queue';
  readonly heading: string;
  readonly description: string;
  /** The dates of the month in order. */
  readonly dates: readonly string[];
  /** From none overtaken upwards, and how many responses each holds. */
  readonly steps: readonly { readonly label: string; readonly nText: string }[];
  readonly dots: readonly {
    readonly date: string;
    /** The place of its step. */
    readonly step: number;
    readonly responses: number;
    readonly text: string;
  }[];
}

/** How far each reading moves one rate from the house figure. */
export interface RangesPanel {
  readonly chart: 'ranges';
  readonly heading: string;
  readonly description: string;
  readonly house: number;
  readonly houseText: string;
  readonly rows: readonly {
    readonly label: string;
    readonly options: readonly {
      readonly label: string;
      readonly rate: number;
      readonly text: string;
    }[];
  }[];
}

/** Every obligation of the period by verdict: nothing is lost. */
export interface VerdictsPanel {
  readonly chart: 'verdicts';
  readonly heading: string;
  readonly description: string;
  readonly rows: readonly {
    readonly label: string;
    readonly parts: readonly {
      readonly verdict: Verdict;
      readonly count: number;
      /** How many of them hinge on a reading. */
      readonly hinging: number;
      readonly text: string;
    }[];
  }[];
}

/** The life of one case on a line of time, drawn around one of its obligations. */
export interface TimelinePanel {
  readonly chart: 'timeline';
  readonly heading: string;
  readonly description: string;
  /** The stretches that are drawn, in order of time; `gap` says what is left out before it. */
  readonly pieces: readonly {
    readonly fromMs: number;
    readonly toMs: number;
    readonly gap: string | null;
  }[];
  readonly ticks: readonly { readonly atMs: number; readonly text: string }[];
  /** What the clock of the obligation did; `idle`: open, and it did not run; `owed`: no clock runs, and it was owed. */
  readonly hours: readonly {
    readonly fromMs: number;
    readonly toMs: number;
    readonly state: 'idle' | 'owed' | 'counted' | 'overdue' | 'paused' | 'closed';
    readonly text: string;
  }[];
  readonly marks: readonly {
    readonly atMs: number;
    readonly side: 'customer' | 'us';
    readonly shape: 'opened' | 'message' | 'automatic' | 'note' | 'attempt';
    /** What stands beside the mark, where there is room. */
    readonly label: string | null;
    readonly text: string;
  }[];
  readonly statuses: readonly {
    readonly atMs: number;
    readonly label: string;
    readonly text: string;
  }[];
  /** The one that the drawing is about first, then by how much they matter. */
  readonly dues: readonly {
    readonly atMs: number;
    readonly verdict: Verdict;
    readonly label: string | null;
    readonly text: string;
  }[];
}

/** A few quarters side by side, the reported one last: rates in their intervals, or counts from zero. */
export interface QuartersPanel {
  readonly chart: 'quarters';
  readonly form: 'share' | 'count';
  readonly heading: string;
  readonly description: string;
  readonly quarters: readonly {
    /** "Q3 2026". */
    readonly label: string;
    /** A rate or a count; null: too few to rate. */
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
    /** If all who did not answer had been dissatisfied or satisfied. */
    readonly boundLow: number | null;
    readonly boundHigh: number | null;
    readonly text: string;
    readonly nText: string;
  }[];
}

export type Verdict = 'met' | 'missed' | 'running' | 'void' | 'excluded' | 'unmeasured';

export type Panel =
  | TrendPanel
  | SlackPanel
  | SpreadPanel
  | StepsPanel
  | HoursPanel
  | BarsPanel
  | FunnelPanel
  | DotsPanel
  | QueuePanel
  | RangesPanel
  | VerdictsPanel
  | DrawnPanel;

/** What is drawn without a spec. */
export type DrawnPanel = TimelinePanel | QuartersPanel;
