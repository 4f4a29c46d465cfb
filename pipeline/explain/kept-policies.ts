import { inspectPolicy, type LoadedPolicy } from '../policy/inspect.js';
import type { Warehouse } from '../warehouse/open.js';

/** The policies as the replay read them, whatever became of their files since. */
export async function keptPolicies(warehouse: Warehouse): Promise<LoadedPolicy[]> {
  const files = await warehouse.rows<{ path: string; content: string }>(
    'select path, content from policy.files order by place',
  );
  return files.flatMap(
    ({ path, content }) =>
      inspectPolicy(new TextEncoder().encode(content), path).read?.loaded ?? [],
  );
}
