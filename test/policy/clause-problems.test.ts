import { expect, test } from 'vitest';
import { inspectPolicy } from '../../pipeline/policy/inspect.js';
import { changed, complaints } from './sample-policy.js';

const training = 'class: computed, by: rules.training';

/** What is said of the sample if its clause about training says something else. */
function says(instead: string): string[] {
  return complaints(changed(training, instead));
}

test('a clause may rest on promises, rules, readings, calendars and what every report has', () => {
  expect(says('class: computed, by: [first_response, calendars.office, hours]')).toEqual([]);
  expect(says('class: computed, by: [rules.training, response_times]')).toEqual([]);
  expect(says('class: described, by: misses_by_kind, needs: [cases.category]')).toEqual([]);
  expect(
    says('class: needs_field, needs: [cases.mood], would_be: described, what: The mood.'),
  ).toEqual([]);
  expect(says('class: not_monitorable, why: Nobody writes it down.')).toEqual([]);
});

test('a clause without a class is worth a remark, with its line', () => {
  const text = changed(`, ${training}`, '');
  const { failures, notes } = inspectPolicy(new TextEncoder().encode(text), 'acme.yaml');
  expect(failures).toEqual([]);
  expect(notes.map(({ where, message }) => `${where} ${message}`)).toEqual([
    'acme.yaml:66 clauses.AC-02 has no class.',
  ]);
});

test('what a clause rests on must be there', () => {
  expect(says('class: computed, by: rules.trainings')).toEqual([
    'acme.yaml:66 clauses.AC-02.by.0: the policy has no "rules.trainings". Write rules.training.',
  ]);
  expect(says('class: computed, by: deliverables.kickoff')).toEqual([
    'acme.yaml:66 clauses.AC-02.by.0: the policy has no "deliverables.kickoff". Name a promise, a procedure or a statistic, or rules.ID, readings.ID, calendars.ID, settings.ID, deliverables.ID.',
  ]);
  // The sample promises no update, so none can speak for a clause.
  expect(says('class: computed, by: [rules.training, update]')).toEqual([
    expect.stringContaining('clauses.AC-02.by.1: the policy has no "update". Write one of first_'),
  ]);
});

test('a statistic describes and never judges', () => {
  expect(says('class: computed, by: satisfaction')).toEqual([
    'acme.yaml:66 clauses.AC-02 is computed, but satisfaction only describes. Write class: described, or name the promise, rule or reading that decides it.',
  ]);
  expect(says('class: described, by: rules.training')).toEqual([
    'acme.yaml:66 clauses.AC-02 is described, but by no statistic. Name one: response_times, misses_by_hour, misses_by_kind, satisfaction, left_out; or write class: computed.',
  ]);
});

test('a field that something is made of must be one that an export can bring', () => {
  expect(says(`${training}, needs: [accounts.site, accounts.stie]`)).toEqual([
    'acme.yaml:66 clauses.AC-02: no table has the field "accounts.stie". Correct the name; or write class: needs_field, if nothing can be said without it.',
  ]);
  expect(says(`${training}, needs: [events.escalaton or cases.category]`)).toEqual([
    'acme.yaml:66 clauses.AC-02: no table has the field "events.escalaton". Correct the name; or write class: needs_field, if nothing can be said without it.',
  ]);
  expect(says(`${training}, needs: [site]`)).toEqual([
    'acme.yaml:66 clauses.AC-02.needs.0 cannot be "site". Fields are written cases.category, events.escalation, events.message.actor_type, or "cases.severity or events.severity".',
  ]);
});

test('a column of the user’s own is a field where a rule asks for it', () => {
  const asked = changed('category: [training]', 'case.topic: [training]');
  const needing = (field: string) =>
    complaints(changed(training, `${training}, needs: [${field}]`, asked));
  expect(needing('cases.topic')).toEqual([]);
  expect(needing('cases.topics')).toHaveLength(1);
});

test('each class has its own keys, and the message names the one that is missing', () => {
  expect(says('class: computed')).toEqual([
    'acme.yaml:66 "by" is missing in clauses.AC-02. Add by: to clauses.AC-02.',
  ]);
  expect(says('class: needs_field, needs: [cases.mood]')).toEqual([
    'acme.yaml:66 "would_be" is missing in clauses.AC-02. Add would_be: to clauses.AC-02.',
    'acme.yaml:66 "what" is missing in clauses.AC-02. Add what: to clauses.AC-02.',
  ]);
  expect(says('class: not_monitorable, by: first_response')).toEqual([
    'acme.yaml:66 "why" is missing in clauses.AC-02. Add why: to clauses.AC-02.',
    'acme.yaml:66 "by" is no key of clauses.AC-02. Take it out, or correct its spelling.',
  ]);
  expect(says('class: counted, by: first_response')).toEqual([
    'acme.yaml:66 clauses.AC-02.class cannot be "counted". Write computed, described, needs_field or not_monitorable.',
  ]);
});
