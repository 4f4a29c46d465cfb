import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Manifest } from '../../pipeline/pack/manifest.js';
import { filesBelow } from '../../pipeline/pack/sources.js';
import { writePack } from '../../pipeline/pack/write.js';
import { packageRoot } from '../../pipeline/root.js';
import { openWarehouse } from '../../pipeline/warehouse/open.js';
import { makeWorld, type World } from './world.js';

let world: World;
const at = (name: string) => join(world.folder, name);

beforeAll(async () => {
  world = await makeWorld();
  await said('pack', '--out', 'whole');
  await said('pack', '--out', 'whole.zip');
}, 60_000);
afterAll(() => world.remove());

/** What a command that ends well says. */
async function said(...argv: string[]): Promise<string> {
  const { exitCode, out, err } = await world.punctual(...argv);
  expect(err).toBe('');
  expect(exitCode).toBe(0);
  return out;
}

/** What a command that the user can mend is refused with. */
async function refused(...argv: string[]): Promise<string> {
  const { exitCode, err } = await world.punctual(...argv);
  expect(exitCode).toBe(2);
  return err;
}

function manifestOf(pack: string): Manifest {
  return JSON.parse(readFileSync(join(at(pack), 'manifest.json'), 'utf8'));
}

test('a pack holds inputs, policies, calendars, ledger and manifest, and each file is listed', () => {
  const names = filesBelow(at('whole')).map((path) => path.slice(at('whole').length + 1));
  expect(names.sort()).toEqual([
    'README.txt',
    'inputs/accounts.csv',
    'inputs/contracts.csv',
    'inputs/events.csv',
    'inputs/tickets.csv',
    'ledger.csv',
    'ledger.parquet',
    'manifest.json',
    'policies/acme.yaml',
    'windows/calendars.csv',
    'windows/holidays.csv',
    'windows/open_windows.csv',
    'windows/zone_offsets.csv',
  ]);
  const { files, sources } = manifestOf('whole');
  expect(files.map(({ name }) => name)).toEqual(
    names.filter((name) => name !== 'manifest.json').sort(),
  );
  expect(sources.map(({ name }) => name)).toEqual([
    'accounts.csv',
    'contracts.csv',
    'events.csv',
    'tickets.csv',
  ]);
  expect(sources.at(-1)?.recipe.map?.columns.case_id).toBe('Ticket');
});

test('an auditor reads the calendars in UTC: the clocks go forward in Madrid, and a holiday is no window', () => {
  const windows = readFileSync(join(at('whole'), 'windows/open_windows.csv'), 'utf8');
  expect(windows).toContain('2026-03-27,2026-03-27T08:00:00.000Z,2026-03-27T16:00:00.000Z,true');
  expect(windows).toContain('2026-03-30,2026-03-30T07:00:00.000Z,2026-03-30T15:00:00.000Z,true');
  expect(windows).not.toContain('2026-03-19');
  const holidays = readFileSync(join(at('whole'), 'windows/holidays.csv'), 'utf8');
  expect(holidays).toContain("2026-03-19,Founders' Day,,");
  const offsets = readFileSync(join(at('whole'), 'windows/zone_offsets.csv'), 'utf8');
  expect(offsets).toContain('accounts,Pacific/Apia,,,46800000');
  expect(offsets).toMatch(/^sources,Europe\/Madrid,/m);
});

test('two packs of one state have the same bytes, as a folder and as a zip', async () => {
  await said('pack', '--out', 'again.zip');
  await said('pack', '--out', 'again');
  expect(readFileSync(at('again.zip')).equals(readFileSync(at('whole.zip')))).toBe(true);
  for (const path of filesBelow(at('whole'))) {
    const other = path.replace(at('whole'), at('again'));
    expect(readFileSync(other).equals(readFileSync(path))).toBe(true);
  }
});

test('another workspace that loads and replays the same gives the same bytes', async () => {
  const other = await makeWorld();
  try {
    await other.punctual('pack', '--out', 'there.zip');
    expect(
      readFileSync(join(other.folder, 'there.zip')).equals(readFileSync(at('whole.zip'))),
    ).toBe(true);
  } finally {
    other.remove();
  }
}, 20_000);

test('a zip is verified like a folder, and so is one that another tool made with a folder around', async () => {
  expect(await said('verify', 'whole.zip')).toContain('Verified: whole.zip');
  mkdirSync(at('mail/inbox/.'), { recursive: true });
  cpSync(at('whole'), at('mail/inbox'), { recursive: true });
  writeFileSync(at('mail/inbox/.DS_Store'), 'x');
  const told = await said('verify', 'mail');
  expect(told).toContain('Notice: .DS_Store was left by a desktop and is no part of the pack.');
});

