import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAudit } from '../../pipeline/findings/audit/find.js';
import type { AuditFindings } from '../../pipeline/findings/audit-contract.js';
import { datesFromTo } from '../../pipeline/findings/periods.js';
import { replay } from '../../pipeline/replay.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { auditDocument } from '../../reports/audit/document.js';
import type { TraceBlock } from '../../reports/render/contract.js';
import { isCounted, isCountedRow } from '../../reports/trace/rows.js';
import { ingested, sampleFiles, shipped } from '../queries/sample.js';
import { untracedNumbers } from '../reports/traced-everywhere.js';

const policies = ['ownbackup', 'crashplan'];
const audits = new Map<string, AuditFindings>();
let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await ingested(sampleFiles);
  await replay(warehouse, {
    policies: shipped(...policies),
    asOfMs: Date.parse('2026-10-31T23:59:59Z'),
  });
  for (const policy of policies) {
    const audit = await findAudit(
      warehouse,
      { policy, account: null, zone: 'UTC', period: 'due' },
      datesFromTo('2026-07-01', '2026-09-30', 'UTC'),
      { isDefault: false, decisionsOf: () => [], lint: () => [] },
    );
    audits.set(policy, audit);
  }
}, 180_000);
afterAll(() => warehouse.close());

function auditOf(policy: string): AuditFindings {
  const audit = audits.get(policy);
  if (audit === undefined) throw new Error(`Nothing was found of ${policy}.`);
  return audit;
}

test.each(policies)('of %s no number stands without a way to its rows', (policy) => {
  const { sections } = auditDocument(auditOf(policy), { attachments: [] });
  expect(untracedNumbers(sections)).toEqual([]);
});

test.each(policies)(
  'of %s every figure counts as many rows as go along, and none of ours is named',
  (policy) => {
    const audit = auditOf(policy);
    const { sections } = auditDocument(audit, { attachments: [] });
    const block = sections
      .flatMap((section) => section.blocks)
      .find((each): each is TraceBlock => each.kind === 'trace');
    if (block === undefined) throw new Error(`${policy} has no trace.`);
    const { behind, counted, scope } = audit.period;
    for (const { id, n, where, list, byCase } of block.figures) {
      expect.soft(id).not.toMatch(/responder|F-(responses|answers|open_cases)/);
      if (list === null || id.includes('~')) continue;
      const rows =
        list === 'obligations-behind'
          ? behind.rows.filter((row) => isCounted(row, where))
          : counted.rows.filter((row) => isCountedRow(row, where, scope.month));
      const size = byCase ? new Set(rows.map(({ caseId }) => caseId)).size : rows.length;
      expect.soft(size, id).toBe(n);
    }
    const responders = new Set(behind.rows.flatMap(({ responder }) => responder ?? []));
    expect(responders.size).toBeGreaterThan(3);
    const told = JSON.stringify(block.lists);
    expect([...responders].filter((each) => told.includes(`"${each}"`))).toEqual([]);
  },
);
