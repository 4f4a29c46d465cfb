import type { LoadedPolicy } from '../../policy/load.js';
import { applyPatches } from '../../policy/patch.js';
import { patchesOf } from '../../policy/patches-of.js';
import { rewritten } from '../rewritten.js';
import type { Change } from '../terms.js';

/** Read as a scenario reads it; a version that has no such option says nothing. */
export function readAs(policies: readonly LoadedPolicy[], scenario: string): Change {
  if (scenario === 'house') return { policies, changes: [] };
  const read = policies.flatMap((loaded) => {
    const patches = patchesOf(loaded.policy, scenario);
    return patches === null ? [] : [rewritten(loaded, applyPatches(loaded.raw, patches))];
  });
  if (read.length > 0) return { policies: read, changes: [] };
  const { name = '', readings = {} } = policies.at(-1)?.policy ?? {};
  const failure = {
    code: 'whatif.reading',
    message: `${name} has no reading "${scenario}".`,
    hint: `Readings are house, strict, lenient and READING=OPTION; its questions are ${Object.keys(readings).join(', ') || 'none'}.`,
  };
  return { policies, changes: [], failures: [failure] };
}
