import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atDesk, type Desk, lines } from './desk.js';

const plain = 'case_id,at,type,actor_type,visibility,note';
const withId = 'case_id,at,type,value,event_id';

test('the same file twice changes nothing', async () => {
  await atDesk(async (desk) => {
    const content = lines(plain, 'C1,2026-03-02T10:00:00Z,message,agent,public,a');
    await desk.take('events.csv', content);
    const again = await desk.take('renamed.csv', content);
    expect(again).toMatchObject({ isUnchanged: true, rowsRead: 1, loaded: 0, duplicates: 1 });
    expect(await desk.rows('select * from raw.sources')).toHaveLength(1);
    expect(await desk.rows('select * from raw.events')).toHaveLength(1);
  });
});

test('an export that overlaps an earlier one adds what is new', async () => {
  await atDesk(async (desk) => {
    const row = (minute: number) => `C1,2026-03-02T10:0${minute}:00Z,message,agent,public,a`;
    await desk.take('first.csv', lines(plain, row(1), row(2)));
    const result = await desk.take('second.csv', lines(plain, row(2), row(3)));
    expect(result).toMatchObject({ rowsRead: 2, loaded: 1, duplicates: 1 });
    expect(await desk.rows('select source_id, source_row from raw.events order by all')).toEqual([
      { source_id: 1, source_row: 1 },
      { source_id: 1, source_row: 2 },
      { source_id: 2, source_row: 2 },
    ]);
  });
});

test('an event without an id is the same by what it says, and nothing supersedes it', async () => {
  await atDesk(async (desk) => {
    await desk.take(
      'events.csv',
      lines(
        plain,
        'C1,2026-03-02T10:00:00Z,message,agent,public,first',
        'C1,2026-03-02T10:00:00Z,message,agent,public,second',
        'C1,2026-03-02T10:00:00Z,message,agent,internal,other',
      ),
    );
    expect(await desk.rows('select note from raw.events order by source_row')).toEqual([
      { note: 'first' },
      { note: 'other' },
    ]);
    expect(await desk.rows('select * from raw.superseded')).toEqual([]);
  });
});

test('the later ingest of an event id holds, in the place of the first, and the old content is kept', async () => {
  await atDesk(async (desk) => {
    await desk.take(
      'first.csv',
      lines(
        withId,
        'C1,2026-03-02T10:00:00Z,severity,low,E1',
        'C1,2026-03-02T10:00:00Z,severity,high,E2',
      ),
    );
    const later = await desk.take(
      'second.csv',
      lines(withId, 'C1,2026-03-02T11:00:00Z,severity,medium,E1'),
    );
    expect(later).toMatchObject({ loaded: 1, duplicates: 0 });
    expect(
      await desk.rows(
        `select event_id, value, source_id, source_row, content_source_id, content_row
        from raw.events order by source_row`,
      ),
    ).toEqual([
      {
        event_id: 'E1',
        value: 'medium',
        source_id: 1,
        source_row: 1,
        content_source_id: 2,
        content_row: 1,
      },
      {
        event_id: 'E2',
        value: 'high',
        source_id: 1,
        source_row: 2,
        content_source_id: null,
        content_row: null,
      },
    ]);
    const [old] = await desk.rows<{ content: string }>(
      'select key, content, source_id, superseded_by_source_id from raw.superseded',
    );
    expect(old).toMatchObject({
      key: '{"event_id":"E1"}',
      source_id: 1,
      superseded_by_source_id: 2,
    });
    expect(JSON.parse(old?.content ?? '{}')).toMatchObject({ value: 'low' });
  });
});

test.each([
  ['2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z', 'new'],
  ['2026-03-01T00:00:00Z', '2026-02-01T00:00:00Z', 'old'],
  ['2026-03-01T00:00:00Z', undefined, 'new'],
  [undefined, '2026-02-01T00:00:00Z', 'new'],
  ['2026-03-01T00:00:00Z', '2026-03-01T00:00:00Z', 'new'],
])('exported at %s, then at %s: the %s content holds', async (first, second, holds) => {
  await atDesk(async (desk) => {
    const header = 'case_id,account_id,opened_at,subject';
    const row = (subject: string) => lines(header, `C1,A1,2026-03-02T10:00:00Z,${subject}`);
    await desk.take('first.csv', row('old'), { exportedAt: first });
    const result = await desk.take('second.csv', row('new'), { exportedAt: second });
    expect(await desk.rows('select subject from raw.cases')).toEqual([{ subject: holds }]);
    expect(await desk.rows('select * from raw.superseded')).toHaveLength(1);
    expect(result.loaded + result.duplicates).toBe(1);
    expect(result.loaded).toBe(holds === 'new' ? 1 : 0);
  });
});

