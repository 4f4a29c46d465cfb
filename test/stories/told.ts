import type { ScenarioRow } from '../oracle/scenarios.js';
import type { Expectation } from './story.js';

/** The words of a story's expectation, and the ledger's column behind each. */
const columns: Readonly<Record<string, keyof ScenarioRow>> = {
  verdict: 'verdict',
  reason: 'reason',
  due: 'due_at_ms',
  low: 'due_low_at_ms',
  started: 'started_at_ms',
  satisfied: 'satisfied_at_ms',
  ended: 'ended_at_ms',
  elapsed: 'elapsed_ms',
  overdue: 'overdue_ms',
  in_gap: 'targets_in_gap',
  tier: 'tier',
  severity: 'severity',
  clause: 'clause',
  calendar: 'calendar',
  target: 'target',
  settled: 'settled',
  hinges_on: 'hinges_on',
  policy_version: 'policy_version',
};

/** Which obligation an expectation speaks of: `update 2 under zone=fixed`; `case` is the row without a promise. */
export interface Asked {
  readonly promise: string | null;
  /** What is owed to an account, as the policy's file calls it: `deliverable kickoff 2`. */
  readonly deliverable: string | null;
  readonly sequence: number;
  readonly scenario: string;
}

/** Reads the key of an expectation. */
export function askedBy(key: string): Asked {
  const [obligation = '', scenario = 'house'] = key.split(' under ');
  const [promise = '', ...rest] = obligation.split(' ');
  const deliverable = promise === 'deliverable' ? (rest.shift() ?? null) : null;
  const sequence = Number(rest[0] ?? '1');
  return { promise: promise === 'case' ? null : promise, deliverable, sequence, scenario };
}

/** The row that an expectation speaks of among a story's own; deliverables by the names that the policy gives them. */
export function rowAsked(
  own: readonly ScenarioRow[],
  asked: Asked,
  names: Readonly<Record<string, string>>,
): ScenarioRow | undefined {
  const rows = own
    .filter(({ scenario }) => scenario === asked.scenario)
    .filter(({ promise }) => promise === asked.promise);
  if (asked.promise === null) return rows[0];
  if (asked.deliverable === null) {
    return rows.find(({ sequence }) => sequence === asked.sequence);
  }
  const name = names[asked.deliverable];
  if (name === undefined) throw new Error(`No such deliverable: ${asked.deliverable}`);
  return rows
    .filter(({ target }) => target === name)
    .sort((a, b) => (a.started_at_ms ?? 0) - (b.started_at_ms ?? 0))[asked.sequence - 1];
}

/** What the ledger says in an expectation's words, and only of what it asks. */
export function tellOf(row: ScenarioRow | undefined, asked: Expectation): unknown {
  if (row === undefined) return 'none';
  if (asked === 'none') return { verdict: row.verdict };
  return Object.fromEntries(
    Object.keys(asked).map((word) => {
      const column = columns[word];
      if (column === undefined) throw new Error(`No story may ask for "${word}".`);
      return [word, row[column] ?? null];
    }),
  );
}

/** An expectation with its instants and durations as the ledger holds them. */
export function plainOf(asked: Expectation): unknown {
  if (asked === 'none') return asked;
  return Object.fromEntries(
    Object.entries(asked).map(([word, value]) => {
      const column = columns[word] ?? '';
      if (value === 'none' || value === null) return [word, null];
      if (column.endsWith('_at_ms')) return [word, Date.parse(String(value))];
      if (column.endsWith('_ms')) return [word, durationOf(String(value))];
      return [word, typeof value === 'number' && word !== 'in_gap' ? String(value) : value];
    }),
  );
}

/** `2h`, `90m`, `1h30m`, `0m` in milliseconds; `5s` and `1ms` too. */
function durationOf(text: string): number {
  const units: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
  const parts = [...text.matchAll(/(\d+)(ms|h|m|s)/g)];
  if (parts.map(([part]) => part).join('') !== text) throw new Error(`Not a duration: ${text}`);
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0), 0);
}
