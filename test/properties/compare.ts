import type { ScenarioRow } from '../oracle/scenarios.js';

const compared = [
  'policy_version',
  'tier',
  'severity',
  'sequence',
  'clause',
  'calendar',
  'target',
  'target_ms',
  'target_low_ms',
  'due_at_ms',
  'due_low_at_ms',
  'satisfied_at_ms',
  'ended_at_ms',
  'elapsed_ms',
  'overdue_ms',
  'targets_in_gap',
  'verdict',
  'reason',
  'settled',
  'hinges_on',
] as const satisfies readonly (keyof ScenarioRow)[];

/** Columns in which two ledgers differ, obligation by obligation; what only one has is `there` or `not there`. */
export function differences(
  oracle: readonly ScenarioRow[],
  product: readonly ScenarioRow[],
): string[] {
  const left = byKey(oracle);
  const right = byKey(product);
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) => {
    const ours = left.get(key);
    const theirs = right.get(key);
    if (ours === undefined || theirs === undefined) {
      const verdict = (ours ?? theirs)?.verdict;
      return [`${key}: ${verdict}, oracle ${seen(ours)}, product ${seen(theirs)}`];
    }
    const wrong = columnsOf(ours, theirs).filter(
      (column) => (ours[column] ?? null) !== (theirs[column] ?? null),
    );
    if (wrong.length === 0) return [];
    return [
      `${key}: ${wrong.map((column) => `${column} ${tell(column, ours)} / ${tell(column, theirs)}`).join(', ')}`,
    ];
  });
}

/** What is unmeasured is compared in what it says of that. */
function columnsOf(ours: ScenarioRow, theirs: ScenarioRow): readonly (typeof compared)[number][] {
  const isUnmeasured = ours.verdict === 'unmeasured' && theirs.verdict === 'unmeasured';
  return isUnmeasured ? ['verdict', 'reason', 'sequence', 'settled', 'hinges_on'] : compared;
}

function byKey(rows: readonly ScenarioRow[]): Map<string, ScenarioRow> {
  const found = new Map(
    rows.map((row) => [
      [row.scenario, ...whose(row), row.promise, instant(row.started_at_ms)].join(' '),
      row,
    ]),
  );
  if (found.size !== rows.length) throw new Error('One obligation stands twice in a ledger.');
  return found;
}

/** What an account is owed outside of cases is told apart by what it is. */
function whose({ case_id, account_id, target }: ScenarioRow): (string | null)[] {
  return case_id === null ? [account_id, target] : [case_id];
}

function tell(column: (typeof compared)[number], row: ScenarioRow): string {
  const value = row[column] ?? null;
  return column.endsWith('_at_ms') && typeof value === 'number' ? instant(value) : String(value);
}

function instant(at: number | null): string {
  return at === null ? 'none' : new Date(at).toISOString();
}

function seen(row: ScenarioRow | undefined): string {
  return row === undefined ? 'not there' : 'there';
}
