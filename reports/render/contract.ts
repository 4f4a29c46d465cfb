import type { Panel } from './panel-contract.js';

export type * from './panel-contract.js';

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
  /** The ids of its figures in the document's `TraceBlock`. */
  readonly traces?: readonly string[];
  /** Whether the numbers stand under the figure; else they are folded on the screen and in the appendix on paper. */
  readonly areNumbersShown?: true;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly title: string | null;
  readonly counted: string | null;
  readonly table: Table;
  /** The ids of its figures in the document's `TraceBlock`. */
  readonly traces?: readonly string[];
}

export interface ProseBlock {
  readonly kind: 'prose';
  readonly title?: string;
  readonly paragraphs: readonly Prose[];
  /** The ids of its figures in the document's `TraceBlock`. */
  readonly traces?: readonly string[];
}

export interface FactsBlock {
  readonly kind: 'facts';
  readonly title: string | null;
  /** What is counted, where the title is a finding by itself. */
  readonly counted?: string;
  readonly facts: readonly Fact[];
  /** The ids of its figures in the document's `TraceBlock`. */
  readonly traces?: readonly string[];
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

/** A column of the rows, and the values by which a figure counts; an empty one stands for none. */
export interface Condition {
  readonly column: string;
  readonly values: readonly string[];
  /** The cell names several things with commas between them, and one of them is enough. */
  readonly within?: true;
}

/** A figure of the document with the rows that it counts. */
export interface TracedFigure {
  /** `F-first_response/premier/high`: the same in every document and on the terminal. */
  readonly id: string;
  readonly name: string;
  readonly n: number;
  /** Null where it counts no misses. */
  readonly missed: number | null;
  /** Whether it counts the cases of its rows, each once. */
  readonly byCase?: true;
  /** The table of its rows; null where this document does not carry them. */
  readonly list: string | null;
  readonly where: readonly Condition[];
  /** The conditions in the ledger's words, and what lists the rows where the document does not. */
  readonly says: string;
  /** Whether paper tells it by the pattern of its id alone. */
  readonly isMinor?: true;
}

/** Rows that figures count. */
export interface TracedList {
  readonly title: string;
  readonly table: Table;
}

/** Where the figures come from: on the screen each leads to its rows, on paper they are listed by id and the rows attached. */
export interface TraceBlock {
  readonly kind: 'trace';
  readonly id: string;
  readonly title: string;
  readonly figures: readonly TracedFigure[];
  /** Stands under the figures: the patterns of the minor ones. */
  readonly patterns: string | null;
  readonly lists: readonly TracedList[];
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
