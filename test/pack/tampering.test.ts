import { cpSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkFiles } from '../../pipeline/pack/check-files.js';
import { openPack } from '../../pipeline/pack/open.js';
import { editLedger, editManifest, editText, rehash } from './tampering.js';
import { makeWorld, type World } from './world.js';

let world: World;
let copies = 0;

beforeAll(async () => {
  world = await makeWorld();
  const packed = await world.punctual('pack', '--out', 'honest');
  if (packed.exitCode !== 0) throw new Error(packed.err);
}, 60_000);
afterAll(() => world.remove());

/** A copy of the honest pack to tamper with. */
function copy(): string {
  copies += 1;
  const folder = join(world.folder, `tampered-${copies}`);
  cpSync(join(world.folder, 'honest'), folder, { recursive: true });
  return folder;
}

test('an honest pack is verified, and says what was checked', async () => {
  const said = await world.punctual('verify', 'honest');
  expect(said.out).toContain('Verified: honest holds what it says');
  expect(said.out).toContain(
    '4 files read again: 22 rows = 21 loaded + 0 duplicates + 1 quarantined',
  );
  expect(said.out).toContain('36 rows under 4 scenarios, as of 2026-03-31T12:00:00.000Z');
  expect(said.exitCode).toBe(0);
});

type Tampering = (folder: string) => void | Promise<void>;

const naive: readonly (readonly [what: string, tamper: Tampering, told: string])[] = [
  ['a byte of the ledger', (at) => editText(at, 'ledger.csv', 'missed', 'met'), 'ledger.csv has '],
  [
    'a policy',
    (at) => editText(at, 'policies/acme.yaml', '1 business hour', '2 business hour'),
    'policies/acme.yaml has the SHA-256',
  ],
  [
    'an input',
    (at) => editText(at, 'inputs/events.csv', 'T10:45', 'T09:45'),
    'inputs/events.csv has the SHA-256',
  ],
  [
    'a missing file',
    (at) => rmSync(join(at, 'windows/holidays.csv')),
    'windows/holidays.csv is listed in the manifest and is not there.',
  ],
  [
    'a file more',
    (at) => writeFileSync(join(at, 'inputs/more.csv'), 'a'),
    'inputs/more.csv is there and is not listed',
  ],
  [
    'a renamed file',
    (at) => renameSync(join(at, 'inputs/events.csv'), join(at, 'inputs/facts.csv')),
    'inputs/events.csv is listed in the manifest and is not there. Its content lies in inputs/facts.csv.',
  ],
];

test.each(naive)('without new hashes, %s is told by its name', async (_, tamper, told) => {
  const folder = copy();
  await tamper(folder);
  const pack = await openPack('tampered', folder, folder);
  const found = await checkFiles(pack, () => undefined);
  expect(found.map(({ says }) => says).join('\n')).toContain(told);
});

