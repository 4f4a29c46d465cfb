import { inspectPolicy } from '../../pipeline/policy/inspect.js';

/** A whole small policy; tests change one thing in it. */
export const samplePolicy = `id: acme
version: '1'
name: Acme Support
effective: { from: 2024-01-01 }
source: { title: Acme Support Policy }
tiers:
  - { id: gold, name: Gold }
  - { id: basic, name: Basic }
severities:
  - { id: high, name: High }
  - { id: low, name: Low }
calendars:
  office:
    name: Office hours
    zone: Europe/London
    windows:
      - { days: mon-fri, opens: '09:00', closes: '17:00' }
      - { days: sat, opens: '10:00', closes: '12:00', business_day: false }
    holidays: [bank]
  night:
    name: Night shift
    zone: UTC+10
    windows:
      - { days: sun-thu, opens: '22:00', closes: '06:00' }
  both:
    name: Office and night
    union: [office, night]
hours:
  - when: { tier: gold }
    calendar: both
  - calendar: office
business_day: { counted_as: business_hours, hours: 8 }
rules:
  training:
    clause: AC-02
    when: { category: [training] }
    reason: out of scope
    effect: { exclude: all }
promises:
  first_response:
    clause: AC-01
    targets:
      gold: { high: 1 hour, low: 4 business hours }
      basic: { any: { target: 1 - 2 business days, clause: AC-02 } }
readings:
  range:
    clause: AC-01
    question: Which end binds?
    options:
      upper:
        says: The upper one.
        mark: lenient
      lower:
        says: The lower one.
        mark: strict
        patch: { range: lower }
holidays:
  bank:
    name: Bank holidays
    covers: { from: 2024-01-01, to: 2024-12-31 }
    dates:
      2024-12-25: Christmas Day
      2024-12-24: { name: Christmas Eve, hours: [{ opens: '09:00', closes: '12:00' }] }
clauses:
  AC-01: { heading: First response, paraphrase: Everyone is answered., class: computed, by: [first_response, readings.range] }
  AC-02: { heading: Training, paraphrase: Training is extra., class: computed, by: rules.training }
examples:
  - says: An hour is an hour.
    case: { tier: gold, severity: high }
    opened: 2024-06-03T10:00 Europe/London
    due: 2024-06-03T11:00 Europe/London
`;

/** The sample with one text in it replaced, which must be there. */
export function changed(from: string, to: string, text = samplePolicy): string {
  if (!text.includes(from)) throw new Error(`The sample has no ${from}.`);
  return text.replace(from, to);
}

/** Everything that is wrong with a policy text, as the user reads it: line, message, fix. */
export function complaints(text: string): string[] {
  const { failures } = inspectPolicy(new TextEncoder().encode(text), 'acme.yaml');
  return failures.map(({ where, message, hint }) => `${where} ${message} ${hint}`);
}
