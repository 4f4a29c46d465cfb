import type { Cause, RunDifference, RunName } from '../findings/contract.js';
import { policySchema } from '../policy/schema.js';
import { civilZone } from '../policy/zone.js';
import { openWarehouse, type Warehouse } from '../warehouse/open.js';
import { readBystanders } from './bystanders.js';
import { type DataBetween, dataByFacts, dataBySources } from './data.js';
import { holdFacts, holdRecordedFacts } from './facts.js';
import { movedItems } from './items.js';
import { ledgerFigures } from './ledger-figures.js';
import { kindsAtFirst } from './kinds.js';
import { movesOf } from './moves.js';
import {
  keepBefore,
  keepNow,
  keepRecorded,
  letGo,
  withoutReadings,
  withoutUntold,
} from './queries.js';
import type { PresentRun, RecordedRun } from './run.js';
import { anyDetailDiffers, sharesOf, type Told } from './shares.js';
import { type Step, stepsBetween } from './steps.js';
import { type Journey, journeyByRule, journeyByStep, programCause } from './ways.js';

/** What the run that a warehouse holds, within the scope that was entered, says otherwise than one that was recorded, and why. */
export async function compareWithNow(before: RecordedRun, now: PresentRun): Promise<RunDifference> {
  const { warehouse } = now;
  try {
    await keepBefore(warehouse, before);
    await keepNow(warehouse, 'ledger');
    await keepNow(warehouse, 'invitations');
    await withoutReadings(warehouse, [before, now]);
    await withoutUntold(warehouse, [before]);
    const moved = await movedItems(warehouse);
    const steps = stepsBetween(before, now);
    if (before.factsPath !== null) await holdFacts(warehouse, before.asOfMs);
    const data =
      before.factsPath === null
        ? dataBySources(before, now)
        : await dataByFacts(warehouse, before, now);
    const told = await toldBy(warehouse, before, now);
    const journey = canBeJudged(before)
      ? await journeyByStep(moved, before, now, steps, data, anyDetailDiffers(...told))
      : journeyByRule(moved, before, now, steps, data);
    return await differenceOf(warehouse, before, now, told, journey, steps, data);
  } finally {
    await letGo(warehouse);
  }
}

/** The same of two runs that were recorded: their data is not at hand, so every cause that may have moved an obligation is named. */
export async function compareRecorded(
  before: RecordedRun,
  now: RecordedRun,
): Promise<RunDifference> {
  const warehouse = await openWarehouse(':memory:');
  try {
    await keepBefore(warehouse, before);
    await keepRecorded(warehouse, now);
    await withoutReadings(warehouse, [before, now]);
    await withoutUntold(warehouse, [before, now]);
    const moved = await movedItems(warehouse);
    const steps = stepsBetween(before, now);
    const hasFacts = before.factsPath !== null && now.factsPath !== null;
    if (hasFacts) await holdRecordedFacts(warehouse, before.asOfMs, now.asOfMs);
    const data = hasFacts ? await dataByFacts(warehouse, before, now) : dataBySources(before, now);
    const told = await toldBy(warehouse, before, now);
    const journey = journeyByRule(moved, before, now, steps, data);
    return await differenceOf(warehouse, before, now, told, journey, steps, data);
  } finally {
    warehouse.close();
  }
}

/** Policies of an earlier program may say what this one no longer reads: then nothing can be judged under them. */
function canBeJudged({ policies }: RecordedRun): boolean {
  return policies.every(({ raw }) => policySchema.safeParse(raw).success);
}

/** The figures of both: as recorded, or, where one has none, those that its obligations give. */
async function toldBy(
  warehouse: Warehouse,
  before: RecordedRun,
  now: RecordedRun | PresentRun,
): Promise<[Told, Told]> {
  if (before.figures === null || now.figures === null) {
    const counted = async (table: Parameters<typeof ledgerFigures>[1]): Promise<Told> => ({
      figures: await ledgerFigures(warehouse, table),
      details: [],
      kinds: kindsAtFirst,
    });
    return [await counted('before_ledger'), await counted('published_ledger')];
  }
  const told = ({ figures, details, kinds }: RecordedRun | PresentRun): Told => ({
    figures: figures ?? [],
    details: details ?? [],
    kinds,
  });
  return [told(before), told(now)];
}

async function differenceOf(
  warehouse: Warehouse,
  before: RecordedRun,
  now: RecordedRun | PresentRun,
  told: readonly [Told, Told],
  journey: Journey,
  steps: readonly Step[],
  data: DataBetween,
): Promise<RunDifference> {
  const program = programCause(before.programVersion, now.programVersion);
  return {
    policy: now.policy,
    before: nameOf(before),
    now: nameOf(now),
    ...sharesOf(...told, journey, await readBystanders(warehouse), data, localIn(now.zone)),
    obligations: movesOf(journey.ways),
    differences: [
      ...dataCauses(data),
      ...(program === null ? [] : [program]),
      ...steps.map(({ cause }) => cause),
    ],
    facts: data.tallies,
  };
}

function localIn(name: string): (ms: number) => number {
  const zone = civilZone(name);
  return (ms) => ms + (zone?.offsetMs(ms) ?? 0);
}

function dataCauses({ isOther, tallies, causesOf }: DataBetween): Cause[] {
  const kinds = new Set(tallies.map(({ kind }) => kind));
  const known = (['late', 'corrected'] as const).filter((kind) => kinds.has(kind));
  if (known.length > 0) return known.map((kind) => ({ kind, subject: null, through: null }));
  return isOther ? causesOf(null, null) : [];
}

function nameOf(run: RecordedRun | PresentRun): RunName {
  const { name, isTold, asOfMs, programVersion, policyVersion, policySha256 } = run;
  return isTold
    ? { name, asOfMs, programVersion, policyVersion, policySha256 }
    : { name, asOfMs: null, programVersion: null, policyVersion: null, policySha256: null };
}
