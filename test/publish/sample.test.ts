import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FigureMove, MonthlyFindings } from '../../pipeline/findings/contract.js';
import { findMonth } from '../../pipeline/findings/monthly.js';
import { ingestFiles } from '../../pipeline/ingest/ingest.js';
import { loadShippedPolicies } from '../../pipeline/policy/load.js';
import { publishMonth } from '../../pipeline/publish/publish.js';
import { replay } from '../../pipeline/replay.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { sampleRows } from '../findings/csv-rows.js';
import { lines } from '../ingest/desk.js';
import { ingested, sampleFiles } from '../queries/sample.js';
import { unrestated } from './numbers.js';

const folder = mkdtempSync(join(tmpdir(), 'punctual-restated-'));
const published = join(folder, 'published');
const names = ['ownbackup', 'openback', 'probax', 'crashplan'] as const;
const first = new Map<string, MonthlyFindings>();
let warehouse: Warehouse;

const month = (policy: string): Promise<MonthlyFindings> =>
  findMonth(warehouse, {
    policy,
    month: '2026-10',
    account: null,
    zone: 'UTC',
    period: 'due',
    published,
  });

const every = <Item>(items: readonly Item[], step: number): Item[] =>
  items.filter((_, index) => index % step === 0);

/** What comes after the month was published: late and corrected events, corrected cases, contracts, accounts and holidays. */
function changes(): Record<string, string> {
  const hourMs = 3_600_000;
  const events = sampleRows('events.csv').filter(({ at }) => at?.startsWith('2026-10'));
  const cases = sampleRows('cases.csv').filter(({ opened_at }) => opened_at?.startsWith('2026-10'));
  const moved = (at: string | null, hours: number) =>
    new Date(Date.parse(at ?? '') + hours * hourMs).toISOString();
  const told = (row: Record<string, string | null>) =>
    ['event_id', 'case_id', 'at', 'type', 'actor_type', 'actor_id', 'visibility', 'value']
      .map((column) => row[column] ?? '')
      .join(',');
  const stopped = every(sampleRows('contracts.csv'), 14);
  return {
    'events-2.csv': lines(
      'event_id,case_id,at,type,actor_type,actor_id,visibility,value',
      ...every(events, 40).map((row) => told({ ...row, at: moved(row.at ?? null, 9) })),
      ...every(cases, 5).map(({ case_id, opened_at }, index) =>
        told({
          event_id: `late-${index}`,
          case_id: case_id ?? null,
          at: moved(opened_at ?? null, 1 + (index % 5) * 7),
          type: 'message',
          actor_type: 'agent',
          actor_id: 'x',
          visibility: 'public',
        }),
      ),
    ),
    'cases-2.csv': lines(
      'case_id,account_id,opened_at,severity,channel',
      ...every(cases, 9).map(
        ({ case_id, account_id, opened_at, channel }) =>
          `${case_id},${account_id},${opened_at},low,${channel ?? ''}`,
      ),
    ),
    'contracts-2.csv': lines(
      'account_id,policy,tier,starts_on,ends_on',
      ...stopped.map(
        ({ account_id, policy, tier, starts_on }) =>
          `${account_id},${policy},${tier ?? ''},${starts_on},2026-10-15`,
      ),
    ),
    'holidays-2.csv': lines('date,calendar', '2026-10-14,us', '2026-10-21,uk', '2026-10-20,israel'),
  };
}

beforeAll(async () => {
  warehouse = await ingested(sampleFiles);
  const policies = loadShippedPolicies();
  await replay(warehouse, { policies, asOfMs: Date.parse('2026-10-31T23:59:59Z') });
  for (const policy of names) {
    first.set(policy, await month(policy));
    await publishMonth(warehouse, published, await month(policy));
  }
  for (const [name, content] of Object.entries(changes())) {
    const path = join(folder, name);
    writeFileSync(path, content);
    await ingestFiles(warehouse, [{ name, path }]);
  }
  await replay(warehouse, { policies, asOfMs: Date.parse('2026-11-06T00:00:00Z') });
}, 180_000);

afterAll(() => {
  warehouse.close();
  rmSync(folder, { recursive: true });
});

/** Kinds that are added up from obligations, so that each cause has its share. */
const added = new Set<string>([
  'near',
  'tenth',
  'hour',
  'channel',
  'category',
  'account',
  'group',
  'timed',
  'bin',
  'verdict_hinging',
  'waived_rate',
  'waived_kept',
]);

const unexplained = ({ before, now, shares }: FigureMove) =>
  shares.length === 0 ||
  shares.some(({ causes }) => causes.some(({ kind }) => kind === 'unexplained'))
    ? [(now ?? before)?.id]
    : [];

test.each(names)(
  'late, corrected and newer data for a published month of %s leave no moved figure unexplained',
  async (policy) => {
    const now = await month(policy);
    const since = now.restatement?.since;
    if (since == null) throw new Error('Nothing was published.');
    expect(since.figures.length).toBeGreaterThan(5);
    expect(since.details.figures.length).toBeGreaterThan(100);
    const moves = [...since.figures, ...since.details.figures];
    expect(moves.flatMap(unexplained)).toEqual([]);
    const earlier = first.get(policy);
    expect(earlier === undefined ? [] : unrestated(earlier, now, since)).toEqual([]);
    expect(
      since.obligations.filter(({ causes }) => causes.some(({ kind }) => kind === 'unexplained')),
    ).toEqual([]);
    const undivided = moves.filter(({ shares }) => shares.some(({ items }) => items === 0));
    const isAdded = ({ before, now: is }: FigureMove) => added.has((is ?? before)?.kind ?? '');
    expect(undivided.filter(isAdded).map((move) => (move.now ?? move.before)?.id)).toEqual([]);
    expect(moves.filter(isAdded).length).toBeGreaterThan(10);
    for (const { before, now: is, shares } of moves) {
      const amounts = shares.flatMap(({ amount }) => amount ?? []);
      if (before?.value == null || is?.value == null || amounts.length < shares.length) continue;
      const sum = amounts.reduce((total, amount) => total + amount, 0);
      expect([is.id, sum]).toEqual([is.id, expect.closeTo(is.value - before.value, 9)]);
    }
  },
  60_000,
);
