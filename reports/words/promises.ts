/** How a promise is called. */
export interface PromiseWords {
  /** "First response": in tables and heads. */
  readonly name: string;
  readonly one: string;
  readonly many: string;
  /** "its first-response promises". */
  readonly of: string;
}

const timed: Readonly<Record<string, PromiseWords>> = {
  first_response: {
    name: 'First response',
    one: 'first response',
    many: 'first responses',
    of: 'first-response',
  },
  update: { name: 'Update', one: 'update', many: 'updates', of: 'update' },
  daily_update: {
    name: 'Daily update',
    one: 'daily update',
    many: 'daily updates',
    of: 'daily-update',
  },
  next_reply: { name: 'Next reply', one: 'next reply', many: 'next replies', of: 'next-reply' },
  resolution: { name: 'Resolution', one: 'resolution', many: 'resolutions', of: 'resolution' },
};

const procedures: Readonly<Record<string, PromiseWords>> = {
  closing_not_early: {
    name: 'Closing, not early',
    one: 'closing that is not early',
    many: 'closings that are not early',
    of: 'not-early closing',
  },
  closing_not_late: {
    name: 'Closing, not late',
    one: 'closing that is not late',
    many: 'closings that are not late',
    of: 'not-late closing',
  },
  reopening: { name: 'Reopening', one: 'reopening', many: 'reopenings', of: 'reopening' },
  contact_attempts: {
    name: 'Contact attempts',
    one: 'closing after attempts to reach the customer',
    many: 'closings after attempts to reach the customer',
    of: 'contact-attempt',
  },
  severity_consent: {
    name: 'Consent to severity',
    one: 'change of severity with consent',
    many: 'changes of severity with consent',
    of: 'severity-consent',
  },
  survey_after_closing: {
    name: 'Survey after closing',
    one: 'survey after a closing',
    many: 'surveys after closings',
    of: 'survey',
  },
  outcome_notified: {
    name: 'Word at the end',
    one: 'word at the end of a case',
    many: 'words at the end of cases',
    of: 'end-notice',
  },
  deliverable: { name: 'Deliverable', one: 'deliverable', many: 'deliverables', of: 'deliverable' },
};

/** Every kind of promise that a clock times, in the order of the page. */
export const timedKinds: readonly string[] = Object.keys(timed);

/** Every kind of promise about procedure, in the order of the page. */
export const procedureKinds: readonly string[] = Object.keys(procedures);

/** How a promise is called; one without words by its own name. */
export function wordsOf(promise: string): PromiseWords {
  return (
    timed[promise] ??
    procedures[promise] ?? { name: promise, one: promise, many: promise, of: promise }
  );
}
