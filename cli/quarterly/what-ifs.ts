import type { QuarterlyFindings } from '../../pipeline/findings/quarterly/contract.js';
import { openWhatIfs, type WhatIfs } from '../../pipeline/findings/quarterly/what-ifs.js';
import { loadPolicies } from '../../pipeline/policy/load.js';
import { policyPathsOf, shippedPolicyPaths } from '../../pipeline/policy-files.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import type { Writing } from './writing.js';

/** The next tier up, and what punctual.yaml keeps; policies are named as for `punctual whatif`. */
export function whatIfsOf(
  warehouse: Warehouse,
  { workspace: { config, folder }, quarter, accounts }: Writing,
): WhatIfs {
  const standing = config.whatifs.map(({ policy, ...terms }) => ({
    policy: policy ?? null,
    terms,
  }));
  const paths = [...shippedPolicyPaths(), ...policyPathsOf(config.policies, folder)];
  const [only, other] = accounts;
  const alone = other === undefined && only !== undefined ? only.id : null;
  return openWhatIfs(warehouse, quarter, standing, loadPolicies(paths), alone);
}

/** One account after another: the judging of two at once would mix them up. */
export async function* withWhatIfs(
  found: AsyncGenerator<QuarterlyFindings>,
  whatIfs: WhatIfs | null,
): AsyncGenerator<QuarterlyFindings> {
  for await (const findings of found) {
    yield whatIfs === null ? findings : { ...findings, whatIfs: await whatIfs.of(findings) };
  }
}