const clever: readonly (readonly [what: string, tamper: Tampering, told: readonly string[]])[] = [
  [
    'an edited number',
    (at) =>
      editLedger(
        at,
        "update ledger set elapsed_ms = elapsed_ms - 60000 where scenario = 'house' and case_id = 'C-2'",
      ),
    [
      'in 1 row: 1 with other values (elapsed_ms in 1)',
      'under house, first response of C-2',
      'elapsed_ms is 8040000 in the pack, and 8100000 comes out',
    ],
  ],
  [
    'a verdict turned',
    (at) =>
      editLedger(at, "update ledger set verdict = 'met', overdue_ms = 0 where verdict = 'missed'"),
    ['overdue_ms is 0 in the pack', 'verdict in'],
  ],
  [
    'a removed row',
    (at) => editLedger(at, "delete from ledger where scenario = 'strict' and case_id = 'C-2'"),
    [
      '1 that the inputs give and the pack lacks',
      'The inputs give this row, and the pack lacks it.',
    ],
  ],
  [
    'a case removed from the ledger',
    (at) => editLedger(at, "delete from ledger where case_id = 'C-9'"),
    ['The pack lacks the case C-9 altogether; the inputs give 4 rows of it.'],
  ],
  [
    'a case removed from the inputs',
    (at) => editText(at, 'inputs/tickets.csv', /C-9.*\n/, ''),
    [
      'tickets.csv: rows read is 9 in the pack, and 8 comes out',
      'The pack has 4 rows of the case C-9, and the inputs give none.',
    ],
  ],
  [
    'a case removed from the inputs, with new counts',
    (at) => {
      editText(at, 'inputs/tickets.csv', /C-9.*\n/, '');
      editManifest(at, ({ sources }) =>
        Object.assign(sources[3] ?? {}, { rows_read: 8, loaded: 8 }),
      );
    },
    ['The pack has 4 rows of the case C-9, and the inputs give none.'],
  ],
  [
    'an invented row',
    (at) =>
      editLedger(
        at,
        "insert into ledger select * replace (replace(obligation_id, 'C-1/', 'C-77/') as obligation_id, 'C-77' as case_id) from ledger where case_id = 'C-1'",
      ),
    [
      '4 that the inputs do not give',
      'The pack has 4 rows of the case C-77, and the inputs give none.',
    ],
  ],
  [
    'another policy',
    (at) => editText(at, 'policies/acme.yaml', 'high: 1 business hour', 'high: 3 business hours'),
    [
      'under house, first response of C-1',
      'target is "1 business hour" in the pack, and "3 business hours" comes out',
    ],
  ],
  [
    'a changed reading',
    (at) =>
      editText(at, 'policies/acme.yaml', 'patch: { range: lower }', 'patch: { range: upper }'),
    ['under strict, first response of C-2'],
  ],
  [
    'a reading renamed',
    (at) => editText(at, 'policies/acme.yaml', 'lower: {', 'earlier: {'),
    ['The scenario which-end=lower is in the manifest, and the policies give none of this name.'],
  ],
  [
    'a swapped input',
    (at) => editText(at, 'inputs/events.csv', 'C-2,2026-03-03T11:45', 'C-2,2026-03-03T09:45'),
    [
      'under house, first response of C-2',
      'satisfied_at is "2026-03-03T11:45:00.000Z" in the pack, and "2026-03-03T09:45:00.000Z" comes out',
    ],
  ],
  [
    'another recipe',
    (at) =>
      editManifest(at, ({ sources }) => Object.assign(sources[3]?.recipe ?? {}, { zone: 'UTC' })),
    [
      'first response of C-1 (acme/1/C-1/first_response/2026-03-02T09:30:00.000Z). The pack has this row, and the inputs do not give it.',
    ],
  ],
  [
    'another as-of',
    (at) => editManifest(at, (manifest) => (manifest.as_of = '2026-03-30T08:45:00.000Z')),
    ['first response of C-9', 'elapsed_ms is 41400000 in the pack, and 900000 comes out'],
  ],
  [
    'an as-of that is said to be the newest fact',
    (at) => editManifest(at, (manifest) => (manifest.is_as_of_given = false)),
    [
      'The manifest: as-of is "2026-03-31T12:00:00.000Z" in the pack, and "2026-03-30T08:30:00.000Z" comes out',
    ],
  ],
  [
    'another default',
    (at) => {
      editText(at, 'inputs/contracts.csv', 'A-2', 'A-3');
      editManifest(at, (manifest) => (manifest.defaults.policy = 'acme'));
    },
    ['first response of C-3'],
  ],
  [
    'an edited window',
    (at) => editText(at, 'windows/open_windows.csv', '2026-03-03T08:00', '2026-03-03T10:00'),
    ['windows/open_windows.csv differs in 2 rows', 'opening_date "2026-03-03"'],
  ],
  [
    'a holiday left out of the windows',
    (at) => editText(at, 'windows/holidays.csv', /.*Founders.*\n/, ''),
    ['windows/holidays.csv differs in 1 row', 'the policies give it, and the pack lacks it'],
  ],
  [
    'an edited zone',
    (at) =>
      editText(
        at,
        'windows/zone_offsets.csv',
        /(calendars,Europe\/Madrid,,[^,]*),3600000/,
        '$1,7200000',
      ),
    ['windows/open_windows.csv differs', 'due_at is'],
  ],
  [
    'a scenario left out',
    async (at) => {
      await editLedger(at, "delete from ledger where scenario = 'strict'");
      editManifest(at, (manifest) => {
        manifest.scenarios = manifest.scenarios.filter(
          ({ scenario }: { scenario: string }) => scenario !== 'strict',
        );
      });
    },
    [
      'The policies give the scenario strict, and the manifest lacks it.',
      '9 that the inputs give and the pack lacks',
    ],
  ],
  [
    'counts that hide the quarantine',
    (at) =>
      editManifest(at, ({ sources }) =>
        Object.assign(sources[2] ?? {}, { loaded: 9, quarantined: 0 }),
      ),
    ['events.csv: quarantined rows is 0 in the pack, and 1 comes out'],
  ],
  [
    'a narrower scope',
    (at) => editManifest(at, (manifest) => (manifest.scope.account = 'A-1')),
    ['12 that the inputs do not give'],
  ],
  [
    'a ledger.csv that says other things than ledger.parquet',
    (at) => editText(at, 'ledger.csv', ',missed,', ',met,'),
    [
      'ledger.csv and ledger.parquet differ in 1 row',
      'verdict is "met", and "missed" in ledger.parquet',
    ],
  ],
];

test.each(clever)(
  'with every hash made new, %s is found and the first difference named',
  async (_, tamper, told) => {
    const folder = copy();
    await tamper(folder);
    rehash(folder);
    const said = await world.punctual('verify', folder);
    expect(said.err).toBe('');
    for (const each of told) expect(said.out).toContain(each);
    expect(said.out).toMatch(/^Not verified: /);
    expect(said.exitCode).toBe(1);
  },
  20_000,
);
