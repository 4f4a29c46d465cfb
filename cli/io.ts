/** The outside world as a command sees it. Tests pass their own. */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly cwd: string;
  /** Whether stderr is a terminal: progress is shown only then. */
  readonly isTTY: boolean;
  /** Whether stdout is a terminal: colour and strips are shown only then. */
  readonly isOutTTY: boolean;
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}
