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
