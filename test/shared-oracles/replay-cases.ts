import { Duration } from 'luxon';
import { policySchema } from '../../pipeline/policy/schema.js';
import type { CaseRow, EventRow } from '../oracle/case.js';
import type { Export } from '../stories/export.js';
import type { PeerCase, PeerClock } from './cases.js';
import { ourCalendar, yearsAround } from './peer-calendar.js';

/** What the ledger must say of one case. */
export interface Claim {
  readonly name: string;
  readonly case_id: string;
  readonly due?: number;
  readonly elapsed?: number;
  readonly verdict?: string;
}

interface Trial {
  readonly target: string;
  readonly opened: string;
  readonly facts: readonly EventRow[];
  readonly claim: Omit<Claim, 'case_id'>;
}

/** A peer's cases as an export: each calendar is a policy, each case a resolution that is owed under it. */
export function replayable(cases: readonly PeerCase[]): { told: Export; claims: Claim[] } {
  const all = cases
    .filter(({ calendar }) => Object.values(calendar.week).some((windows) => windows.length > 0))
    .flatMap((one) => trialsOf(one).map((trial) => ({ one, trial })));
  const calendars = [...new Set(all.map(({ one }) => JSON.stringify(one.calendar)))];
  const targets = [...new Set(all.map(({ trial }) => trial.target))];
  const rows = all.map(({ one, trial }, index) => ({
    policy: `peer-${calendars.indexOf(JSON.stringify(one.calendar))}`,
    row: caseRow(`C${index}`, trial, `t${targets.indexOf(trial.target)}`),
    trial,
  }));
  const files = calendars.map((calendar, index) => {
    const years = all.flatMap(({ one, trial }) =>
      JSON.stringify(one.calendar) === calendar ? yearsAround(trial.opened) : [],
    );
    const raw = policyOf(`peer-${index}`, ourCalendar(JSON.parse(calendar), years), targets);
    return { raw, read: (tree: unknown) => policySchema.parse(tree) };
  });
  return {
    claims: rows.map(({ row, trial }) => ({ ...trial.claim, case_id: row.case_id })),
    told: {
      files,
      world: {
        cases: rows.map(({ row }) => row),
        events: Object.fromEntries(
          rows.map(({ row, trial }) => [
            row.case_id,
            [status(trial.opened, 'open'), ...trial.facts],
          ]),
        ),
        accounts: [],
        contacts: [],
        contracts: rows.map(({ row, policy }) => ({
          account_id: row.account_id ?? '',
          policy,
          tier: null,
          starts_on: '1960-01-01',
          ends_on: null,
          plan: null,
        })),
        holidays: [],
        surveys: [],
        engagements: [],
        releases: [],
      },
    },
  };
}

function trialsOf(one: PeerCase): Trial[] {
  const name = one.id;
  switch (one.kind) {
    case 'due': {
      const minutes = Duration.fromISO(one.duration ?? '').as('minutes');
      const due = Date.parse(one.bruteForce.dueAtEndOfWindow ?? '');
      const target = `${minutes} business minutes`;
      return [{ target, opened: one.from, facts: [], claim: { name, due } }];
    }
    case 'elapsed': {
      const facts = [status(one.to ?? '', 'solved')];
      const claim = { name, elapsed: (one.expectedSeconds ?? 0) * 1000 };
      return [{ target: '60 business minutes', opened: one.from, facts, claim }];
    }
    case 'business-days': {
      if (one.from.length === 10) return [];
      const at = one.endOfWorkingDay === true ? 'end of day' : 'same time';
      const claim = { name, due: Date.parse(one.expectedDue ?? '') };
      return [{ target: `${one.days} business days ${at}`, opened: one.from, facts: [], claim }];
    }
    default:
      return (one.clocks ?? []).map((clock) => trialOf(`${name}: ${clock.metric}`, clock));
  }
}

function trialOf(name: string, clock: PeerClock): Trial {
  const pauses = (clock.pauses ?? []).flatMap(([from, to]) => [
    status(from, 'on_hold'),
    status(to, 'open'),
  ]);
  const due = clock.expectedDueAt === undefined ? {} : { due: Date.parse(clock.expectedDueAt) };
  const verdict =
    clock.expectedBreached === undefined
      ? {}
      : { verdict: clock.expectedBreached ? 'missed' : 'met' };
  return {
    target: `${clock.targetMinutes} business minutes`,
    opened: clock.start,
    facts: clock.stop === undefined ? pauses : [...pauses, status(clock.stop, 'solved')],
    claim: { name, ...due, ...verdict },
  };
}

function status(at: string, value: string): EventRow {
  const blank = { actor_type: null, visibility: null, event_id: null };
  return { ...blank, at_ms: Date.parse(at), type: 'status', value };
}

function caseRow(case_id: string, trial: Trial, severity: string): CaseRow {
  return {
    case_id,
    account_id: `account of ${case_id}`,
    opened_at_ms: Date.parse(trial.opened),
    severity,
    channel: null,
    category: null,
    environment: null,
    product: null,
    requester_id: null,
    requester_country: null,
    opened_by_type: null,
  };
}

function policyOf(
  id: string,
  calendar: ReturnType<typeof ourCalendar>,
  targets: readonly string[],
): Readonly<Record<string, unknown>> {
  const cells = targets.map((target, index) => [`t${index}`, target] as const);
  return {
    id,
    version: '1',
    name: id,
    effective: { from: '1960-01-01' },
    source: { title: 'A peer’s tests' },
    tiers: [],
    severities: cells.map(([name]) => ({ id: name, name })),
    ...calendar,
    hours: [{ calendar: 'peer' }],
    promises: {
      resolution: {
        clause: 'PE-01',
        pauses: ['on_hold'],
        targets: { any: Object.fromEntries(cells) },
      },
    },
  };
}
