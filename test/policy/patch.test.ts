import { expect, test } from 'vitest';
import { loadShippedPolicies } from '../../pipeline/policy/load.js';
import { applyPatches, hasParent } from '../../pipeline/policy/patch.js';
import { patchesOf } from '../../pipeline/policy/patches-of.js';

const policy = {
  range: 'upper',
  calendars: { us: { zone: 'America/New_York', windows: [{ days: 'mon' }, { days: 'sat' }] } },
};

test('a patch changes what stands at its path and nothing else', () => {
  expect(applyPatches(policy, [{ 'calendars.us.windows.1.days': 'sun' }])).toEqual({
    range: 'upper',
    calendars: { us: { zone: 'America/New_York', windows: [{ days: 'mon' }, { days: 'sun' }] } },
  });
});

test('the policy as written is left alone', () => {
  const before = structuredClone(policy);
  applyPatches(policy, [{ range: 'lower', 'calendars.us.zone': 'UTC', 'calendars.us': null }]);
  expect(policy).toEqual(before);
});

test('null takes out, and the places in a list stay those of the file until the end', () => {
  const patched = applyPatches(policy, [
    { 'calendars.us.windows.0': null },
    { 'calendars.us.windows.1.days': 'sun' },
  ]);
  expect(patched).toEqual({
    range: 'upper',
    calendars: { us: { zone: 'America/New_York', windows: [{ days: 'sun' }] } },
  });
});

test('of two patches at one path the later holds', () => {
  expect(applyPatches(policy, [{ range: 'lower' }, { range: 'upper' }])).toEqual(policy);
});

test('a patch may add a key or lengthen a list by one, but not stand in the air', () => {
  expect(hasParent(policy, 'severity_binding')).toBe(true);
  expect(hasParent(policy, 'calendars.us.windows.2')).toBe(true);
  expect(hasParent(policy, 'calendars.us.windows.3')).toBe(false);
  expect(hasParent(policy, 'calendars.uk.zone')).toBe(false);
  expect(hasParent(policy, 'range.upper')).toBe(false);
});

test('strict takes each reading at its strict option, and the unmarked ones as written', () => {
  const openback = loadShippedPolicies().find((loaded) => loaded.policy.id === 'openback');
  if (openback === undefined) throw new Error('No policy openback.');
  const strict = applyPatches(openback.raw, patchesOf(openback.policy, 'strict') ?? []);
  expect(strict).toMatchObject({
    severity_binding: 'most_severe',
    range: 'lower',
    calendars: { weekdays: { zone: 'Europe/London', holidays: [] } },
    rules: { 'standard-support': { effect: { tier: 'growth' } } },
  });
  expect(patchesOf(openback.policy, 'under=yesterday')).toBeNull();
});
