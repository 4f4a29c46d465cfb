import { inspectPolicy } from '../../../pipeline/policy/inspect.js';
import type { Finding } from '../../../pipeline/policy/lint/finding.js';
import { type Lint, lintPolicy } from '../../../pipeline/policy/lint/lint.js';
import { changed } from '../sample-policy.js';

/** A policy whose text leaves nothing open; tests spoil one thing in it. */
export const cleanPolicy = `id: plain
version: '1'
name: Plain Support
effective: { from: 2024-01-01 }
source: { title: Plain support terms }
tiers:
  - { id: gold, name: Gold }
  - { id: basic, name: Basic }
severities:
  - { id: high, name: High, clause: PL-03, facts: [nobody can work] }
  - { id: low, name: Low, clause: PL-03, facts: [somebody is hindered] }
holidays:
  company:
    name: Company holidays
    covers: { from: 2024-01-01, to: 2024-12-31 }
    dates:
      2024-01-01: New Year
      2024-12-25: Christmas Day
calendars:
  office:
    name: Office hours
    zone: Europe/Madrid
    windows:
      - { days: mon-fri, opens: '09:00', closes: '17:00' }
    holidays: [company]
    as_written:
      clause: PL-02
      zone: Europe/Madrid
      hours: 9:00 am – 5:00 pm
      holiday_clause: PL-02
      holidays: company holidays
      holiday_list: given
hours:
  - calendar: office
business_day: { counted_as: business_hours, hours: 8 }
promises:
  first_response:
    clause: PL-01
    targets:
      gold: { high: 1 business hour, low: 4 business hours }
      basic: { high: 4 business hours, low: 1 business day }
  update:
    clause: PL-01
    targets:
      gold: { high: 2 business hours, low: 1 business day }
      basic: { high: 4 business hours, low: 2 business days }
  resolution:
    clause: PL-01
    targets:
      gold: { high: 1 business day, low: 5 business days }
      basic: { high: 2 business days, low: 5 business days }
clauses:
  PL-01: { heading: Times, paraphrase: How soon anything is owed. }
  PL-02: { heading: Hours, paraphrase: When the office is open and on which days it is not. }
  PL-03: { heading: Severities, paraphrase: How grave a case is. }
wording:
  words: {}
  binding: { commitment: [PL-01] }
  collisions: {}
`;

/** What the linter says of a policy text. */
export function lintOf(text: string, year = 2024): Lint {
  const { read, failures } = inspectPolicy(new TextEncoder().encode(text), 'plain.yaml');
  if (read === null || failures.length > 0) throw new Error(JSON.stringify(failures));
  return lintPolicy(read.loaded.policy, read.loaded.raw, year);
}

/** The findings on the clean policy with one text in it replaced. */
export function spoilt(from: string, to: string, text = cleanPolicy): readonly Finding[] {
  return lintOf(changed(from, to, text)).findings;
}

/** Each finding in a line. */
export function told(findings: readonly Finding[]): string[] {
  return findings.map(({ code, says }) => `${code}: ${says}`);
}
