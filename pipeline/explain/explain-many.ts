import type { LoadedPolicy } from '../policy/load.js';
import type { Warehouse } from '../warehouse/open.js';
import type { Explanation } from './contract.js';
import { explainCase } from './explain.js';
import { keptPolicies } from './kept-policies.js';
import { policyOfCase, versionOfCase } from './policy-of-case.js';
import { readFactsOfIds } from './read-facts.js';

const readAtOnce = 250;

/** Explains these cases as the house reads their policies, in the order of the ids given; what they share is read once. Unknown ids are left out. */
export async function* explainCases(
  warehouse: Warehouse,
  ids: readonly string[],
): AsyncGenerator<Explanation> {
  const policies = await keptPolicies(warehouse);
  for (let from = 0; from < ids.length; from += readAtOnce) {
    const wanted = ids.slice(from, from + readAtOnce);
    const facts = await readFactsOfIds(warehouse, wanted);
    const byId = new Map(facts.map((each) => [each.row.case_id, each]));
    for (const id of wanted) {
      const own = byId.get(id);
      if (own !== undefined) yield explained(own, policies);
    }
  }
}

function explained(
  facts: Parameters<typeof explainCase>[0],
  policies: readonly LoadedPolicy[],
): Explanation {
  const policy = policyOfCase(facts, policies, 'house');
  return explainCase(facts, policy, 'house', (version) =>
    versionOfCase(facts, policies, version, 'house'),
  );
}
