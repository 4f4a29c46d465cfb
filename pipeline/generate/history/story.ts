import type { OpenedCase } from '../opened-case.js';
import type { Period } from '../plan.js';
import type { Random } from '../random.js';
import type { LocalTime } from '../world/local-time.js';
import type { OpenHours } from '../world/open-hours.js';
import { type Actor, agentOf } from '../world/people.js';
import type { Fact, Survey } from './fact.js';

/** The desk that works on a case: its hours, and the local time of its customer. */
export interface Desk {
  readonly period: Period;
  readonly hours: OpenHours;
  readonly local: LocalTime;
}

interface Details {
  readonly visibility?: string;
  readonly channel?: string;
  readonly value?: string;
  readonly note?: string;
}

/** A case's history while it is being made up. */
export class Story {
  readonly facts: Fact[] = [];
  readonly surveys: Survey[] = [];
  severity: string;
  assignee: Actor;
  /** Who was given the case before anyone else. */
  firstAssignee: Actor | undefined;
  closureCode = '';
  hasMiss = false;

  constructor(
    readonly about: OpenedCase,
    readonly desk: Desk,
    readonly random: Random,
  ) {
    this.severity = about.workingSeverity;
    this.assignee = about.previousEngineer ?? agentOf(about.group, random);
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
    this.firstAssignee ??= agent;
  }

  put(at: number, type: string, actor: Actor, details: Details = {}): void {
    const { visibility = '', channel = '', value = '', note = '' } = details;
    const caseId = this.about.id;
    this.facts.push({ caseId, at, type, actor, visibility, channel, value, previous: '', note });
  }
}
