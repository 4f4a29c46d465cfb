import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScopeFinding } from '../../pipeline/findings/contract.js';
import { writeLedger } from '../../pipeline/ledger/export.js';
import { ledgerLines } from '../../pipeline/ledger/lines.js';
import { scenariosAsked } from '../../pipeline/ledger/scenarios.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import type { Attachment } from '../../reports/render/contract.js';

/** The files of a policy's versions, as the replay read them. */
export async function policyFiles(warehouse: Warehouse, policy: string): Promise<Attachment[]> {
  const files = await warehouse.rows<{ policy_version: string; content: string }>(
    'select policy_version, content from policy.files where policy = $policy order by place',
    { policy },
  );
  return files.map(({ policy_version: version, content }) => ({
    name: `policy-${policy}-${version.replaceAll(/[^A-Za-z0-9.-]+/g, '-')}.yaml`,
    content,
    mimeType: 'application/yaml',
    description: `The policy ${policy}, version ${version}, as it was replayed`,
  }));
}

const largestBytes = 8 * 1024 * 1024;

/**
 * The ledger of a policy and period: under the house, strict and lenient as CSV, under every scenario as Parquet; what is larger
 * than 8 MB stays out. Nothing where obligations are counted by another instant than their due, for the ledger's own period is that.
 */
export async function ledgerFiles(
  warehouse: Warehouse,
  policy: string,
  { account, fromMs, toMs, period }: ScopeFinding,
): Promise<Attachment[]> {
  if (period !== 'due') return [];
  const folder = mkdtempSync(join(tmpdir(), 'punctual-audit-'));
  const scope = { policies: [policy], account: account?.id ?? null, fromMs, toMs };
  const write = async (name: string, scenarios: readonly string[]) => {
    const path = join(folder, name);
    await writeLedger(warehouse, path, await ledgerLines(warehouse, scenarios, scope));
    return readFileSync(path);
  };
  try {
    const files = [
      {
        name: 'ledger.csv',
        content: await write('ledger.csv', ['house', 'strict', 'lenient']),
        mimeType: 'text/csv',
        description: 'The ledger of the period under house, strict and lenient',
      },
      {
        name: 'ledger.parquet',
        content: await write('ledger.parquet', await scenariosAsked(warehouse, 'all')),
        mimeType: 'application/vnd.apache.parquet',
        description: 'The ledger of the period under every reading',
      },
    ];
    return files.filter(({ content }) => content.byteLength <= largestBytes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
