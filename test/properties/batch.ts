import fc from 'fast-check';
import { policySchema } from '../../pipeline/policy/schema.js';
import type { Export } from '../stories/export.js';
import { arbitraryCase, type Told } from './arbitrary-case.js';
import { arbitraryPolicy } from './arbitrary-policy.js';

export interface Size {
  readonly policies: number;
  readonly casesEach: number;
  /** How long half of the cases last. */
  readonly years?: number;
}

/** Random policies with random cases under each, the same for the same seed. */
export function batch(seed: number, { policies, casesEach, years = 0 }: Size): Export {
  const trees = Array.from({ length: policies }, (_, index) =>
    draw(arbitraryPolicy(`p${index}`), seed + index),
  );
  const told = trees.flatMap((tree, index) =>
    Array.from({ length: casesEach }, (_, number) =>
      draw(
        arbitraryCase(`p${index}-${number}`, tree.id, years),
        seed * 1000 + index * 100 + number,
      ),
    ),
  );
  return exportOfTold(told, trees);
}

/** The export that holds these cases under these policies. */
export function exportOfTold(
  told: readonly Told[],
  trees: readonly Readonly<Record<string, unknown>>[],
): Export {
  return {
    world: {
      cases: told.map(({ row }) => row),
      events: Object.fromEntries(told.map(({ row, events }) => [row.case_id, events])),
      accounts: told.map(({ account }) => account),
      contracts: told.map(({ contract }) => contract),
      contacts: [],
      holidays: [],
      surveys: [],
      engagements: [],
      releases: [],
    },
    files: trees.map((raw) => ({ raw, read: (tree) => policySchema.parse(tree) })),
  };
}

function draw<T>(arbitrary: fc.Arbitrary<T>, seed: number): T {
  const [value] = fc.sample(arbitrary, { seed, numRuns: 1 });
  if (value === undefined) throw new Error('Nothing was drawn.');
  return value;
}
