import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TimelinesFinding } from '../../pipeline/findings/contract.js';
import { findTimelines } from '../../pipeline/findings/timelines.js';
import { replay } from '../../pipeline/replay.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { timelineDrawing } from '../../reports/charts/timeline.js';
import { columnWidth, size } from '../../reports/look/tokens.js';
import { themed } from '../../reports/look/variables.js';
import { textWidth } from '../../reports/render/measure.js';
import { timelineFigure } from '../../reports/timelines/figure.js';
import { hoursOf } from '../../reports/timelines/hours.js';
import { timelineKey } from '../../reports/timelines/key.js';
import { timelinePanel } from '../../reports/timelines/panel.js';
import { piecesOf } from '../../reports/timelines/pieces.js';
import { ticksOf } from '../../reports/timelines/ticks.js';
import { ingested, sampleFiles, shipped } from '../queries/sample.js';

const dayMs = 86_400_000;
const asOf = Date.parse('2026-10-31T23:59:59Z');
const plain = (id: string | null) => id ?? '';
const names = {
  tier: plain,
  severity: plain,
  place: (tier: string | null, severity: string | null) => `${plain(severity)} on ${plain(tier)}`,
  label: (tier: string | null, severity: string | null) => `${plain(tier)}, ${plain(severity)}`,
};
const words = { zone: 'Europe/London', names };