test.each([
  ['accounts', 'account_id,name', 'A1,Acme', 'A1,Apex', 'A2,Acme'],
  [
    'contracts',
    'account_id,policy,tier,starts_on,plan',
    'A1,p,pro,2026-01-01,paid',
    'A1,p,pro,2026-01-01,trial',
    'A1,p,,2026-01-01,paid',
  ],
  [
    'contacts',
    'account_id,contact_id,named_from,named_to',
    'A1,P1,2026-01-01,',
    'A1,P1,2026-01-01,2026-02-01',
    'A1,P1,2026-03-01,',
  ],
  [
    'surveys',
    'case_id,sent_at,score',
    'C1,2026-03-02T10:00:00Z,',
    'C1,2026-03-02T10:00:00Z,5',
    'C1,,5',
  ],
  [
    'engagements',
    'account_id,held_at,type,duration_minutes',
    'A1,2026-03-02T10:00:00Z,kickoff,30',
    'A1,2026-03-02T10:00:00Z,kickoff,60',
    'A1,2026-03-02T10:00:00Z,onboarding,30',
  ],
  [
    'releases',
    'product,version,released_on',
    'Vault,9,2026-01-01',
    'Vault,9,2026-01-02',
    'Vault,10,2026-01-01',
  ],
  [
    'holidays',
    'date,calendar,name,opens,closes',
    '2026-12-24,us,Eve,09:00,12:00',
    '2026-12-24,us,Christmas Eve,09:00,12:00',
    '2026-12-24,us,Eve,13:00,14:00',
  ],
])(
  '%s: the same key is replaced, another key is another row',
  async (table, header, old, replacing, other) => {
    await atDesk(async (desk) => {
      await desk.take('first.csv', lines(header, old));
      const result = await desk.take('second.csv', lines(header, replacing, other));
      expect(result).toMatchObject({ table, loaded: 2, duplicates: 0 });
      expect(await desk.rows(`select * from raw.${table}`)).toHaveLength(2);
      expect(await desk.rows('select * from raw.superseded')).toHaveLength(1);
    });
  },
);

const event = fc.record({
  caseId: fc.integer({ min: 1, max: 3 }),
  minute: fc.integer({ min: 0, max: 4 }),
  type: fc.constantFrom('message', 'status', 'severity', 'nonsense'),
  value: fc.constantFrom('open', 'pending', 'parked', ''),
  eventId: fc.constantFrom('', '1', '2', '3', '4'),
  isBroken: fc.boolean(),
});

const textOf = (given: {
  caseId: number;
  minute: number;
  type: string;
  value: string;
  eventId: string;
  isBroken: boolean;
}): string => {
  const text = `C${given.caseId},2026-03-02T10:0${given.minute}:00Z,${given.type},${given.value},${given.eventId}`;
  return given.isBroken && given.minute === 0 ? `${text},,more` : text;
};

test('one file or ten consecutive pieces give the same warehouse, and no row is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 40 }), async (events) => {
      const rows = events.map(textOf);
      const whole = await atDesk(async (desk) => {
        const result = await desk.take('all.csv', lines(withId, ...rows));
        expect(result.rowsRead).toBe(rows.length);
        expect(result.loaded + result.duplicates + result.quarantined).toBe(rows.length);
        return contentOf(desk);
      });
      const pieces = await atDesk(async (desk) => {
        const size = Math.max(1, Math.ceil(rows.length / 10));
        for (let start = 0; start < rows.length; start += size) {
          await desk.take(`${start}.csv`, lines(withId, ...rows.slice(start, start + size)));
        }
        return contentOf(desk);
      });
      expect(pieces).toEqual(whole);
    }),
    { numRuns: 15, seed: 11 },
  );
});

async function contentOf(desk: Desk): Promise<unknown> {
  return {
    events: await desk.rows(
      `select case_id, at_ms, type, value, event_id
      from raw.events
      order by source_id, source_row`,
    ),
  };
}