test('on a machine in another zone and language, in another folder, a pack is verified', () => {
  const program = join(packageRoot, 'dist', 'cli', 'main.js');
  const told = execFileSync(process.execPath, [program, 'verify', at('whole.zip')], {
    cwd: packageRoot,
    encoding: 'utf8',
    env: { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  });
  expect(told).toContain('Verified: ');
  expect(told).not.toContain('Notice');
});

test('without inputs a pack says so, and whoever holds them verifies it, whatever their names', async () => {
  await said('pack', '--out', 'hashes.zip', '--hashes-only');
  expect(await refused('verify', 'hashes.zip')).toContain('leaves out its 4 inputs');
  mkdirSync(at('archive/old'), { recursive: true });
  for (const [place, name] of [
    'accounts.csv',
    'contracts.csv',
    'exports/events.csv',
    'exports/tickets.csv',
  ].entries()) {
    cpSync(at(name), at(`archive/old/export-${place}.txt`));
  }
  expect(await said('verify', 'hashes.zip', '--inputs', 'archive')).toContain('4 files read again');
  rmSync(at('archive/old/export-2.txt'));
  expect(await refused('verify', 'hashes.zip', '--inputs', 'archive')).toContain(
    'No file in archive has the content of events.csv',
  );
  writeFileSync(at('archive/events.csv'), 'case_id,at,type\nC-1,2026-03-02T09:31:00Z,message\n');
  const other = await world.punctual('verify', 'hashes.zip', '--inputs', 'archive');
  expect(other.exitCode).toBe(1);
  expect(other.out).toContain('events.csv in archive is not the file that was loaded');
}, 20_000);

test('a scope limits the ledger and is computed again', async () => {
  const told = await said(
    'pack',
    '--out',
    'scoped',
    '--from',
    '2026-03-01',
    '--to',
    '2026-03-04',
    '--account',
    'A-1',
    '--no-report',
  );
  expect(told).toContain('8 rows under 4 scenarios');
  const verified = await said('verify', 'scoped');
  expect(verified).toContain('A-1, 2026-03-01 to 2026-03-04 (UTC)');
  expect(await refused('pack', '--out', 'x', '--from', '2026-03-01')).toContain(
    'A period has two ends',
  );
  expect(await refused('pack', '--out', 'x', '--account', 'A-9')).toContain(
    'names the account "A-9"',
  );
  expect(await refused('pack', '--out', 'x', '--policy', 'emca')).toContain(
    'knows no policy "emca"',
  );
});

test('with a period, the audit report goes along as a PDF, and so does the register of waivers', async () => {
  const config = readFileSync(at('punctual.yaml'), 'utf8');
  writeFileSync(at('punctual.yaml'), `${config}waivers: waivers.csv\n`);
  writeFileSync(
    at('waivers.csv'),
    'case_id,reason,approver,approved_on\nC-3,Agreed by telephone,Ana,2026-03-20\n',
  );
  try {
    await said('pack', '--out', 'quarter', '--from', '2026-01-01', '--to', '2026-03-31');
    expect(readdirSync(at('quarter/documents'))).toEqual([
      'audit-acme-2026-01-01-2026-03-31.pdf',
      'waivers.csv',
    ]);
    await said('pack', '--out', 'quarter2', '--from', '2026-01-01', '--to', '2026-03-31');
    expect(readFileSync(at('quarter2/manifest.json'), 'utf8')).toBe(
      readFileSync(at('quarter/manifest.json'), 'utf8'),
    );
    const one = ['--account', 'A-1', '--no-report', '--hashes-only'];
    await said('pack', '--out', 'one-account', ...one);
    expect(existsSync(at('one-account/documents'))).toBe(false);
    const found = filesBelow(at('one-account')).filter((path) =>
      /\b(A-2|C-3)\b/.test(readFileSync(path, 'latin1')),
    );
    expect(found).toEqual([]);
    expect(await said('verify', 'quarter')).toContain(
      'Notice: documents/audit-acme-2026-01-01-2026-03-31.pdf: its bytes are as listed',
    );
  } finally {
    writeFileSync(at('punctual.yaml'), config);
  }
}, 60_000);

test('a source that has changed or gone is named, with what to do', async () => {
  const away = at('exports/away.csv');
  renameSync(at('exports/events.csv'), away);
  const accounts = readFileSync(at('accounts.csv'));
  writeFileSync(at('accounts.csv'), 'account_id\nA-1\n');
  try {
    const told = await refused('pack', '--out', 'never');
    expect(told).toContain('accounts.csv has changed since it was loaded (accounts.csv).');
    expect(told).toContain(
      'events.csv is no longer where it was loaded from (exports/events.csv).',
    );
    expect(told).toContain('--hashes-only');
    expect(existsSync(at('never'))).toBe(false);
    expect(await said('pack', '--out', 'left-out', '--hashes-only')).toContain('left out');
    writeFileSync(at('accounts.csv'), accounts);
    expect(await said('pack', '--out', 'found', '--inputs', '.')).toContain('4 inputs');
    expect(readdirSync(join(at('found'), 'inputs'))).toContain('events.csv');
  } finally {
    renameSync(away, at('exports/events.csv'));
    writeFileSync(at('accounts.csv'), accounts);
  }
});

test('a place that is taken is not written over, unless it holds a pack and one says so', async () => {
  expect(await refused('pack', '--out', 'whole')).toContain('whole is there already.');
  expect(await refused('pack', '--out', 'exports', '--force')).toContain(
    'exports is there already.',
  );
  expect(await refused('pack', '--out', 'whole.zip')).toContain('whole.zip is there already.');
  await said('pack', '--out', 'whole.zip', '--force');
});

test('what is no pack, or is cut short, is told as such', async () => {
  writeFileSync(at('cut.zip'), readFileSync(at('whole.zip')).subarray(0, 9_000));
  expect(await refused('verify', 'cut.zip')).toContain('cut.zip is no whole zip');
  const bytes = readFileSync(at('whole.zip'));
  bytes.fill(0, 400, 500);
  writeFileSync(at('scratched.zip'), bytes);
  expect(await refused('verify', 'scratched.zip')).toContain(
    'is no whole zip: it is cut short or damaged at',
  );
  expect(await refused('verify', 'exports')).toContain('it has no manifest.json');
  expect(await refused('verify', 'nothing')).toContain('there is no such file or folder');
  cpSync(at('whole'), at('broken'), { recursive: true });
  writeFileSync(at('broken/manifest.json'), '{"format": "punctual-evidence/9"}');
  expect(await refused('verify', 'broken')).toContain('this version reads "punctual-evidence/1"');
  writeFileSync(at('broken/manifest.json'), '{"format": ');
  expect(await refused('verify', 'broken')).toContain('its manifest.json is no JSON');
});

test('documents go along under their hash, and their figures are said not to be computed again', async () => {
  const warehouse = await openWarehouse(at('punctual.duckdb'), { readOnly: true });
  try {
    await writePack(warehouse, {
      path: at('with-report'),
      name: 'with-report',
      scope: { zone: 'UTC' },
      inputs: 'where they lay',
      documents: async () => [{ name: 'audit.pdf', bytes: new TextEncoder().encode('%PDF') }],
    });
  } finally {
    warehouse.close();
  }
  const told = await said('verify', 'with-report');
  expect(told).toContain(
    'Notice: documents/audit.pdf: its bytes are as listed; its figures were not computed again.',
  );
});

test('verification is told as JSON too', async () => {
  const told = JSON.parse(await said('verify', 'whole', '--format', 'json'));
  expect(told).toMatchObject({ is_verified: true, ledger_rows: 36, differences: [], notices: [] });
});

test('a ledger of an earlier version is told to be made anew', async () => {
  const warehouse = await openWarehouse(at('punctual.duckdb'));
  try {
    await warehouse.run('alter table policy.replays drop column laid_to_ms');
  } finally {
    warehouse.close();
  }
  expect(await refused('pack', '--out', 'old')).toContain('Make it anew with punctual replay.');
  await said('replay');
});

test('a database of an earlier version opens, and its sources are told to be loaded anew', async () => {
  const old = await openWarehouse(at('old/punctual.duckdb'));
  await old.run('alter table raw.sources drop column recipe');
  old.close();
  const opened = await openWarehouse(at('old/punctual.duckdb'));
  expect(await opened.rows('select recipe from raw.sources')).toEqual([]);
  opened.close();
  const warehouse = await openWarehouse(at('punctual.duckdb'));
  const kept = await warehouse.rows<{ recipe: string }>(
    'select recipe from raw.sources where source_id = 1',
  );
  await warehouse.run('update raw.sources set recipe = null where source_id = 1');
  warehouse.close();
  expect(await refused('pack', '--out', 'old-sources')).toContain(
    'accounts.csv was loaded by an earlier version',
  );
  const mended = await openWarehouse(at('punctual.duckdb'));
  await mended.run('update raw.sources set recipe = $recipe where source_id = 1', {
    recipe: kept[0]?.recipe ?? '',
  });
  mended.close();
});
