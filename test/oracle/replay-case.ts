import type { Policy, PromiseName } from '../../pipeline/policy/schema.js';
import type { AccountRow, CaseRow, ContractRow, EventRow, LedgerRow } from './case.js';
import { daily } from './daily-rows.js';
import { type Facts, fits } from './conditions.js';
import { eventFacts, factsOf } from './facts.js';
import { historyOf, valueAt } from './history.js';
import { blank, unmeasured } from './ledger-row.js';
import { procedureRows } from './procedures/procedures.js';
import { bestOf } from './protection.js';
import { isTouched, type Setting, type Surroundings, termsAt } from './setting.js';
import { dailyGaps, firstResponses, nextReplies, resolutions, updates } from './spans.js';
import { timed } from './timed.js';

const allKinds = ['assignee', 'contact_attempt', 'severity_agreed', 'survey_sent'];

const complete: Surroundings = {
  hasMessages: true,
  hasStatuses: true,
  holidays: [],
  more: {},
  kinds: new Set(allKinds),
  invitations: [],
  earlier: [],
};

/** Every obligation of one case under one policy, worked out one after the other. */
export function replayCase(
  policy: Policy,
  row: CaseRow,
  events: readonly EventRow[],
  account: AccountRow | null,
  contract: ContractRow | null,
  asOf: number,
  around: Surroundings = complete,
): LedgerRow[] {
  const history = historyOf(row, events, asOf);
  if (history.opened > asOf) return [];
  if (history.ended !== null && history.ended <= history.opened) return [];
  const settingUnder = (version: Policy, more: Facts): Setting => ({
    policy: version,
    row,
    history,
    facts: {
      ...factsOf(version, row, account, contract),
      ...eventFacts(history.facts),
      ...more,
    },
    around,
  });
  const setting = settingUnder(policy, around.more);
  const isProtected = policy.protection && fits(policy.protection.when, setting.facts) === true;
  const earlier = isProtected
    ? around.earlier.map((one) => settingUnder(one.policy, one.more))
    : [];
  const timedRows = promisesOf([setting, ...earlier]).flatMap((promise) => {
    const rows = bestOf(promise, [setting, ...earlier], obligations);
    return rows.map((one, index) => ({ ...one, sequence: index + 1 }));
  });
  return [...timedRows, ...procedureRows(setting)];
}

function promisesOf(settings: readonly Setting[]): PromiseName[] {
  const named = settings.flatMap(({ policy }) => Object.keys(policy.promises) as PromiseName[]);
  return [...new Set(named)];
}

function obligations(setting: Setting, promise: PromiseName): LedgerRow[] {
  const { policy, history, around } = setting;
  const { first_response, daily_update } = policy.promises;
  const needsMessages = promise !== 'resolution' && !isTouched(setting, promise);
  if (!around.hasMessages && needsMessages) {
    return untold(setting, promise, 'message');
  }
  if (!around.hasStatuses && promise !== 'first_response')
    return untold(setting, promise, 'status');
  switch (promise) {
    case 'first_response':
      if (first_response === undefined) return [];
      return timed(setting, promise, firstResponses(history, first_response));
    case 'update':
      return timed(setting, promise, updates(history));
    case 'next_reply':
      return timed(setting, promise, nextReplies(history));
    case 'resolution':
      return timed(setting, promise, resolutions(history));
    case 'daily_update':
      return daily_update?.form === 'gaps'
        ? timed(setting, promise, dailyGaps(history))
        : daily(setting, promise);
  }
}

/** One row where the export tells too little to know when obligations began. */
function untold(setting: Setting, promise: PromiseName, field: string): LedgerRow[] {
  const terms = termsAt(
    setting,
    promise,
    valueAt(setting.history.severities, setting.history.opened),
  );
  if (terms.standing === 'none') return [];
  const started = ['first_response', 'resolution'].includes(promise)
    ? setting.history.opened
    : null;
  const row = { ...blank(setting, promise, terms), started_at_ms: started };
  return [terms.standing === 'owed' ? unmeasured(row, field) : row];
}
