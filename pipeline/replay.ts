import { UserError } from './failure.js';
import type { LoadedPolicy } from './policy/load.js';
import { scenariosOf } from './policy/scenarios.js';
import type { ZoneNamed } from './policy/zone.js';
import {
  type AccountKind,
  type Profile,
  type Severity,
  writeAssignments,
} from './replay/assignments.js';
import { writeCalendars } from './replay/calendars.js';
import { runChecks } from './replay/checks.js';
import { type UncoveredHolidays, uncoveredHolidays } from './replay/holiday-cover.js';
import { policiesInUse, readHolidays, readSpan } from './replay/inputs.js';
import { CalendarNumbers, writeLayouts } from './replay/layouts.js';
import { writeQueues } from './replay/queues.js';
import { writeReplay } from './replay/record.js';
import { type Defaults, writeVersions } from './replay/versions.js';
import { writeZoneOffsets } from './replay/zones.js';
import { buildChunks, buildOnce, type Chunk, type OnModel } from './warehouse/build.js';
import { type Model, readModels } from './warehouse/models.js';
import type { Warehouse } from './warehouse/open.js';

const dayMs = 86_400_000;

export interface ReplayOptions {
  readonly policies: readonly LoadedPolicy[];
  /** The instant up to which the data is complete; the newest event unless given. */
  readonly asOfMs?: number | undefined;
  readonly scenarios?: 'all' | 'house';
  readonly defaults?: Defaults;
  /** How many cases are replayed at once. */
  readonly chunkSize?: number;
  readonly onModel?: OnModel;
  /** The law of the clock, where it is not the machine's: for accounts' own zones, and for calendars. */
  readonly zones?: { readonly accounts: ZoneNamed; readonly calendars: ZoneNamed } | undefined;
  /** Models that are built from another text than that of their file. */
  readonly otherwise?: Readonly<Record<string, (sql: string) => string>>;
}

export interface ReplayResult {
  readonly asOfMs: number;
  readonly cases: number;
  readonly scenarios: readonly { readonly name: string; readonly whyNot: string | null }[];
  readonly uncoveredHolidays: readonly UncoveredHolidays[];
}

/**
 * Replays every case of the warehouse against the policy that applied to it, under every scenario at once,
 * and leaves the ledger in it (semantics §2–§8). Throws a UserError where there is nothing to replay or a check fails.
 */
