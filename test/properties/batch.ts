import fc from 'fast-check';
import { policySchema } from '../../pipeline/policy/schema.js';
import type { Export } from '../stories/export.js';
import { arbitraryCase, type Told } from './arbitrary-case.js';
import { arbitraryVersions } from './arbitrary-versions.js';

export interface Size {
  readonly policies: number;
  readonly casesEach: number;
  /** How long half of the cases last. */
  readonly years?: number;
}

/** Random policies with random cases under each, the same for the same seed. */
export function batch(seed: number, { policies, casesEach, years = 0 }: Size): Export {
  const ids = Array.from({ length: policies }, (_, index) => `p${index}`);
  const trees = ids.flatMap((id, index) => draw(arbitraryVersions(id), seed + index));
  const told = ids.flatMap((id, index) =>
    Array.from({ length: casesEach }, (_, number) =>
      draw(arbitraryCase(`${id}-${number}`, id, years), seed * 1000 + index * 100 + number),
    ),
  );
  return exportOfTold(told, trees);
}

const releases = ['1.0', '2.0', '2.1', '3.0', '4.0'].flatMap((version, index) => [
  { product: 'pa', version, released_on: `2024-0${index + 1}-01` },
  { product: 'pb', version, released_on: `202${index}-03-01` },
]);

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
      surveys: told.flatMap(({ surveys }) => surveys),
      engagements: told.flatMap(({ engagements }) => engagements),
      releases,
    },
    files: trees.map((raw) => ({ raw, read: (tree) => policySchema.parse(tree) })),
  };
}

function draw<T>(arbitrary: fc.Arbitrary<T>, seed: number): T {
  const [value] = fc.sample(arbitrary, { seed, numRuns: 1 });
  if (value === undefined) throw new Error('Nothing was drawn.');
  return value;
}
