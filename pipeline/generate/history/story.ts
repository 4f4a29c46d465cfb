import type { OpenedCase } from '../opened-case.js';
import { monthAt, type Period } from '../plan.js';
import type { Random } from '../random.js';
import { hour } from '../spans.js';
import { riskOf } from '../world/causes.js';
import type { LocalTime } from '../world/local-time.js';
import type { OpenHours } from '../world/open-hours.js';
import { type Actor, agentOf } from '../world/people.js';
import { targetOf } from '../world/targets.js';

/** One dated fact of a case's history. */
export interface Fact {
  readonly at: number;
  readonly type: string;
  readonly actor: Actor;
  readonly visibility: string;
  readonly channel: string;
  readonly value: string;
  readonly note: string;
}

export interface Survey {
  readonly sentAt: number;
  readonly answeredAt: number | undefined;
  readonly score: number;
  readonly scale: readonly [number, number];
  readonly comment: string;
}

/** The desk that works on a case: its hours, and the local time of its customer. */
export interface Desk {
  readonly period: Period;
  readonly hours: OpenHours;
  readonly local: LocalTime;
}

/** A case's history while it is being made up: facts are added in order, and their state is kept. */
export class Story {
  readonly facts: Fact[] = [];
  readonly surveys: Survey[] = [];
  severity: string;
  assignee: Actor;
  closureCode = '';
  hasMiss = false;

  constructor(
    readonly about: OpenedCase,
    readonly desk: Desk,
    readonly random: Random,
  ) {
    this.severity = about.workingSeverity;
    this.assignee = agentOf(about.group, random);
  }

  get policy() {
    return this.about.account.region.policy;
  }

  say(at: number, actor: Actor, visibility: 'public' | 'internal' = 'public'): void {
    this.put(at, 'message', actor, { visibility, channel: this.about.channel });
  }

  become(at: number, actor: Actor, status: string): void {
    this.put(at, 'status', actor, { value: status });
  }

  weigh(at: number, actor: Actor, severity: string): void {
    this.put(at, 'severity', actor, { value: severity });
    this.severity = severity;
  }

  assign(at: number, actor: Actor, agent: Actor): void {
    this.put(at, 'assignee', actor, { value: agent.id });
    this.assignee = agent;
  }

  put(at: number, type: string, actor: Actor, rest: Partial<Fact> = {}): void {
    const { visibility = '', channel = '', value = '', note = '' } = rest;
    this.facts.push({ at, type, actor, visibility, channel, value, note });
  }

  /** When an agent replies to what has waited since `from`: mostly in time, sometimes for a reason not. */
  replyAt(from: number, kind: 'first' | 'update'): number {
    const { random, desk, about } = this;
    const target = targetOf(kind, this.policy, about.tier, this.severity);
    const late = random.chance(this.riskAt(from));
    this.hasMiss ||= late;
    const span = target.span * (late ? 1.02 + random.skewed(0.35, 0.9) : this.shareInTime());
    return target.clock === 'wall' ? from + span : desk.hours.after(from, span);
  }

  riskAt(at: number): number {
    const { period, local } = this.desk;
    const place = local.weekHour(at);
    return riskOf({
      policy: this.policy,
      monthsBeforeEnd: period.monthStartsMs.length - 1 - monthAt(period, at),
      channel: this.about.channel,
      groupLevel: this.about.groupLevel,
      isTroubledAccount: this.about.account.trait === 'troubled',
      isFridayAfternoon: place.weekday === 5 && place.hour >= 13,
    });
  }

  /** When the customer writes again: hours or days later, hardly ever at night. */
  customerAt(from: number, medianHours: number): number {
    const at = from + this.random.skewed(medianHours, 1.1) * hour + 60_000;
    const local = this.desk.local.weekHour(at).hour;
    const wait = local < 7 ? 7 - local : local > 20 ? 31 - local : 0;
    return wait === 0 ? at : at + (wait + this.random.between(0.2, 3)) * hour;
  }

  private shareInTime(): number {
    const { random } = this;
    const quick = this.about.channel === 'email' || this.about.channel === 'portal' ? 1 : 0.6;
    if (random.chance(0.1)) return random.between(0.85, 0.995);
    return Math.min(0.97, 0.01 + random.skewed(0.24 * quick, 0.75));
  }
}
