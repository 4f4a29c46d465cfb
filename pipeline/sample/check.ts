import type { Warehouse } from '../warehouse/open.js';
import type { DrawnVerdict, Population, Sample } from './contract.js';
import { drawSample } from './draw.js';
import { gatherUnits, populationKept, releaseUnits } from './population.js';

/** What became of a sample's population since it was drawn. */
export interface SampleCheck {
  readonly before: Population;
  readonly now: Population;
  /** Whether every obligation and every verdict is the one it was. */
  readonly isSame: boolean;
  /** Whether the draw gives the same units; false too where the population cannot be drawn from any more. */
  readonly isSameDraw: boolean;
  /** Obligations of drawn units whose verdict is another now, or that are gone. */
  readonly changed: readonly (DrawnVerdict & { readonly now: string | null })[];
}

/** Freezes the sample's population again, and draws it again. */
export async function checkSample(warehouse: Warehouse, sample: Sample): Promise<SampleCheck> {
  const { of, seed, size, stratify, scope, population: before } = sample;
  const asked = { of, seed, size, stratify };
  await gatherUnits(warehouse, scope, asked);
  const now = await populationKept(warehouse);
  const verdicts = new Map(
    (await warehouse.rows<DrawnVerdict>('select obligation_id, verdict from audited_rows')).map(
      ({ obligation_id, verdict }) => [obligation_id, verdict],
    ),
  );
  await releaseUnits(warehouse);
  const isSame =
    now.sha256 === before.sha256 &&
    now.units === before.units &&
    now.obligations === before.obligations;
  const changed = sample.drawn
    .flatMap((unit) => unit.verdicts)
    .map((each) => ({ ...each, now: verdicts.get(each.obligation_id) ?? null }))
    .filter((each) => each.now !== each.verdict);
  return {
    before,
    now,
    isSame,
    isSameDraw: isSame && (await drawsAlike(warehouse, sample)),
    changed,
  };
}

async function drawsAlike(warehouse: Warehouse, sample: Sample): Promise<boolean> {
  const { of, seed, size, stratify, scope, drawn } = sample;
  const again = await drawSample(warehouse, scope, { of, seed, size, stratify });
  const units = again.sample.drawn.map(({ unit }) => unit);
  return JSON.stringify(units) === JSON.stringify(drawn.map(({ unit }) => unit));
}
