import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publicHolidays, publicLists } from '../../pipeline/policy/holidays/public-dates.js';
import { policyJsonSchema } from '../../pipeline/policy/json-schema.js';
import { inspectPolicies, loadShippedPolicies } from '../../pipeline/policy/load.js';
import { shippedPolicyPaths } from '../../pipeline/policy-files.js';
import { packageRoot } from '../../pipeline/root.js';

const shipped = loadShippedPolicies();
const policyOf = (id: string) => {
  const found = shipped.find(({ policy }) => policy.id === id);
  if (found === undefined) throw new Error(`No policy ${id}.`);
  return found.policy;
};

test('the four policies are sound', () => {
  expect(inspectPolicies(shippedPolicyPaths()).flatMap(({ failures }) => failures)).toEqual([]);
  expect(shipped.map(({ policy, path }) => [policy.id, policy.version, path])).toEqual([
    ['crashplan', '2013-12-10', 'policies/crashplan-2013-12-10.yaml'],
    ['openback', '1', 'policies/openback-1.yaml'],
    ['ownbackup', '2.7', 'policies/ownbackup-2.7.yaml'],
    ['probax', '2023-12-04', 'policies/probax-2023-12-04.yaml'],
  ]);
});

test.each([
  ['ownbackup', 'OB', 40],
  ['openback', 'OP', 29],
  ['probax', 'PX', 35],
  ['crashplan', 'CP', 31],
])('%s has every clause of its text', (id, prefix, count) => {
  const ids = Array.from({ length: count }, (_, index) => {
    return `${prefix}-${String(index + 1).padStart(2, '0')}`;
  });
  expect(Object.keys(policyOf(id).clauses)).toEqual(ids);
});

test('tiers and severities bear the keys that the formats promise', () => {
  const keys = shipped.map(({ policy }) => [
    policy.id,
    policy.tiers.map(({ id }) => id).sort(),
    policy.severities.map(({ id }) => id),
  ]);
  expect(keys).toEqual([
    ['crashplan', ['home', 'pro', 'proe', 'shareplan'], ['1', '2', '3', '4']],
    ['openback', ['enterprise', 'growth', 'pro'], ['1', '2', '3', '4']],
    ['ownbackup', ['premier', 'standard'], ['high', 'medium', 'low']],
    ['probax', [], ['1', '2', '3', '4']],
  ]);
});

test('every alternative of a reading that moves the due of an answer has a worked example', () => {
  const timeless = [
    'first-response-by',
    'severity-after-change',
    'trial',
    'standard-support',
    'named-contacts',
    'severity-1-scope',
    'closing-days',
    'champion',
    'contact-attempts',
  ];
  const missing = shipped.flatMap(({ policy }) =>
    Object.entries(policy.readings).flatMap(([reading, { options }]) =>
      Object.entries(options)
        .slice(1)
        .filter(([, { needs }]) => needs === undefined && !timeless.includes(reading))
        .map(([option]) => `${reading}=${option}`)
        .filter((scenario) => !policy.examples.some((example) => example.scenario === scenario))
        .map((scenario) => `${policy.id} ${scenario}`),
    ),
  );
  expect(missing).toEqual([]);
});

test('the holidays are the public ones of date-holidays, written out', async () => {
  for (const { policy } of shipped) {
    for (const [list, { covers, dates }] of Object.entries(policy.holidays)) {
      const known = Object.entries(publicLists).find(([id]) => id === list);
      if (known === undefined) throw new Error(`${policy.id} has a list ${list} of its own.`);
      expect(covers).toEqual({ from: '2013-01-01', to: '2035-12-31' });
      expect(dates).toEqual(await publicHolidays(known[1].country, 2013, 2035));
    }
  }
});

test('editors are given the schema that checks', () => {
  const written = readFileSync(join(packageRoot, 'policies', 'policy.schema.json'), 'utf8');
  expect(written).toBe(policyJsonSchema());
  for (const { text } of shipped) {
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./policy.schema.json');
  }
});

const seeds: Readonly<Record<string, string>> = {
  ownbackup: 'ownbackup-support-policy-2.7.txt',
  openback: 'openback-support-policy.txt',
  probax: 'probax-partner-support-policy.txt',
  crashplan: 'crashplan-customer-champion.txt',
};

test.for(Object.entries(seeds))('%s names the text it was made from', ([id, file], { skip }) => {
  const path = join(packageRoot, '..', 'shared', 'seeds', file);
  if (!existsSync(path)) skip('The policy texts are not beside this checkout.');
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  expect(policyOf(id).source.sha256).toBe(sha256);
});

test.for(Object.entries(seeds))('%s copies no sentence of its text', ([id, file], { skip }) => {
  const path = join(packageRoot, '..', 'shared', 'seeds', file);
  if (!existsSync(path)) skip('The policy texts are not beside this checkout.');
  const words = (text: string) => text.toLowerCase().match(/[a-z0-9’']+/g) ?? [];
  const run = 8;
  const source = words(readFileSync(path, 'utf8'));
  const runs = new Set(source.map((_, index) => source.slice(index, index + run).join(' ')));
  const { clauses, readings } = policyOf(id);
  const told = [
    ...Object.values(clauses).flatMap((clause) => [
      clause.heading,
      clause.paraphrase,
      ...(clause.class === 'needs_field' ? [clause.what] : []),
      ...(clause.class === 'not_monitorable' ? [clause.why] : []),
    ]),
    ...Object.values(readings).flatMap(({ options }) => Object.values(options).map((o) => o.says)),
  ];
  const copied = told.filter((text) => {
    const own = words(text);
    return own.some(
      (_, index) => index + run <= own.length && runs.has(own.slice(index, index + run).join(' ')),
    );
  });
  expect(copied).toEqual([]);
});
