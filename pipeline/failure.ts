/** One thing that is wrong and that the user can mend: a stable code, what is wrong with the value shown, what to do next. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** `file:line` or `file, row 12, column opened_at`; whatever leads the reader to the place. */
  readonly where?: string;
}

/** Carries every problem found at once. The command line prints them and exits 2; no stack trace. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly failures: readonly Failure[];

  constructor(failures: Failure | readonly Failure[]) {
    const list = 'code' in failures ? [failures] : failures;
    super(list.map((failure) => failure.message).join('\n'));
    this.failures = list;
  }
}

/** The text of one failure as people read it. */
export function describeFailure(failure: Failure): string {
  const place = failure.where === undefined ? '' : `${failure.where}: `;
  const hint = failure.hint === undefined ? '' : `\n  ${failure.hint}`;
  return `${place}${failure.message}${hint}`;
}
