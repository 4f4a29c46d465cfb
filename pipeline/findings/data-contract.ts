export interface SourceFinding {
  readonly file: string;
  readonly sha256: string;
  readonly table: string;
  readonly rowsRead: number;
  readonly loaded: number;
  readonly duplicates: number;
  readonly quarantined: number;
  readonly firstAtMs: number | null;
  readonly lastAtMs: number | null;
}

/** What the figures were made from. */
export interface DataFinding {
  readonly sources: readonly SourceFinding[];
  readonly gapTimes: number;
  readonly overlapTimes: number;
  readonly orphans: readonly {
    readonly table: string;
    readonly lacks: 'case' | 'account';
    readonly rows: number;
  }[];
  readonly disagreements: readonly {
    readonly fact: string;
    readonly cases: number;
    readonly differing: number;
  }[];
  readonly workspaceCases: number;
  readonly casesWithoutContract: number;
  readonly casesWithoutVersion: number;
}
