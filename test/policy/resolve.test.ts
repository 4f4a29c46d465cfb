import { expect, test } from 'vitest';
import { resolve } from '../../pipeline/policy/resolve.js';
import { policySchema } from '../../pipeline/policy/schema.js';

const policy = policySchema.parse({
  id: 'acme',
  version: '1',
  name: 'Acme Support',
  effective: { from: '2026-01-01' },
  source: { title: 'Acme support terms' },
  tiers: [
    { id: 'gold', name: 'Gold' },
    { id: 'basic', name: 'Basic' },
  ],
  severities: [{ id: 'high', name: 'High' }],
  calendars: {
    office: {
      name: 'Office hours',
      zone: 'Europe/Madrid',
      windows: [{ days: 'mon-fri', opens: '09:00', closes: '17:00' }],
    },
  },
  hours: [{ when: { tier: 'gold', site: 'north' }, calendar: 'always' }, { calendar: 'office' }],
  rules: {
    spam: {
      clause: 'AC-01',
      when: { category: 'marketing' },
      reason: 'not a support question',
      effect: { exclude: 'all' },
    },
  },
  promises: {
    first_response: { clause: 'AC-01', targets: { any: { any: '4 business hours' } } },
  },
  clauses: { 'AC-01': { heading: 'Responses', paraphrase: 'How soon a person answers.' } },
});

const basic = { tier: 'basic', severity: 'high' };

test('a site that nobody knows matters only to the tier whose hours depend on it', () => {
  expect(resolve(policy, 'first_response', basic).term?.calendar).toBe('office');
  expect(resolve(policy, 'first_response', { ...basic, tier: 'gold' })).toMatchObject({
    outcome: 'unmeasured',
    reason: 'site',
  });
});

test('a case of unknown category is not excluded: exclusion needs proof', () => {
  expect(resolve(policy, 'first_response', { ...basic, category: null }).outcome).toBe('owed');
  expect(resolve(policy, 'first_response', { ...basic, category: 'marketing' })).toMatchObject({
    outcome: 'excluded',
    reason: 'not a support question',
  });
});

test('an excluded obligation is still timed, so that its page can say what it would have owed', () => {
  const excluded = resolve(policy, 'first_response', { ...basic, category: 'marketing' });
  expect(excluded.term).toMatchObject({ calendar: 'office', amount: 4 * 3_600_000 });
});

test('what a policy does not promise is no commitment, never a target', () => {
  expect(resolve(policy, 'update', basic).outcome).toBe('none');
});

test('a tier or severity that the policy does not name cannot be measured', () => {
  const byTier = policySchema.parse({
    ...policy,
    promises: {
      first_response: { clause: 'AC-01', targets: { gold: { high: '1 hour' } } },
    },
  });
  expect(resolve(byTier, 'first_response', { ...basic, tier: 'silver' }).reason).toBe('tier');
  expect(resolve(byTier, 'first_response', { tier: 'gold', severity: '7' }).reason).toBe(
    'severity',
  );
});
