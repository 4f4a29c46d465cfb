import type { Fact } from './history/fact.js';
import { settle } from './history/settle.js';
import type { Desk } from './history/story.js';
import { tell } from './history/tell.js';
import { openCase } from './open-case.js';
import { type Period, type Plan, periodOf } from './plan.js';
import { Random } from './random.js';
import { hour } from './spans.js';
import type { Account } from './world/account.js';
import { Accounts } from './world/accounts.js';
import { arrivalsOf } from './world/arrivals.js';
import { type DeskKey, openDesks } from './world/desks.js';
import { LocalTime } from './world/local-time.js';
import { type Region, regions } from './world/regions.js';
import { accountTables } from './writing/account-tables.js';
import { Chronicle } from './writing/chronicle.js';
import { caseRow, eventRow, surveyRow } from './writing/rows.js';
import type { Write } from './writing/tables.js';

/** Makes up all histories of a plan and writes them in the order in which an export would hold them. */
export function generate(plan: Plan, write: Write, progress: (cases: number) => void): void {
  const period = periodOf(plan);
  const chosen = regions.filter((region) => plan.policies.includes(region.policy));
  const arrivalAt = arrivalsOf(plan, period, chosen);
  const accounts = new Accounts(plan.seed, period);
  const deskOf = desksOf(period, chosen);
  const chronicle = new Chronicle<Fact>(period.startMs);
  const lastCaseIds = new Map<Account, string>();
  const random = new Random(plan.seed);
  let eventId = 0;
  const log = (fact: Fact) => {
    eventId += 1;
    write('events', eventRow(eventId, fact));
  };

  for (let index = 0; index < plan.cases; index += 1) {
    random.reseed(plan.seed, 1, index);
    const arrival = arrivalAt(index, random);
    const account = accounts.choose(index, arrival.at, arrival.region, random);
    const earlier = lastCaseIds.get(account);
    const about = openCase(index, arrival, account, earlier, random);
    const story = tell(about, deskOf(arrival.region, about.tier), earlier, random);
    lastCaseIds.set(account, about.id);

    const facts = settle(story);
    const isClosed = facts.some((fact) => fact.value === 'solved' || fact.value === 'closed');
    write('cases', caseRow(about, isClosed ? story.closureCode : ''));
    for (const survey of story.surveys) write('surveys', surveyRow(about, survey));
    for (const fact of facts) chronicle.add(fact);
    chronicle.tell(arrival.at, log);
    if (index % 10_000 === 9_999) progress(index + 1);
  }
  chronicle.tell(period.endMs + hour, log);
  accountTables(plan, period, accounts.all(), write);
}

function desksOf(period: Period, chosen: readonly Region[]) {
  const hours = openDesks(period);
  const locals = new Map(chosen.map((region) => [region, new LocalTime(region.zone, period)]));
  const desks = new Map<string, Desk>();
  return (region: Region, tier: string): Desk => {
    const key: DeskKey = tier === 'enterprise' ? 'openback/enterprise' : region.desk;
    const name = `${key} ${region.key}`;
    const known = desks.get(name);
    if (known !== undefined) return known;
    const desk = { period, hours: hours[key], local: locals.get(region) as LocalTime };
    desks.set(name, desk);
    return desk;
  };
}
