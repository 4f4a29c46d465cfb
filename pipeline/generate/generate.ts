import type { Fact } from './history/fact.js';
import { settle } from './history/settle.js';
import type { Desk } from './history/story.js';
import { tell } from './history/tell.js';
import { openCase } from './open-case.js';
import type { EarlierCase } from './opened-case.js';
import { type Period, type Plan, periodOf } from './plan.js';
import { Random } from './random.js';
import { scenesOf } from './scenes/scenes.js';
import { hour } from './spans.js';
import type { Account } from './world/account.js';
import { Accounts } from './world/accounts.js';
import { arrivalsOf } from './world/arrivals.js';
import { type DeskKey, type Desks, openDesks } from './world/desks.js';
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
  const arrivals = arrivalsOf(plan, period, chosen);
  const accounts = new Accounts(plan.seed, period);
  const scenes = scenesOf({ plan, period, arrivals, accounts });
  const hours = openDesks(period);
  const deskOf = desksOf(period, hours, chosen);
  const chronicle = new Chronicle<Fact>(period.startMs);
  const latest = new Map<Account, EarlierCase>();
  const random = new Random(plan.seed);
  let eventId = 0;
  const log = (fact: Fact) => {
    eventId += 1;
    write('events', eventRow(eventId, fact));
  };

  for (let index = 0; index < plan.cases; index += 1) {
    random.reseed(plan.seed, 1, index);
    const scene = scenes.get(index);
    const { at, region } = scene ?? arrivals.at(index, random);
    const account = scene?.account ?? accounts.choose(index, at, region, random);
    const earlier = latest.get(account);
    const about = openCase({ index, at, account, earlier, script: scene?.script, hours }, random);
    const story = tell(about, deskOf(region, about.tier), earlier, random);
    latest.set(account, { id: about.id, openedAt: at, engineer: story.assignee });

    const facts = settle(story);
    const isClosed = facts.some((fact) => fact.value === 'solved' || fact.value === 'closed');
    write('cases', caseRow(about, isClosed ? story.closureCode : ''));
    for (const survey of story.surveys) write('surveys', surveyRow(about, survey));
    for (const fact of facts) chronicle.add(fact);
    chronicle.tell(at, log);
    if (index % 10_000 === 9_999) progress(index + 1);
  }
  chronicle.tell(period.endMs + hour, log);
  accountTables(plan, period, accounts.all(), write);
}

function desksOf(period: Period, hours: Desks, chosen: readonly Region[]) {
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
