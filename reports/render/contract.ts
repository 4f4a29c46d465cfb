/** A run of words; emphasis is for the name of a reading or a value quoted from the policy. */
export interface Run {
  readonly text: string;
  readonly emphasis: boolean;
}

/** One sentence or paragraph. Nothing in it is parsed as markup. */
export type Prose = readonly Run[];

/** A label with the text that belongs to it. */
export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** What a column holds: decides its alignment, how it wraps and how it sorts. */
export type ColumnKind = 'text' | 'id' | 'count' | 'rate' | 'duration' | 'instant' | 'verdict';

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly align: 'left' | 'right';
  readonly kind: ColumnKind;
}

/** `text` is what is read, `value` what is sorted by and written to CSV; null: the text is the value. */
export interface Cell {
  readonly text: string;
  readonly value: number | string | null;
  /** On the screen these stand in place of the text: each its own words and where they lead. */
  readonly links?: readonly Link[];
}

export interface Link {
  readonly text: string;
  readonly href: string;
}

/** A table with all its rows, worst first; the pages print the first `PRINTED_ROWS` of them. */
export interface Table {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  /** One cell for each column, in the columns' order. */
  readonly rows: readonly (readonly Cell[])[];
  readonly sumRow: readonly Cell[] | null;
  /** What is said under the table: how many rows there are in all, where the rest is. */
  readonly note: string | null;
  /** The file that carries all rows: attached to the PDF, linked in the HTML. */
  readonly csv: string | null;
  /** How many rows the pages print at most, where that is fewer than `PRINTED_ROWS`. */
  readonly printed?: number;
}

/** Beyond this a table prints its worst rows, says the total and attaches all of them. */
export const PRINTED_ROWS = 2000;

export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly text: string;
}

/** A rate with all that must stand beside it. */
export interface RateFigure {
  /** 0..1, or null where there are too few to rate. */
  readonly rate: number | null;
  /** "94.1 %", or the counts where there are too few: "7 of 8". */
  readonly text: string;
  readonly met: number;
  readonly missed: number;
  readonly n: number;
  readonly nText: string;
  readonly interval: Interval | null;
  /** The lowest and highest rate over all readings; null where no reading changes it. */
  readonly range: Interval | null;
  /** Its id in the document's `TraceBlock`, if it has one. */
  readonly trace?: string;
}

export interface MatrixCell {
  /** `none`: nothing fell due. `no-commitment`: the policy promises nothing here. */
  readonly status: 'rated' | 'too-few' | 'none' | 'no-commitment';
  /** What the cell says first: the rate, the counts, "none due" or "no commitment". */
  readonly text: string;
  /** "within 4 business h", or what the policy aims at. */
  readonly target: string | null;
  readonly figure: RateFigure | null;
}

/** Tier × severity for one promise. A policy without tiers has one row with an empty tier. */
export interface Matrix {
  readonly kind: 'matrix';
  readonly id: string;
  readonly title: string;
  readonly counted: string;
  readonly rowsLabel: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly cells: readonly MatrixCell[];
  }[];
}

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

/** A figure of one or more panels, with its numbers as a table for those who do not see it. */
export interface Figure {
  readonly kind: 'figure';
  readonly id: string;
  readonly title: string | null;
  readonly counted: string | null;
  readonly panels: readonly Panel[];
  /** How many panels stand side by side where there is room. */
  readonly columns: 1 | 2 | 3;
  readonly note: string | null;
  readonly numbers: Table;
  /** Whether the numbers stand under the figure; else they are folded on the screen and in the appendix on paper. */
  readonly areNumbersShown?: true;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly title: string | null;
  readonly counted: string | null;
  readonly table: Table;
}

export interface ProseBlock {
  readonly kind: 'prose';
  readonly title?: string;
  readonly paragraphs: readonly Prose[];
}

export interface FactsBlock {
  readonly kind: 'facts';
  readonly title: string | null;
  /** What is counted, where the title is a finding by itself. */
  readonly counted?: string;
  readonly facts: readonly Fact[];
}

