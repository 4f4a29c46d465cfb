import type { Warehouse } from '../warehouse/open.js';
import { type Difference, type DifferenceKind, shown } from './difference.js';
import type { Manifest } from './manifest.js';
import type { ReadAgain } from './recompute.js';
import { type PolicyFile, readPolicyFiles, readReplayFacts } from './replay-facts.js';

/** Holds what the manifest says of each source to what came of reading it again. */
export function checkCounts(read: readonly ReadAgain[]): Difference[] {
  return read.flatMap(({ source, result }) => {
    const pairs = [
      ['rows read', source.rows_read, result.rowsRead],
      ['rows loaded', source.loaded, result.loaded],
      ['duplicates', source.duplicates, result.duplicates],
      ['quarantined rows', source.quarantined, result.quarantined],
      ['the table', source.table, result.table],
    ] as const;
    return differing('inputs', source.name, pairs);
  });
}

/** Holds what the manifest says of the replay to the replay just made: as-of, windows, policies, scenarios. */
export async function checkReplay(warehouse: Warehouse, manifest: Manifest): Promise<Difference[]> {
  const facts = await readReplayFacts(warehouse);
  const policies = await readPolicyFiles(warehouse);
  return [
    ...differing('manifest', 'The manifest', [
      ['as-of', manifest.as_of, facts.as_of],
      ['the beginning of the calendars', manifest.windows.from, facts.windows.from],
      ['the end of the calendars', manifest.windows.to, facts.windows.to],
    ]),
    ...checkPolicies(manifest, policies),
    ...checkScenarios(manifest.scenarios, facts.scenarios),
  ];
}

function checkPolicies(manifest: Manifest, used: readonly PolicyFile[]): Difference[] {
  const idle = manifest.policies
    .filter(({ path }) => !used.some((each) => each.path === path))
    .map(({ file }) => ({
      kind: 'policies' as const,
      says: `${file} is among the policies, and no contract in the inputs names it.`,
    }));
  const other = used.flatMap(({ path, policy, version }) => {
    const packed = manifest.policies.find((each) => each.path === path);
    if (packed === undefined) return [];
    return differing('policies', packed.file, [
      ['the policy', packed.policy, policy],
      ['its version', packed.version, version],
    ]);
  });
  return [...idle, ...other];
}

function checkScenarios(
  packed: Manifest['scenarios'],
  computed: Manifest['scenarios'],
): Difference[] {
  const byName = new Map(computed.map((each) => [each.scenario, each]));
  const says = [
    ...packed.flatMap(({ scenario, kind, not_computed }) => {
      const found = byName.get(scenario);
      if (found === undefined) {
        return [
          `The scenario ${scenario} is in the manifest, and the policies give none of this name.`,
        ];
      }
      if (found.not_computed !== not_computed || found.kind !== kind) {
        return [
          `The scenario ${scenario} is ${statusOf(not_computed, kind)} in the manifest, and comes out as ${statusOf(found.not_computed, found.kind)}.`,
        ];
      }
      return [];
    }),
    ...computed
      .filter(({ scenario }) => !packed.some((each) => each.scenario === scenario))
      .map(
        ({ scenario }) => `The policies give the scenario ${scenario}, and the manifest lacks it.`,
      ),
  ];
  return says.map((each) => ({ kind: 'manifest', says: each }));
}

function statusOf(notComputed: string | null, kind: string): string {
  return notComputed === null ? `computed (${kind})` : `not computed (${notComputed})`;
}

/** One sentence for each pair that differs: what, as the pack says, as it comes out. */
function differing(
  kind: DifferenceKind,
  of: string,
  pairs: readonly (readonly [what: string, packed: unknown, computed: unknown])[],
): Difference[] {
  return pairs
    .filter(([, packed, computed]) => packed !== computed)
    .map(([what, packed, computed]) => ({
      kind,
      says: `${of}: ${what} is ${shown(packed)} in the pack, and ${shown(computed)} comes out.`,
    }));
}
