import type { DeliverableFinding, DeliverableRow, HingeFinding, Named } from '../contract.js';
import { readingsIn } from '../hinges.js';
import type { SpokenScenario } from '../promises.js';
import { type ScoreCounts, scoreOf } from '../satisfaction.js';
import type { QuarterScores, VolumeFinding } from './contract.js';
import { groupBy, type OwnedRow } from './grouped.js';

export interface AnswerRow extends OwnedRow, ScoreCounts {
  readonly month: string;
  readonly scale_min: number | null;
  readonly scale_max: number | null;
  readonly good_from: number | null;
  readonly has_parts: boolean | null;
}

export interface VolumeRow extends OwnedRow {
  readonly kind: VolumeFinding['kind'];
  readonly value: string | null;
  readonly month: string;
  readonly cases: number;
}

export interface DeliverableOwed extends OwnedRow {
  readonly deliverable: string;
  readonly name: string;
  readonly clause: string | null;
  readonly tier: string | null;
  readonly started_at_ms: number;
  readonly due_at_ms: number | null;
  readonly satisfied_at_ms: number | null;
  readonly verdict: DeliverableRow['verdict'];
  readonly reason: string | null;
}

export interface HingeRow extends OwnedRow {
  readonly promise: string;
  readonly hinge_mask: string;
  readonly obligations: number;
}

const dayMs = 86_400_000;

/** What customers said by quarter, one finding for each scale, the most used first. */
export function scoresOf(rows: readonly AnswerRow[], quarters: readonly string[]): QuarterScores[] {
  const scales = groupBy(
    rows.filter(({ scale_max }) => scale_max !== null),
    ({ scale_min, scale_max }) => `${scale_min} ${scale_max}`,
  );
  const scored = [...scales.values()].map((own) => {
    const [first] = own;
    return {
      scaleMin: first?.scale_min ?? 0,
      scaleMax: first?.scale_max ?? 1,
      goodFrom: first?.good_from ?? first?.scale_max ?? 1,
      hasParts: first?.has_parts === true,
      quarters: quarters.map((quarter) => {
        const told = own.find(({ month }) => month === quarter);
        // Invitations that may have been on this scale, so that nobody knows how many were.
        const unplaced = rows.some(
          ({ month, scale_max, invited }) => month === quarter && scale_max === null && invited > 0,
        );
        const { invited = 0, answered = 0, good = 0, uninvited = 0 } = told ?? {};
        return scoreOf({ invited, answered, good, uninvited: uninvited + (unplaced ? 1 : 0) });
      }),
    };
  });
  const answers = ({ quarters: all }: QuarterScores) =>
    all.reduce((sum, { answered }) => sum + answered, 0);
  return scored.sort(
    (a, b) => answers(b) - answers(a) || a.scaleMax - b.scaleMax || a.scaleMin - b.scaleMin,
  );
}

/** Cases opened by quarter; within a kind, what the quarter had most of first. */
export function volumesOf(
  rows: readonly VolumeRow[],
  quarters: readonly string[],
): VolumeFinding[] {
  const values = groupBy(rows, ({ kind, value }) => JSON.stringify([kind, value]));
  const volumes = [...values.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const cases = quarters.map((quarter) =>
      own.reduce((sum, row) => sum + (row.month === quarter ? row.cases : 0), 0),
    );
    return [{ kind: first.kind, value: first.value, cases }];
  });
  const sum = ({ cases }: VolumeFinding) => cases.reduce((total, n) => total + n, 0);
  return volumes.sort(
    (a, b) =>
      (b.cases.at(-1) ?? 0) - (a.cases.at(-1) ?? 0) ||
      sum(b) - sum(a) ||
      (String(a.value) < String(b.value) ? -1 : 1),
  );
}

/** What the account was to be given besides answers: in the quarter, in the one before, and once. */
export function deliverablesOf(
  rows: readonly DeliverableOwed[],
  account: Named,
  toMs: number,
): DeliverableFinding[] {
  const deliverables = groupBy(rows, ({ deliverable }) => deliverable);
  return [...deliverables].map(([deliverable, own]) => {
    const dated = own.filter(({ due_at_ms }) => due_at_ms !== null);
    // Quarters end at the account's own midnight: a day either way tells them apart.
    const now = dated.filter(({ due_at_ms }) => (due_at_ms ?? 0) >= toMs - dayMs);
    const before = dated.filter(({ due_at_ms }) => (due_at_ms ?? 0) < toMs - dayMs);
    const told = (row: DeliverableOwed): DeliverableRow => ({
      account: account.name,
      tier: row.tier,
      startedAtMs: row.started_at_ms,
      dueAtMs: row.due_at_ms,
      satisfiedAtMs: row.satisfied_at_ms,
      verdict: row.verdict,
      reason: row.reason,
    });
    return {
      deliverable,
      name: own[0]?.name ?? deliverable,
      clause: own[0]?.clause ?? null,
      isQuarterly: dated.length > 0,
      now: (dated.length > 0 ? now : own).map(told),
      before: before.map(told),
    };
  });
}

/** On which readings verdicts of the quarter hang, and how many. */
export function hingesOf(
  rows: readonly HingeRow[],
  scenarios: readonly SpokenScenario[],
): HingeFinding[] {
  const sums = new Map<string, HingeFinding>();
  for (const { promise, hinge_mask, obligations } of rows) {
    const readings = readingsIn(hinge_mask, scenarios);
    const key = `${promise} ${readings.join(',')}`;
    const before = sums.get(key)?.obligations ?? 0;
    sums.set(key, { promise, readings, obligations: before + obligations });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
}