export async function replay(warehouse: Warehouse, options: ReplayOptions): Promise<ReplayResult> {
  const { defaults = {}, onModel, otherwise = {} } = options;
  const policies = await policiesInUse(warehouse, options.policies, defaults);
  const span = await readSpan(warehouse);
  const asOfMs = options.asOfMs ?? span.newest;
  await warehouse.run(`set variable as_of_ms = ${asOfMs}::bigint`);
  const holidays = await readHolidays(warehouse);
  const scenarios = scenariosOf(policies, options.scenarios ?? 'all', holidays);
  if (scenarios.length > 126) {
    throw new UserError({
      code: 'replay.scenarios',
      message: `The policies yield ${scenarios.length} scenarios; 126 can be replayed at once.`,
      hint: 'Replay fewer policies in one workspace.',
    });
  }
  await writeVersions(warehouse, policies, scenarios, defaults);
  await writeZones(warehouse, span.oldest, asOfMs, options.zones?.accounts);

  const models = (await readModels(warehouse)).map((model) => ({
    ...model,
    sql: otherwise[model.name]?.(model.sql) ?? model.sql,
  }));
  const built = closure(models, [
    'int_profiles',
    'int_case_profiles',
    'int_account_kinds',
    'stg_events',
  ]);
  await buildOnce(warehouse, built, onModel);
  const numbers = new CalendarNumbers(holidays, options.zones?.calendars);
  const profiles = await warehouse.rows<Profile>('select * from int_profiles order by profile_id');
  const severities = await warehouse.rows<Severity>(
    'select * from stg_severities order by severity_id',
  );
  const longest = await writeAssignments(
    warehouse,
    policies,
    scenarios,
    profiles,
    await warehouse.rows<AccountKind>('select * from int_account_kinds order by profile_id'),
    severities,
    numbers,
  );
  await writeQueues(warehouse, policies, profiles, severities, numbers);
  const horizon = asOfMs + 60 * dayMs + 2 * longest;
  const from = span.oldest - 8 * dayMs;
  const layouts = numbers.layouts(from, horizon);
  await writeLayouts(warehouse, layouts);
  const laidOut = {
    numbers,
    layouts,
    from,
    to: horizon,
    holidays,
    zones: options.zones?.calendars,
  };
  await writeCalendars(warehouse, policies, scenarios, laidOut);

  const rest = models.filter((model) => !built.includes(model) && model.layer !== 'checks');
  const chunked = rest.filter((model) => model.is_chunked && !isView(model));
  const early = rest.filter((model) => !model.is_chunked && !model.is_last && !isView(model));
  await buildOnce(warehouse, early, onModel);
  const cases = await countOf(warehouse, 'case_facts');
  const subjects = await countOf(warehouse, 'account_deliverables');
  await buildChunks(
    warehouse,
    chunked,
    chunksOf(cases + subjects, options.chunkSize ?? casesAtOnce(scenarios.length)),
    onModel,
  );
  await buildOnce(
    warehouse,
    rest.filter((model) => model.is_last),
    onModel,
  );
  const isAsOfGiven = options.asOfMs !== undefined;
  await writeReplay(warehouse, policies, { asOfMs, isAsOfGiven, from, to: horizon });
  await buildOnce(
    warehouse,
    rest.filter((model) => isView(model) && !model.is_last),
    onModel,
  );
  await runChecks(
    warehouse,
    models.filter((model) => model.layer === 'checks'),
  );
  for (const model of models.filter((each) => each.layer !== 'marts' && each.layer !== 'checks')) {
    await warehouse.run(`drop ${model.kind} if exists temp.main.${model.name}`);
  }
  return {
    asOfMs,
    cases,
    scenarios: scenarios.map(({ name, why_not }) => ({ name, whyNot: why_not })),
    uncoveredHolidays: uncoveredHolidays(policies, span.oldest, asOfMs),
  };
}

async function countOf(warehouse: Warehouse, table: string): Promise<number> {
  const [counted] = await warehouse.rows<{ rows: number }>(`select count(*) as rows from ${table}`);
  return counted?.rows ?? 0;
}

/** The models of these names and all that they read, in building order. */
function closure(models: readonly Model[], names: readonly string[]): Model[] {
  const wanted = new Set(names);
  for (const model of [...models].reverse()) {
    if (wanted.has(model.name)) for (const input of model.inputs) wanted.add(input);
  }
  return models.filter((model) => wanted.has(model.name));
}

function isView(model: Model): boolean {
  return model.layer === 'marts' && model.kind === 'view';
}

/** Fewer cases at once where each is judged many times, so that a chunk's tables stay in memory. */
function casesAtOnce(scenarios: number): number {
  return scenarios === 1 ? 250_000 : 64_000;
}

function chunksOf(cases: number, size: number): Chunk[] {
  const count = Math.max(1, Math.ceil(cases / size));
  return Array.from({ length: count }, (_, index) => ({
    from: index * size + 1,
    to: (index + 1) * size,
  }));
}

async function writeZones(
  warehouse: Warehouse,
  oldest: number,
  asOfMs: number,
  named: ZoneNamed | undefined,
): Promise<void> {
  const zones = await warehouse.rows<{ time_zone: string }>(
    'select time_zone from raw.accounts where time_zone is not null group by time_zone',
  );
  const [contracts] = await warehouse.rows<{ begins: number | null }>(
    'select epoch_ms(min(starts_on)::timestamp) as begins from raw.contracts',
  );
  const begins = contracts?.begins ?? oldest;
  await writeZoneOffsets(
    warehouse,
    zones.map((zone) => zone.time_zone),
    Math.min(oldest, begins) - 400 * dayMs,
    asOfMs + 400 * dayMs,
    named,
  );
}
