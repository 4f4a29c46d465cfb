import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOfLocal, offsetsOf } from '../../pipeline/ingest/zone.js';
import { civilZone } from '../../pipeline/policy/zone.js';
import { atDesk, lines, refusal } from './desk.js';

test.each([
  ['2026-03-02T10:00:00Z', '2026-03-02T10:00:00.000Z'],
  ['2026-03-02T10:00Z', '2026-03-02T10:00:00.000Z'],
  ['2026-03-02t10:00:00z', '2026-03-02T10:00:00.000Z'],
  ['2026-03-02 10:00:00+02:00', '2026-03-02T08:00:00.000Z'],
  ['2026-03-02 10:00:00 +02:00', '2026-03-02T08:00:00.000Z'],
  ['2026-03-02T10:00:00+0200', '2026-03-02T08:00:00.000Z'],
  ['2026-03-02T10:00:00-05', '2026-03-02T15:00:00.000Z'],
  ['2026-03-02T10:00-05:30', '2026-03-02T15:30:00.000Z'],
  ['2026-03-02 10:00:00 UTC', '2026-03-02T10:00:00.000Z'],
  ['2026-03-02T10:00:00.123999999Z', '2026-03-02T10:00:00.123Z'],
  ['"2026-03-02T10:00:00,5Z"', '2026-03-02T10:00:00.500Z'],
])('%s is read as %s', async (text, expected) => {
  expect(await readAt(text)).toBe(expected);
});

test.each([
  'yesterday',
  '2026-02-30T10:00:00Z',
  '2026-03-02',
  '02/03/2026 10:00',
  '2026-03-02T10:00:00 America/New_York',
  'infinity',
  'epoch',
  '0026-03-02T10:00:00Z',
  '9999-12-31T00:00:00Z',
  '1772445600',
])('%s is quarantined', async (text) => {
  expect(await readAt(text, 'Europe/London')).toBe('quarantined');
});

test('a time without an offset and without a zone stops the file, and the way on is told', async () => {
  const told = await refusal(readAt('2026-03-02 10:00:00'));
  expect(told).toContain('events.csv, row 1, column at');
  expect(told).toContain('"2026-03-02 10:00:00" says no offset from UTC');
  expect(told).toContain('--zone Europe/London');
});

test.each([
  ['2026-03-08 02:30:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
  ['2026-03-08 01:59:59', 'America/New_York', '2026-03-08T06:59:59.000Z'],
  ['2026-03-08 03:00:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
  ['2026-11-01 01:30:00', 'America/New_York', '2026-11-01T05:30:00.000Z'],
  ['2026-11-01 02:00:00', 'America/New_York', '2026-11-01T07:00:00.000Z'],
  ['2011-12-30 12:00:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ['2026-03-02 10:00:00', '+05:30', '2026-03-02T04:30:00.000Z'],
  ['2026-03-02 10:00:00', 'UTC', '2026-03-02T10:00:00.000Z'],
  ['2026-03-02 10:00:00', 'europe/london', '2026-03-02T10:00:00.000Z'],
])('%s in %s is %s', async (text, zone, expected) => {
  expect(await readAt(text, zone)).toBe(expected);
});

test('times that clocks skipped or showed twice are counted', async () => {
  await atDesk(async (desk) => {
    const result = await desk.take(
      'events.csv',
      lines(
        'case_id,at,type',
        'C1,2026-03-08 02:30:00,message',
        'C1,2026-11-01 01:30:00,message',
        'C1,2026-11-01 01:45:00,message',
        'C1,2026-06-01 01:30:00,message',
        'C1,2026-11-01T01:30:00Z,message',
      ),
      { zone: 'America/New_York' },
    );
    expect(result).toMatchObject({ loaded: 5, gapTimes: 1, overlapTimes: 2 });
    const [source] = await desk.rows(
      'select dst_gap_times, dst_overlap_times, zone from raw.sources',
    );
    expect(source).toEqual({
      dst_gap_times: 1,
      dst_overlap_times: 2,
      zone: 'America/New_York',
    });
  });
});

test('no time at all stays none beside times that clocks skipped', async () => {
  await atDesk(async (desk) => {
    await desk.take(
      'cases.csv',
      lines('case_id,account_id,opened_at,closed_at', 'C1,A1,2026-03-08 02:30:00,'),
      { zone: 'America/New_York' },
    );
    expect(await desk.rows('select closed_at_ms from raw.cases')).toEqual([{ closed_at_ms: null }]);
  });
});

test.each([
  ['IST', 'no time zone that has one meaning'],
  ['Europe/Londn', 'Did you mean "Europe/London"?'],
  ['Berlin', 'Did you mean "Europe/Berlin"?'],
  ['+25:00', 'beyond 18 hours'],
])('the zone %s is refused', async (zone, expected) => {
  expect(await refusal(readAt('2026-03-02 10:00:00', zone))).toContain(expected);
});

test('local times in all zones are the earlier instant, or the first valid one', async () => {
  const zones = [
    'America/New_York',
    'America/Sao_Paulo',
    'Europe/London',
    'Asia/Jerusalem',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'America/St_Johns',
  ];
  const from = Date.UTC(2005, 0, 1);
  const to = Date.UTC(2027, 0, 1);
  await atDesk(async (desk) => {
    for (const name of zones) {
      const zone = civilZone(name);
      if (zone === null) throw new Error(`There is no zone ${name}.`);
      const near = zone
        .transitions(from, to)
        .flatMap((at) => [-7200, -3600, -1800, -1, 0, 1, 1800, 3600].map((s) => at + s * 1000))
        .map((at) => at + zone.offsetMs(at));
      const anywhere = fc.sample(fc.integer({ min: 0, max: (to - from) / 60_000 }), {
        numRuns: 200,
        seed: 7,
      });
      const locals = [...near, ...anywhere.map((minute) => from + minute * 60_000)];
      const offsets = await offsetsOf({ is: 'named', name }, desk.warehouse);
      const read = await desk.rows<{ local: number; instant: number }>(
        `select local, ${instantOfLocal('local', offsets)} as instant
        from (select unnest([${locals.join(', ')}]::bigint[]) as local)`,
      );
      const wrong = read.filter(({ local, instant }) => instant !== zone.instantsOf(local).earlier);
      expect(wrong, name).toEqual([]);
      expect(read.length).toBe(locals.length);
    }
  });
});

async function readAt(text: string, zone?: string): Promise<string> {
  return atDesk(async (desk) => {
    await desk.take('events.csv', lines('case_id,at,type', `C1,${text},message`), { zone });
    const [row] = await desk.rows<{ at_ms: number }>('select at_ms from raw.events');
    return row === undefined ? 'quarantined' : new Date(row.at_ms).toISOString();
  });
}
