import { expect, test } from 'vitest';
import type { EventRow } from '../oracle/case.js';
import { historyOf } from '../oracle/history.js';
import type { ScenarioRow } from '../oracle/scenarios.js';
import type { Export } from '../stories/export.js';
import { productLedger } from '../stories/ledgers.js';
import { batch } from './batch.js';

const asOf = Date.UTC(2024, 10, 4, 15, 15);
const active = ['new', 'open'];

test('adding a pause never makes a due earlier', async () => {
  const told = batch(8000, { policies: 6, casesEach: 60 });
  const before = byObligation(await productLedger(told, asOf, false));
  const after = byObligation(await productLedger(paused(told), asOf, false));
  const pairs = [...before].flatMap(([key, row]) => {
    const late = after.get(key);
    return late === undefined ? [] : [{ key, early: dueOf(row), late: dueOf(late) }];
  });
  expect(pairs.length).toBeGreaterThan(400);
  expect(pairs.filter(({ early, late }) => late > early).length).toBeGreaterThan(20);
  expect(pairs.filter(({ early, late }) => late < early)).toEqual([]);
});

/** The same cases, each waiting for the customer during half of its longest spell of work. */
function paused({ world, files }: Export): Export {
  const events = world.cases.map((row) => {
    const facts = world.events[row.case_id] ?? [];
    const spells = historyOf(row, facts, asOf)
      .statuses.map(({ from, value }, index, all) => ({
        from,
        value,
        length: (all[index + 1]?.from ?? asOf) - from,
      }))
      .filter(({ value }) => value === null || active.includes(value))
      .sort((a, b) => b.length - a.length);
    const [longest] = spells;
    if (longest === undefined || longest.length < 4) return [row.case_id, facts] as const;
    const quarter = Math.floor(longest.length / 4);
    const pause = [
      statusAt(free(facts, longest.from + quarter), 'pending'),
      statusAt(free(facts, longest.from + 3 * quarter), longest.value ?? 'open'),
    ];
    return [row.case_id, [...facts, ...pause]] as const;
  });
  return { files, world: { ...world, events: Object.fromEntries(events) } };
}

/** The first instant from this on at which nothing else happened. */
function free(facts: readonly EventRow[], at: number): number {
  return facts.some((fact) => fact.at_ms === at) ? free(facts, at + 1) : at;
}

/** By the customer: an agent's change could be the first touch, and so change more than a pause. */
function statusAt(at_ms: number, value: string): EventRow {
  return { at_ms, type: 'status', actor_type: 'customer', visibility: null, value, event_id: null };
}

function byObligation(rows: readonly ScenarioRow[]): Map<string, ScenarioRow> {
  const timed = rows.filter(({ elapsed_ms }) => elapsed_ms !== null);
  return new Map(
    timed.map((row) => [`${row.case_id} ${row.promise} ${row.started_at_ms}`, row] as const),
  );
}

function dueOf(row: ScenarioRow): number {
  return row.due_at_ms ?? Number.POSITIVE_INFINITY;
}
