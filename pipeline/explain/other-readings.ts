import type { Policy } from '../policy/schema.js';
import type { ElsewhereOnly, OtherReading } from './contract.js';
import type { OutcomeRow, ScenarioRow } from './facts.js';

/**
 * What every other scenario says of an obligation where its verdict or its due differs, other verdicts first.
 * Beside another scenario than the house's, the house speaks for all that say the same as it.
 */
export function otherReadings(
  own: OutcomeRow,
  outcomes: readonly OutcomeRow[],
  scenarios: readonly ScenarioRow[],
  policy: Policy,
): OtherReading[] {
  const same = new Map(
    outcomes
      .filter((row) => row.promise === own.promise && row.started_at_ms === own.started_at_ms)
      .map((row) => [row.scenario, row]),
  );
  const house = own.scenario === 'house' ? undefined : same.get('house');
  const told = scenarios.flatMap(({ scenario, reading, option }) => {
    const row = same.get(scenario);
    if (row === undefined || scenario === own.scenario) return [];
    if (house !== undefined && row !== house && isLike(row, house)) return [];
    const is_other_verdict = row.verdict !== own.verdict && row.verdict !== 'unmeasured';
    if (row.verdict === own.verdict && row.due_at_ms === own.due_at_ms) return [];
    const asked = reading === null ? undefined : policy.readings[reading];
    return {
      scenario,
      reading,
      option,
      clause: asked?.clause ?? null,
      says: meaningOf(policy, scenario),
      verdict: row.verdict,
      due_at_ms: row.due_at_ms,
      satisfied_at_ms: row.satisfied_at_ms,
      target: row.target,
      reason: row.reason,
      is_other_verdict,
    };
  });
  return [
    ...told.filter((other) => other.is_other_verdict),
    ...told.filter((other) => !other.is_other_verdict),
  ];
}

function isLike(a: OutcomeRow, b: OutcomeRow): boolean {
  return (
    a.verdict === b.verdict &&
    a.due_at_ms === b.due_at_ms &&
    a.satisfied_at_ms === b.satisfied_at_ms
  );
}

/** Promises of the case of which a scenario holds obligations that the own one does not have. */
export function elsewhereOnly(
  scenario: string,
  outcomes: readonly OutcomeRow[],
  scenarios: readonly ScenarioRow[],
  policy: Policy,
): ElsewhereOnly[] {
  const keyOf = (row: OutcomeRow) => `${row.promise} ${row.started_at_ms}`;
  const own = new Set(outcomes.filter((row) => row.scenario === scenario).map(keyOf));
  return scenarios.flatMap(({ scenario: name }) => {
    const extra = outcomes.filter((row) => row.scenario === name && !own.has(keyOf(row)));
    const promises = [...new Set(extra.flatMap(({ promise }) => promise ?? []))];
    return promises.map((promise) => {
      const rows = extra.filter((row) => row.promise === promise);
      return {
        scenario: name,
        says: meaningOf(policy, name),
        promise,
        count: rows.length,
        missed: rows.filter((row) => row.verdict === 'missed').length,
      };
    });
  });
}

/** What a scenario takes the text to mean, as the policy puts it. */
export function meaningOf(policy: Policy, scenario: string): string {
  if (scenario === 'house') return 'Every clause as the house reads it.';
  if (scenario === 'strict') return 'Every open clause read for the customer.';
  if (scenario === 'lenient') return 'Every open clause read for the vendor.';
  const [reading = '', option = ''] = scenario.split('=');
  return policy.readings[reading]?.options[option]?.says ?? scenario;
}
