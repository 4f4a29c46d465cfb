import { expect, test } from 'vitest';
import { accountText } from '../../cli/explain/account.js';
import { explainAccount } from '../../pipeline/explain/account.js';
import { replay } from '../../pipeline/replay.js';
import { exportOf } from '../stories/export.js';
import { warehouseOf } from '../stories/warehouse.js';

const told = exportOf([
  {
    story: '',
    policy: 'ownbackup-2.7',
    as_of: '2024-06-28T20:00Z',
    account: { name: 'Elm Clinics', time_zone: 'America/New_York', success_manager: null },
    contract: { tier: 'premier', starts_on: '2024-01-01' },
    engagements: [{ type: 'quarterly_review', held_at: '2024-02-01T10:00-05:00' }],
    events: ['2023-12-31T12:00Z  opened, severity low'],
    expect: {},
  },
]);

async function explained(account: string): Promise<string | null> {
  const warehouse = await warehouseOf(told.world);
  try {
    const policies = told.files.map(({ raw, read }) => {
      return { policy: read(raw), raw, path: 'a.yaml', sha256: '', text: '' };
    });
    await replay(warehouse, { policies, asOfMs: Date.parse('2024-06-28T20:00Z') });
    const found = await explainAccount(warehouse, account, 'house');
    return found === null ? null : accountText(found, 200);
  } finally {
    warehouse.close();
  }
}

test('an account is told what it was owed beside answers, quarter by quarter, with what showed it', async () => {
  const text = (await explained('account of S1')) ?? '';
  expect(text.split('\n').slice(0, 3)).toEqual([
    'Account account of S1: Elm Clinics',
    '  Deliverables: 1 met, 1 missed, 3 running. The data is complete up to Fri 28 Jun 2024, 16:00 EDT; times are those of America/New_York.',
    '',
  ]);
  expect(text).toContain(
    'OB-14 (Quarterly meetings) of ownbackup 2.7 promises it: Quarterly meeting. It was owed from Mon 1 Jan 2024, 00:00 EST until Mon 1 Apr 2024, 00:00 EDT. It was held on Thu 1 Feb 2024, 10:00 EST',
  );
  expect(text).toContain('Named success manager: missed');
  expect(text).toContain('Kickoff of an hour with an engineer: running');
});

test('an account that is owed nothing beside answers is no account to explain', async () => {
  expect(await explained('somebody else')).toBeNull();
});
