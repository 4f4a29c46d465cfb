import { replayScenarios, type ScenarioRow } from '../oracle/scenarios.js';
import { replayWorld } from '../oracle/world.js';
import type { Export } from './export.js';

/** The ledger of an export as the slow oracle tells it, made once, when first asked for. */
export function ledgersOf(
  { world, files }: Export,
  asOf: string,
  withScenarios: boolean,
): () => Promise<Readonly<Record<string, readonly ScenarioRow[]>>> {
  let made: Promise<Record<string, readonly ScenarioRow[]>> | undefined;
  const make = async () => {
    const oracle = withScenarios
      ? replayScenarios(world, files, Date.parse(asOf))
      : replayWorld(
          world,
          files.map(({ raw, read }) => read(raw)),
          Date.parse(asOf),
        ).map((row) => ({ scenario: 'house', ...row, settled: true, hinges_on: null }));
    return { oracle };
  };
  return () => {
    made ??= make();
    return made;
  };
}
