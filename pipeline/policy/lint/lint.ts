import { membersOf } from '../calendar.js';
import type { PolicyObject } from '../patch.js';
import { type Policy, type PromiseName, timedPromises } from '../schema.js';
import { codes, type Finding } from './finding.js';
import { finders } from './kinds.js';
import { stillReadings } from './readings.js';
import { type Study, study } from './study.js';
import { yearOf } from './year.js';

/** What the linter says of one policy. */
export interface Lint {
  readonly policy: string;
  readonly version: string;
  readonly name: string;
  readonly year: number;
  /** The opening instants tried, a quarter of an hour apart. */
  readonly instants: number;
  readonly findings: readonly Finding[];
  /** Readings that move no due time of a case as it is opened. */
  readonly still_readings: readonly string[];
  readonly not_computed: readonly { readonly name: string; readonly why: string }[];
  /** What the policy is silent on: no defect, and never judged. */
  readonly no_commitment: readonly PromiseName[];
  /** Holiday lists in use that end before the year does or begin after it began. */
  readonly uncovered_lists: readonly string[];
}

/** Tries a policy on every quarter of an hour of a year, under the house's reading and under every other option. */
export function lintPolicy(policy: Policy, raw: PolicyObject, year: number): Lint {
  const studied = study(policy, raw, yearOf(year));
  const order = Object.keys(codes);
  const found = finders.flatMap((find) => find(studied));
  return {
    policy: policy.id,
    version: policy.version,
    name: policy.name,
    year,
    instants: studied.timetable.year.count,
    findings: found.toSorted((a, b) => order.indexOf(a.code) - order.indexOf(b.code)),
    still_readings: stillReadings(studied, found),
    not_computed: studied.not_computed,
    no_commitment: timedPromises.filter((name) => policy.promises[name] === undefined),
    uncovered_lists: uncoveredLists(studied),
  };
}

function uncoveredLists({ policy, timetable: { year } }: Study): string[] {
  const used = policy.hours.flatMap(({ calendar }) =>
    membersOf(policy.calendars, calendar).flatMap(({ leaf: { holidays } }) => {
      if (Array.isArray(holidays)) return holidays;
      return 'common' in holidays ? holidays.common : [];
    }),
  );
  return [...new Set(used)].filter((id) => {
    const covers = policy.holidays[id]?.covers;
    if (covers === undefined) return true;
    return covers.from > `${year.year}-01-01` || covers.to < `${year.year}-12-31`;
  });
}
