import { ledgerPromises, type Policy } from '../policy/schema.js';
import type { ExplainedObligation, Explanation, StatusTold, Stretch } from './contract.js';
import { contractChoice } from './contract-choice.js';
import { describedOf } from './described.js';
import { messagesTold } from './evidence.js';
import type { CaseFacts, OutcomeRow } from './facts.js';
import { explainObligation, type Setting } from './obligation.js';
import { openHoursOf } from './open-hours.js';
import { elsewhereOnly } from './other-readings.js';
import { queueTold } from './queue-told.js';
import { severityHistory, statusSpells } from './states.js';
import { cutTime } from './stretches.js';

/**
 * Explains a case under one scenario, `policy` being read as it does: verdicts and dues are the ledger's, the hours
 * those of the calendars that the replay laid out. Throws where the hours do not add up to the ledger's elapsed time.
 */
export function explainCase(
  facts: CaseFacts,
  policy: Policy | null,
  scenario = 'house',
  versionOf: (version: string) => Policy | null = () => null,
): Explanation {
  const { row, as_of_ms, events } = facts;
  const statuses = statusSpells(events, row.opened_at_ms);
  const own = facts.outcomes.filter((outcome) => outcome.scenario === scenario);
  const unjudged = own.find((outcome) => outcome.promise === null);
  return {
    case_id: row.case_id,
    account_id: row.account_id,
    account_name: row.account_name,
    subject: row.subject,
    channel: row.channel,
    category: row.category,
    opened_at_ms: row.opened_at_ms,
    as_of_ms,
    scenario,
    policy: policy === null ? null : { id: policy.id, version: policy.version, name: policy.name },
    contract: contractChoice(row, facts.contracts),
    severities: severityHistory(events, row.opened_at_ms, row.severity),
    statuses,
    messages: messagesTold(events),
    invitations: facts.invitations,
    unjudged:
      unjudged === undefined ? null : { verdict: unjudged.verdict, reason: unjudged.reason },
    described: policy === null ? [] : describedOf(facts, policy),
    queue: scenario === 'house' ? queueTold(facts.queue, policy) : null,
    ...(policy === null ? nothingJudged : judge(facts, policy, scenario, statuses, versionOf)),
  };
}

const nothingJudged = { obligations: [], hours: [], elsewhere: [] } as const;

function judge(
  facts: CaseFacts,
  policy: Policy,
  scenario: string,
  statuses: readonly StatusTold[],
  versionOf: (version: string) => Policy | null,
): Pick<Explanation, 'obligations' | 'hours' | 'elsewhere'> {
  const hoursOf = openHoursOf(policy, facts.holidays);
  const setting = { policy, statuses, facts, hoursOf };
  const settingOf = (version: string | null): Setting => {
    const bound = version === null || version === policy.version ? null : versionOf(version);
    return bound === null
      ? setting
      : { ...setting, policy: bound, hoursOf: openHoursOf(bound, facts.holidays) };
  };
  const own = facts.outcomes.filter((outcome) => outcome.scenario === scenario).sort(byStart);
  const obligations = own.flatMap((outcome) => {
    const { promise } = outcome;
    if (promise === null) return [];
    const sequence = own.filter((row) => row.promise === promise).indexOf(outcome) + 1;
    return explainObligation({ ...outcome, promise }, sequence, settingOf(outcome.binding_version));
  });
  const [calendar] = obligations.flatMap((obligation) => obligation.calendar ?? []);
  return {
    obligations,
    hours:
      calendar === undefined
        ? []
        : lifeOf(facts, obligations, (from, to, pauses) =>
            cutTime(
              hoursOf(calendar.id),
              statuses.filter(({ status }) => pauses.includes(status)),
              from,
              to,
            ),
          ),
    elsewhere: elsewhereOnly(scenario, facts.outcomes, facts.scenarios, policy),
  };
}

/** By start, those of one instant in the order in which policies list their promises; unknown starts last. */
function byStart(a: OutcomeRow, b: OutcomeRow): number {
  const startOf = ({ started_at_ms }: OutcomeRow) => started_at_ms ?? Number.MAX_SAFE_INTEGER;
  const order: readonly string[] = ledgerPromises;
  const placeOf = ({ promise }: OutcomeRow) => order.indexOf(promise ?? '');
  return startOf(a) - startOf(b) || placeOf(a) - placeOf(b);
}

/** The hours of the case as a whole, from its opening to the last thing told of it, paused where any of its clocks is. */
function lifeOf(
  { row, as_of_ms, events }: CaseFacts,
  obligations: readonly ExplainedObligation[],
  cut: (from: number, to: number, pauses: readonly string[]) => Stretch[],
): Stretch[] {
  const ends = obligations.flatMap(({ due_at_ms, ended_at_ms, verdict }) => [
    due_at_ms,
    verdict === 'running' ? as_of_ms : ended_at_ms,
  ]);
  const messages = messagesTold(events).map(({ at_ms }) => at_ms);
  const last = Math.max(row.opened_at_ms, ...messages, ...ends.flatMap((at) => at ?? []));
  return cut(
    row.opened_at_ms,
    last,
    obligations.flatMap(({ pauses }) => pauses),
  );
}
