import { afterAll, beforeAll, expect, test } from 'vitest';
import { readReplayed } from '../../pipeline/findings/replayed.js';
import { policySchema } from '../../pipeline/policy/schema.js';
import { replay } from '../../pipeline/replay.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { replayBeside } from '../../pipeline/whatif/replay-beside.js';
import { readTerms } from '../../pipeline/whatif/read-terms.js';
import { ingested, sampleFiles, shipped } from '../queries/sample.js';

const ids = ['crashplan', 'openback', 'ownbackup', 'probax'];
const asOf = Date.parse('2026-10-31T23:59:59Z');
let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await ingested(sampleFiles);
  await replay(warehouse, { policies: shipped(...ids), asOfMs: asOf });
});
afterAll(() => warehouse.close());

const told = `select case_id, policy_version, tier, severity, promise, clause, calendar, target, target_ms, target_low_ms,
  started_at_ms, due_at_ms, due_low_at_ms, satisfied_at_ms, ended_at_ms, elapsed_ms, overdue_ms, targets_in_gap, verdict, reason
  from obligations`;

test.each([
  ...ids.map((id) => [id, 'house'] as const),
  ['openback', 'strict'],
  ['crashplan', 'lenient'],
  ['ownbackup', 'zone=fixed'],
] as const)(
  'where nothing changes, %s judged again is its ledger under %s, row by row',
  async (id, reading) => {
    const again = await judgedAgain(id, null, reading);
    const ledger = await warehouse.rows(
      `${told} where scenario = $reading and policy = $id and case_id is not null order by all`,
      { id, reading },
    );
    expect(again.length).toBeGreaterThan(100);
    expect(again).toEqual(ledger);
  },
);

test.each([
  ['openback', 'strict'],
  ['openback', 'severity-1-scope=literal'],
  ['ownbackup', 'house'],
])(
  'so it is for one account of %s under %s, though what others tell counts too',
  async (id, reading) => {
    const [most] = await warehouse.rows<{ account_id: string }>(
      `select account_id from case_facts where policy = $id
    group by account_id order by count_if(is_widespread is not null) desc, count(*) desc, account_id limit 1`,
      { id },
    );
    const account = most?.account_id ?? '';
    const again = await judgedAgain(id, account, reading);
    const ledger = await warehouse.rows(
      `${told} where scenario = $reading and policy = $id and account_id = $account and case_id is not null order by all`,
      { id, reading, account },
    );
    expect(again.length).toBeGreaterThan(10);
    expect(again).toEqual(ledger);
  },
);

async function judgedAgain(id: string, account: string | null, reading: string) {
  const { policies } = await readReplayed(warehouse);
  const versions = policies
    .filter(({ policy }) => policy === id)
    .map(({ raw, path, sha256 }) => ({
      policy: policySchema.parse(raw),
      path,
      sha256,
      text: '',
      raw: raw as Record<string, unknown>,
    }));
  const same = readTerms(versions, [], { reading });
  const beside = await replayBeside(warehouse, { policy: id, account }, same, asOf);
  const again = await beside.rows(`${told} where case_id is not null order by all`);
  await beside.close();
  return again;
}