describe('the lives of the sample’s cases', () => {
  let warehouse: Warehouse;
  let internal: TimelinesFinding;
  let ids: readonly string[];

  beforeAll(async () => {
    warehouse = await ingested(sampleFiles);
    const policies = shipped('crashplan', 'ownbackup', 'probax');
    await replay(warehouse, { policies, asOfMs: asOf, scenarios: 'house' });
    const rows = await warehouse.rows<{ case_id: string }>(
      'select case_id from case_facts order by case_id',
    );
    ids = rows.map(({ case_id }) => case_id);
    internal = await findTimelines(warehouse, ids, 'internal');
  }, 120_000);
  afterAll(() => warehouse.close());

  const focused = (verdicts: readonly string[]) =>
    internal.cases.flatMap((timeline) =>
      timeline.obligations
        .filter(({ verdict }) => verdicts.includes(verdict))
        .map((focus) => ({ timeline, focus })),
    );

  test('the time that is drawn as counted is the ledger’s, to the millisecond', () => {
    const timed = focused(['met', 'missed', 'running', 'void']).filter(
      ({ focus }) => focus.elapsedMs !== null && focus.startedAtMs !== null,
    );
    const differing = timed.filter(({ timeline, focus }) => {
      const piece = { fromMs: focus.startedAtMs ?? 0, toMs: focus.endedAtMs ?? asOf, gap: null };
      const hours = internal.hours.find(({ key }) => key === focus.hoursKey) ?? null;
      const counted = hoursOf(timeline, focus, [piece], hours, asOf)
        .filter(({ state }) => state === 'counted' || state === 'overdue')
        .reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
      return counted !== focus.elapsedMs;
    });
    expect(timed.length).toBeGreaterThan(1500);
    expect(differing.map(({ focus }) => focus.obligationId)).toEqual([]);
  });

  test('every public message of the export is on the line of its case, once', async () => {
    const [told] = await warehouse.rows<{ messages: number }>(
      `select count(*) as messages from raw.events
      where type = 'message' and visibility = 'public' and case_id in (select case_id from case_facts)`,
    );
    const drawn = internal.cases.flatMap(({ events }) =>
      events.filter(({ type, isInternal }) => type === 'message' && !isInternal),
    );
    expect(drawn.filter(({ evidence }) => evidence !== null)).toHaveLength(told?.messages ?? 0);
  });

  test('a customer’s timelines hold no agent, no internal note and no row of the export', async () => {
    const told = await findTimelines(warehouse, ids, 'customer');
    const text = JSON.stringify(told);
    const agents = await warehouse.rows<{ actor_id: string }>(
      `select distinct actor_id from raw.events where actor_type = 'agent' and actor_id is not null`,
    );
    expect(agents.length).toBeGreaterThan(5);
    expect(agents.filter(({ actor_id }) => text.includes(`"${actor_id}"`))).toEqual([]);
    const events = told.cases.flatMap((timeline) => timeline.events);
    expect(events.filter(({ isInternal }) => isInternal)).toEqual([]);
    expect(events.filter(({ actorId, evidence }) => actorId ?? evidence)).toEqual([]);
    expect(JSON.stringify(internal)).toContain(`"${agents[0]?.actor_id}"`);
  });

  test('one account’s cases are found without any other’s', async () => {
    const some = await findTimelines(warehouse, ids.slice(0, 3), 'internal');
    expect(some.cases).toEqual(internal.cases.slice(0, 3));
    expect((await findTimelines(warehouse, ['no-such-case'], 'internal')).cases).toEqual([]);
    expect((await findTimelines(warehouse, [], 'internal')).cases).toEqual([]);
  });

  test('no word of a drawing stands on another or outside its column', () => {
    const missed = focused(['missed', 'running']);
    const crossed = missed.filter(({ timeline, focus }) => {
      const panel = timelinePanel(internal, timeline, focus, words);
      const texts = textsOf(timelineDrawing(panel, columnWidth, 'line'));
      return texts.some(
        (one, place) =>
          one.from < -0.5 ||
          one.to > columnWidth + 0.5 ||
          texts.some(
            (other, at) =>
              at > place && other.y === one.y && one.from < other.to && other.from < one.to,
          ),
      );
    });
    expect(missed.length).toBeGreaterThan(250);
    expect(crossed.map(({ focus }) => focus.obligationId)).toEqual([]);
  });

  test('a drawing is the same twice, and takes its colours from the page', () => {
    const [first] = focused(['missed']);
    if (first === undefined) throw new Error('Nothing was missed.');
    const panel = timelinePanel(internal, first.timeline, first.focus, words);
    const svg = timelineDrawing(panel, columnWidth, 'line');
    expect(timelineDrawing(panel, columnWidth, 'line')).toBe(svg);
    expect(themed(svg).match(/#[0-9a-f]{6}/gi) ?? []).toEqual([]);
    expect(svg).not.toContain('style=');
  });

  test('the heading says what became of the obligation, and the words beside the drawing say it again', () => {
    const late = focused(['missed']).find(
      ({ focus }) => focus.promise === 'first_response' && focus.satisfiedAtMs !== null,
    );
    if (late === undefined) throw new Error('No first response was late.');
    const { caseId } = late.timeline;
    const { obligationId } = late.focus;
    const figure = timelineFigure(internal, { caseId, obligationId }, words, 'full');
    const [panel] = figure?.panels ?? [];
    expect(panel?.heading).toMatch(
      new RegExp(`^${caseId} · .+ · first response missed by \\d+\\sh.* of business time`),
    );
    expect(panel?.description).toMatch(/Due .+ Satisfied .+ messages? of the customer/);
    expect(figure?.areNumbersShown).toBe(true);
    const facts = figure?.numbers.rows.map((row) => row[1]?.text) ?? [];
    expect(facts.filter((text) => text?.startsWith('First response due, missed by'))).toHaveLength(
      1,
    );
    expect(figure === null ? '' : timelineKey([figure])).toMatch(
      /thick line: it counts after the due/,
    );
    expect(timelineFigure(internal, { caseId, obligationId: 'none' }, words)).toBeNull();
  });
});

test('a life of a few days is drawn whole', () => {
  expect(piecesOf({ fromMs: 0, toMs: 3.5 * dayMs, moments: [dayMs] })).toEqual([
    { fromMs: 0, toMs: 3.5 * dayMs, gap: null },
  ]);
});

test('a long silence is left out, its length is said, and nothing that happened is lost', () => {
  const moments = [0, 1, 1.2, 30, 30.5, 90].map((days) => days * dayMs);
  const pieces = piecesOf({ fromMs: 0, toMs: 91 * dayMs, moments });
  expect(pieces.map(({ gap }) => gap)).toEqual([null, '… 28 days …', '… 59 days …']);
  for (const at of moments) {
    expect(pieces.some(({ fromMs, toMs }) => at >= fromMs && at <= toMs)).toBe(true);
  }
});

test('the axis names the zone, and names it again where the clocks change', () => {
  const fromMs = Date.parse('2026-10-24T08:00Z');
  const ticks = ticksOf([{ fromMs, toMs: fromMs + 2 * dayMs, gap: null }], 'Europe/London');
  expect(ticks[0]?.text).toBe('Sat 24 Oct 09:00 BST');
  expect(ticks.map(({ text }) => text)).toContain('Mon 26 Oct GMT');
  expect(ticks.filter(({ text }) => text.endsWith('T')).length).toBe(2);
});

interface Lettered {
  readonly y: string;
  readonly from: number;
  readonly to: number;
}

function textsOf(svg: string): Lettered[] {
  return [
    ...svg.matchAll(/<text x="([^"]+)" y="([^"]+)"[^>]*?( text-anchor="\w+")?>([^<]*)</g),
  ].map(([, x, y, anchor, text]) => {
    const wide = textWidth((text ?? '').replaceAll('&amp;', '&'), size.smallest);
    const at = Number(x);
    const from = anchor?.includes('end')
      ? at - wide
      : anchor?.includes('middle')
        ? at - wide / 2
        : at;
    return { y: y ?? '', from, to: from + wide };
  });
}
