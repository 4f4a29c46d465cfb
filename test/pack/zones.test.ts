import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseOffsets, zonesFrom } from '../../pipeline/pack/offsets.js';
import { verifyPack } from '../../pipeline/pack/verify.js';
import { writePack } from '../../pipeline/pack/write.js';
import { loadPolicies } from '../../pipeline/policy/load.js';
import { civilZone, tabledZone, type ZoneNamed } from '../../pipeline/policy/zone.js';
import { replay } from '../../pipeline/replay.js';
import { openWarehouse } from '../../pipeline/warehouse/open.js';
import { makeWorld, type World } from './world.js';

let world: World;
const scratch = mkdtempSync(join(tmpdir(), 'punctual-zones-'));

beforeAll(async () => {
  world = await makeWorld();
}, 60_000);
afterAll(() => {
  world.remove();
  rmSync(scratch, { recursive: true, force: true });
});

const abolished = Date.UTC(2026, 2, 15);

/** A law of the clock that no machine knows: Madrid keeps to UTC from 15 March 2026. */
const otherLaw: ZoneNamed = (name) =>
  name === 'Europe/Madrid'
    ? tabledZone(name, [
        { fromMs: -8e15, offsetMs: 3_600_000 },
        { fromMs: abolished, offsetMs: 0 },
      ])
    : civilZone(name);

test('a pack made under another law of the clock is verified by its own, and the difference is a notice', async () => {
  const warehouse = await openWarehouse(join(world.folder, 'punctual.duckdb'));
  const path = join(scratch, 'other');
  try {
    await replay(warehouse, {
      policies: loadPolicies([join(world.folder, 'acme.yaml')], () => 'acme.yaml'),
      asOfMs: Date.parse('2026-03-31T12:00:00Z'),
      zones: { accounts: otherLaw, calendars: otherLaw },
    });
    await writePack(warehouse, {
      path,
      name: 'other',
      scope: { zone: 'UTC' },
      inputs: 'where they lay',
    });
  } finally {
    warehouse.close();
  }
  const { differences, notices } = await verifyPack({ name: 'other', path });
  expect(differences).toEqual([]);
  expect(notices).toEqual([
    'Europe/Madrid stands at UTC+00:00 from 2026-03-15T00:00:00.000Z in the pack, and this machine has +01:00. The pack’s clock was used.',
  ]);
});

test('a zone by its table tells the same time as the zone itself, at every hour of two years and at every change', () => {
  for (const name of ['Europe/Madrid', 'Australia/Lord_Howe', 'America/St_Johns', 'UTC+10']) {
    const zone = civilZone(name);
    if (zone === null) throw new Error(`No zone ${name}.`);
    const from = Date.UTC(2025, 0, 1);
    const to = Date.UTC(2027, 0, 1);
    const edges = [from, ...zone.transitions(from, to)];
    const tabled = tabledZone(
      name,
      edges.map((edge, index) => ({
        fromMs: index === 0 ? -8e15 : edge,
        offsetMs: zone.offsetMs(edge),
      })),
    );
    expect(tabled.transitions(from, to)).toEqual(zone.transitions(from, to));
    for (let at = from; at < to; at += 3_600_000) {
      if (tabled.offsetMs(at) !== zone.offsetMs(at)) throw new Error(`${name} at ${at}`);
      const there = tabled.instantsOf(at);
      const here = zone.instantsOf(at);
      if (there.earlier !== here.earlier || there.later !== here.later) {
        throw new Error(`${name}, local ${at}`);
      }
    }
  }
});

test.each([
  ['another header', 'zone,offset\n'],
  ['a use that there is none of', 'used_for,time_zone,from_at,to_at,offset_ms\nfun,UTC,,,0\n'],
  [
    'an instant that is none',
    'used_for,time_zone,from_at,to_at,offset_ms\naccounts,UTC,2026-13-01,,0\n',
  ],
  ['no line break at its end', 'used_for,time_zone,from_at,to_at,offset_ms\naccounts,UTC,,,0'],
])('offsets with %s are not read', (_, text) => {
  expect(parseOffsets(text)).toBeNull();
});

test('a zone that the pack does not tell of is none', () => {
  const rows = parseOffsets('used_for,time_zone,from_at,to_at,offset_ms\naccounts,UTC,,,0\n') ?? [];
  expect(zonesFrom(rows, 'accounts')('UTC')?.offsetMs(0)).toBe(0);
  expect(zonesFrom(rows, 'calendars')('UTC')).toBeNull();
});
