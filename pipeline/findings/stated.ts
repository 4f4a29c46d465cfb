import { UserError } from '../failure.js';
import type { Warehouse } from '../warehouse/open.js';
import { findAttainable } from './attainable.js';
import { findBacklog } from './backlog.js';
import type { MissedRow, MonthlyFindings, ReasonFinding } from './contract.js';
import { findBehind } from './behind.js';
import { addCounted, beginCounting, findCounted } from './counted.js';
import { findData } from './data.js';
import { findDeliverables } from './deliverables.js';
import { findDescribed } from './described/find.js';
import { findFunnels } from './funnels.js';
import { findHinges } from './hinges.js';
import { findHours, findKinds, findMissed, findOpen, findOpenHours } from './misses.js';
import type { Periods } from './periods.js';
import { findKept, findPromises, type SpokenScenario } from './promises.js';
import { found, gather, release } from './queries.js';
import { findCalls, findQueue } from './queue.js';
import type { Replayed } from './replayed.js';
import { findSatisfaction } from './satisfaction.js';
import { type AskedScope, enterScope } from './scope.js';
import { findSlack } from './slack.js';
import { findSurveys } from './surveys.js';
import { heldBefore, termsOf } from './terms.js';
import { findTimelines } from './timelines.js';
import { findWaivers } from './waivers.js';

/** What is known of the present run before its restatement. */
export type Stated = Omit<MonthlyFindings, 'restatement'>;

const timelinesShown = 3;

const gathered = [
  'scope_cases',
  'scope_rows',
  'scope_facts',
  'scope_responders',
  'scope_invitations',
  'counted_rows',
];

/** All that is said of the last of these periods by itself; what it gathered on the way stays until `releaseStated`. */
export async function findStated(
  warehouse: Warehouse,
  asked: AskedScope,
  periods: Periods,
  replayed: Replayed,
  isWhole = false,
): Promise<Stated> {
  const { policies, asOfMs, isAsOfGiven, programVersion } = replayed;
  const versions = policies.filter(({ policy }) => policy === asked.policy);
  if (versions.length === 0) {
    const known = [...new Set(policies.map(({ policy }) => policy))];
    throw new UserError({
      code: 'report.policy',
      message: `The ledger was not made under a policy "${asked.policy}".`,
      hint: `It knows ${known.join(', ')}. To add one, name its file to punctual replay.`,
    });
  }
  const scope = await enterScope(warehouse, asked, periods);
  await gather(warehouse, 'scope_cases');
  await gather(warehouse, 'scope_rows');
  await gather(warehouse, 'scope_facts');
  await gather(warehouse, 'scope_responders');
  await beginCounting(warehouse);
  if (isWhole) await addCounted(warehouse, 'opened');
  const scenarios = await found<SpokenScenario>(warehouse, 'scenarios');
  const whyNot = new Map(
    scenarios.flatMap(({ scenario, why_not }) => (why_not === null ? [] : [[scenario, why_not]])),
  );
  const terms = termsOf(versions, periods.endsBefore, whyNot);
  const [population] = await found<MonthlyFindings['population']>(warehouse, 'population');
  const promises = await findPromises(warehouse, scope, terms, scenarios);
  const names = promises.map(({ promise }) => promise);
  const kept = await findKept(warehouse, scope, scenarios);
  const missed = await findMissed(warehouse, scenarios);
  const deliverables = await findDeliverables(warehouse, scope);
  const own = {
    programVersion,
    asOfMs,
    isAsOfGiven,
    scope,
    policy: terms,
    population: population ?? { obligations: 0, cases: 0, accounts: 0 },
    promises,
    kept,
    deliverables,
    hours: await findHours(warehouse, scope),
    openHours: await findOpenHours(warehouse, scope),
    kinds: await findKinds(warehouse),
    behind: await findBehind(warehouse, scope.zone, scenarios),
    missed,
    longestOverdue: await findTimelines(warehouse, longestOverdue(missed), 'internal'),
    funnels: await findFunnels(warehouse, names),
    slack: await findSlack(warehouse, names),
    attainable: await findAttainable(warehouse),
    open: await findOpen(warehouse),
    backlog: await findBacklog(warehouse, scope, asOfMs),
    reasons: await found<ReasonFinding>(warehouse, 'reasons'),
    satisfaction: await findSatisfaction(warehouse, scope),
    surveys: await findSurveys(warehouse, scope),
    described: await findDescribed(
      warehouse,
      scope,
      heldBefore(versions, periods.endsBefore).read,
      asOfMs,
    ),
    hinges: await findHinges(warehouse, scenarios),
    queue: await findQueue(warehouse, scope, terms),
    calls: await findCalls(warehouse, terms),
    waivers: await findWaivers(warehouse, asked.waivers ?? null, scope, promises, kept),
    data: await findData(warehouse),
  };
  return {
    ...own,
    counted: await findCounted(warehouse, terms.id, scenarios, deliverables, isWhole),
  };
}

/** Lets go of what `findStated` gathered. */
export async function releaseStated(warehouse: Warehouse): Promise<void> {
  for (const table of gathered) await release(warehouse, table);
}

/** The cases with the longest overdue of the month, each once. */
function longestOverdue(missed: readonly MissedRow[]): string[] {
  const overdue = missed.filter(({ overdueMs }) => overdueMs !== null && overdueMs > 0);
  return [...new Set(overdue.map(({ caseId }) => caseId))].slice(0, timelinesShown);
}
