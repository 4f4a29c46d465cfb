import type { ProcedureName } from '../../../pipeline/policy/schema.js';
import type { LedgerRow } from '../case.js';
import type { Setting } from '../setting.js';
import { closings } from './closing.js';
import { contactAttempts } from './contact-attempts.js';
import { outcomesNotified } from './outcome.js';
import { reopened } from './reopening.js';
import { procedureRow } from './row.js';
import { severityConsents } from './severity-consent.js';
import { surveysAfterClosing } from './surveys.js';

/** Every obligation about procedure of one case, by promise. */
export function procedureRows(setting: Setting): LedgerRow[] {
  const { procedures } = setting.policy;
  const { automatic_closing, reopening, contact_attempts } = procedures;
  const { severity_consent, survey_after_closing, outcome_notified } = procedures;
  return [
    ...judged(setting, 'closing_not_early', automatic_closing, (said) =>
      closings(setting, 'closing_not_early', said),
    ),
    ...judged(setting, 'closing_not_late', automatic_closing, (said) =>
      closings(setting, 'closing_not_late', said),
    ),
    ...judged(setting, 'reopening', reopening, (said) => reopened(setting, said)),
    ...judged(setting, 'contact_attempts', contact_attempts, (said) =>
      contactAttempts(setting, said),
    ),
    ...judged(setting, 'severity_consent', severity_consent, (said) =>
      severityConsents(setting, said),
    ),
    ...judged(setting, 'survey_after_closing', survey_after_closing, (said) =>
      surveysAfterClosing(setting, said),
    ),
    ...judged(setting, 'outcome_notified', outcome_notified, (said) =>
      outcomesNotified(setting, said),
    ),
  ];
}

interface Promised {
  readonly clause: string;
  readonly aim: boolean;
  readonly judged: boolean;
}

function judged<Said extends Promised>(
  setting: Setting,
  promise: ProcedureName,
  promised: Said | undefined,
  rowsOf: (promised: Said) => LedgerRow[],
): LedgerRow[] {
  if (promised?.judged !== true) return [];
  const isBlind = !setting.around.hasStatuses && promise !== 'severity_consent';
  const rows = isBlind ? [untold(setting, promise, promised)] : rowsOf(promised);
  return rows.map((row, index) => ({ ...row, sequence: index + 1 }));
}

/** One row where the export has no statuses, so that nobody knows when obligations began. */
function untold(setting: Setting, promise: ProcedureName, { clause, aim }: Promised): LedgerRow {
  return procedureRow(setting, promise, { clause, aim, target: '' }, null, () => ({
    started: null,
    verdict: 'unmeasured',
    wants: 'status',
  }));
}