export interface Change {
  /** Percentage points between the printed figures. */
  readonly points: number;
  readonly direction: 'up' | 'down' | 'same';
  /** "1.2 points above September". */
  readonly text: string;
  /** The rate of the month before, 0..1. */
  readonly before: number;
}

/** One promise on the first page, or "Cases with every promise kept". */
export interface PromiseSummary {
  readonly id: string;
  readonly name: string;
  readonly status: 'rated' | 'too-few' | 'none' | 'no-commitment';
  /** Null where nothing was promised. */
  readonly figure: RateFigure | null;
  /** "1,204 obligations, 71 missed", or why there is no figure. */
  readonly counted: string;
  readonly change: Change | null;
  /** "Between 91.8 % and 95.6 %, depending on how 3 open clauses are read; *business day* decides most of it." */
  readonly readings: Prose | null;
}

/** Each promise with its rate, interval, range over the readings and change, one row each. */
export interface SummaryBlock {
  readonly kind: 'summary';
  readonly caption: string;
  readonly rows: readonly PromiseSummary[];
  /** What an open dot on the strips stands for: "the month before"; empty where nothing is compared. */
  readonly earlier: string;
}

/** What people wrote, set apart from what was computed. */
export interface NoteBlock {
  readonly kind: 'note';
  readonly title: string;
  readonly pieces: readonly (
    | { readonly kind: 'paragraph'; readonly runs: Prose }
    | { readonly kind: 'list'; readonly items: readonly Prose[] }
  )[];
}

/** Sentences that ask for the reader's eye. */
export interface AttentionBlock {
  readonly kind: 'attention';
  readonly heading: string;
  readonly items: readonly Prose[];
}

/** A column of the obligations, and the values by which a figure counts; an empty one stands for none. */
export interface Condition {
  readonly column: string;
  readonly values: readonly string[];
}

/** A figure of the document with the obligations that it counts. */
export interface TracedFigure {
  /** `F-first_response/premier/high`: the same in every document and on the terminal. */
  readonly id: string;
  readonly name: string;
  readonly n: number;
  /** Null where it counts no misses. */
  readonly missed: number | null;
  readonly where: readonly Condition[];
  /** The conditions in the ledger's words. */
  readonly says: string;
  /** Whether paper tells it by the pattern of its id alone. */
  readonly isMinor?: true;
}

/** Where the figures come from: on the screen each leads to its obligations, on paper they are listed by id and the obligations attached. */
export interface TraceBlock {
  readonly kind: 'trace';
  readonly id: string;
  readonly title: string;
  readonly figures: readonly TracedFigure[];
  /** Stands under the figures: the patterns of the minor ones. */
  readonly patterns: string | null;
  readonly obligationsTitle: string;
  readonly obligations: Table;
}

/** One thing to fill in by hand: boxes to tick, lines to write on, or both. */
export interface FormField {
  readonly label: string;
  readonly choices: readonly string[];
  readonly lines: number;
  readonly width: 'half' | 'whole';
}

/** Room for a reader's hand, on paper or printed from the screen; nothing is typed in and nothing kept. */
export interface FormBlock {
  readonly kind: 'form';
  readonly title: string | null;
  readonly fields: readonly FormField[];
}

export type Block =
  | Matrix
  | Figure
  | TableBlock
  | ProseBlock
  | FactsBlock
  | SummaryBlock
  | AttentionBlock
  | NoteBlock
  | TraceBlock
  | FormBlock;

/** One finding: its heading says it, the line under it says what is counted, over what, and n. */
export interface Section {
  readonly id: string;
  /** The short name for the table of contents; the heading is the finding. */
  readonly topic: string;
  readonly heading: string;
  readonly counted: string | null;
  readonly blocks: readonly Block[];
  /** Whether it starts a page of its own on paper. */
  readonly startsPage?: boolean;
}

/** A file that goes along in the PDF. */
export interface Attachment {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** `text/csv`, `application/vnd.apache.parquet` … */
  readonly mimeType: string;
  readonly description: string;
}
