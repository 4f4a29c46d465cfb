import { UserError } from '../failure.js';
import { found } from '../findings/queries.js';
import { readReplayed } from '../findings/replayed.js';
import { literals } from '../ingest/quote.js';
import type { Warehouse } from '../warehouse/open.js';
import { allocate } from './allocate.js';
import type {
  AskedSample,
  DrawnUnit,
  Population,
  Sample,
  SampledRow,
  SampleScope,
  Stratum,
  StratumValues,
} from './contract.js';
import { gatherUnits, populationKept, releaseUnits } from './population.js';

/** A sample with the obligations of its units. */
export interface Drawn {
  readonly sample: Sample;
  readonly rows: readonly SampledRow[];
}

/**
 * Draws a sample: within each stratum the units with the lowest SHA-256 of `SEED:UNIT`. There is no chance in it: the same
 * ledger, scope and seed give the same sample. Throws a UserError where the population is too small or has too many strata.
 */
export async function drawSample(
  warehouse: Warehouse,
  scope: SampleScope,
  asked: AskedSample,
): Promise<Drawn> {
  const { asOfMs, programVersion } = await readReplayed(warehouse);
  await gatherUnits(warehouse, scope, asked);
  try {
    const population = await populationKept(warehouse);
    const strata = await findStrata(warehouse, asked, population);
    const drawn = await findDrawn(warehouse, strata, asked);
    const rows = await findRows(warehouse, drawn);
    const sample: Sample = {
      ...asked,
      program_version: programVersion,
      as_of: new Date(asOfMs).toISOString(),
      scope,
      population,
      strata,
      drawn: drawn.map((unit) => ({
        ...unit,
        verdicts: rows
          .filter((row) => unit.unit === (asked.of === 'cases' ? row.case_id : row.obligation_id))
          .map(({ obligation_id, verdict }) => ({ obligation_id, verdict })),
      })),
    };
    return { sample, rows };
  } finally {
    await releaseUnits(warehouse);
  }
}

type StratumRow = Required<StratumValues> & { readonly units: number };

async function findStrata(
  warehouse: Warehouse,
  { of, size, stratify }: AskedSample,
  { units }: Population,
): Promise<Stratum[]> {
  if (size > units) throw tooLarge(size, units, of);
  const rows = await found<StratumRow>(warehouse, 'sample_strata');
  if (rows.length > size) throw tooManyStrata(size, rows.length);
  const given = allocate(
    size,
    rows.map((row) => row.units),
  );
  return rows.map((row, index) => ({
    values: valuesOf(row, stratify),
    units: row.units,
    drawn: given[index] ?? 0,
  }));
}

type CandidateRow = Required<StratumValues> & {
  readonly unit: string;
  readonly case_id: string | null;
  readonly draw_key: string;
  readonly place: number;
};

async function findDrawn(
  warehouse: Warehouse,
  strata: readonly Stratum[],
  { stratify }: AskedSample,
): Promise<DrawnUnit[]> {
  const rows = await found<CandidateRow>(warehouse, 'sample_candidates');
  const keyOf = (values: StratumValues) => JSON.stringify(stratify.map((fact) => values[fact]));
  const given = new Map(strata.map(({ values, drawn }) => [keyOf(values), drawn]));
  return rows
    .filter((row) => row.place <= (given.get(keyOf(row)) ?? 0))
    .map((row) => ({
      unit: row.unit,
      case_id: row.case_id,
      stratum: valuesOf(row, stratify),
      draw_key: row.draw_key,
    }));
}

async function findRows(warehouse: Warehouse, drawn: readonly DrawnUnit[]): Promise<SampledRow[]> {
  const units = literals(drawn.map(({ unit }) => unit));
  await warehouse.run(`set variable sample_drawn = [${units}]::varchar[]`);
  return found<SampledRow>(warehouse, 'sampled_rows');
}

function valuesOf(row: StratumValues, stratify: AskedSample['stratify']): StratumValues {
  return Object.fromEntries(stratify.map((fact) => [fact, row[fact] ?? null]));
}

function tooLarge(size: number, units: number, of: string): UserError {
  return new UserError({
    code: 'sample.too-large',
    message: `The population has ${units} ${of}, so ${size} cannot be drawn.`,
    where: '--size',
    hint:
      units === 0
        ? 'Ask for other dates, policies or accounts.'
        : `Ask for ${units} or fewer, or for a wider scope.`,
  });
}

function tooManyStrata(size: number, strata: number): UserError {
  return new UserError({
    code: 'sample.strata',
    message: `There are ${strata} strata, and a sample of ${size} cannot hold one of each.`,
    where: '--stratify',
    hint: `Ask for ${strata} or more with --size, or stratify by less.`,
  });
}
