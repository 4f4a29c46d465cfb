import { expect, test } from 'vitest';
import { asymmetries } from '../../../pipeline/policy/lint/across.js';
import { lintPolicy } from '../../../pipeline/policy/lint/lint.js';
import { loadShippedPolicies } from '../../../pipeline/policy/load.js';

const shipped = loadShippedPolicies();
const lints = new Map(
  shipped.map(({ policy, raw }) => [policy.id, lintPolicy(policy, raw, 2024)] as const),
);
const lintOf = (id: string) => {
  const found = lints.get(id);
  if (found === undefined) throw new Error(`No policy ${id}.`);
  return found;
};

/** The defects that a careful reader found in the four texts, and by which finding on which clause each is told. */
test.each([
  ['a better package later than a worse one', 'openback', 'tier-inversion', 'OP-10'],
  ['a day of nine hours in a window of fifteen', 'ownbackup', 'day-length', 'OB-17'],
  ['Medium and Low by the same words', 'ownbackup', 'shared-facts', 'OB-27'],
  ['how-to questions in and out of scope', 'ownbackup', 'clauses-collide', 'OB-36'],
  ['a total outage of one customer', 'openback', 'uncovered-case', 'OP-24'],
  ['Standard Support', 'openback', 'undefined-term', 'OP-16'],
  ['onboarding without help', 'openback', 'clauses-collide', 'OP-14'],
  ['contacts to name, none allowed', 'openback', 'clauses-collide', 'OP-18'],
  ['company holidays', 'ownbackup', 'holidays-unlisted', 'OB-08'],
  ['certain holidays', 'openback', 'holidays-unlisted', 'OP-06'],
  ['no zone in the UK and Israel', 'ownbackup', 'zone-missing', 'OB-06'],
  ['GMT', 'openback', 'zone-label', 'OP-03'],
  ['EST, twice', 'probax', 'zone-label', 'PX-10'],
  ['CST', 'crashplan', 'zone-label', 'CP-02'],
  ['Australian Eastern Time', 'crashplan', 'zone-label', 'CP-03'],
  ['twelve at night', 'ownbackup', 'clock-label', 'OB-07'],
  ['hours without business', 'probax', 'missing-unit', 'PX-07'],
  ['holidays in both countries', 'probax', 'unclear-scope', 'PX-14'],
  ['Severity 2 and 3 but for a word', 'probax', 'shared-facts', 'PX-20'],
  ['a paragraph twice', 'probax', 'missing-text', 'PX-18'],
  ['lists of channels cut off', 'ownbackup', 'missing-text', 'OB-02'],
  ['a heading without its text', 'crashplan', 'missing-text', 'CP-01'],
  ['SLA, target, goal, commitment', 'probax', 'mixed-force', 'PX-08'],
  ['daily updates of cases that wait', 'crashplan', 'clauses-collide', 'CP-18'],
  ['severities without a time', 'crashplan', 'severities-alike', 'CP-13'],
  ['severities of PROe elsewhere', 'crashplan', 'missing-document', 'CP-17'],
  ['the services agreement', 'ownbackup', 'missing-document', 'OB-35'],
  ['the licence', 'probax', 'missing-document', 'PX-35'],
  ['the contract', 'openback', 'missing-document', 'OP-01'],
  ['promptly, regularly, where possible', 'probax', 'unquantified-words', 'PX-32'],
  ['we try, as quickly as possible', 'crashplan', 'unquantified-words', 'CP-26'],
])('%s: found in %s', (_, id, code, clause) => {
  const found = lintOf(id).findings.filter((one) => one.code === code);
  expect(found.flatMap(({ clauses }) => clauses)).toContain(clause);
});

test('what a policy is silent on is told once, and is no finding', () => {
  expect([...lints].map(([id, { no_commitment }]) => [id, no_commitment])).toEqual([
    ['crashplan', ['first_response', 'update', 'next_reply', 'resolution']],
    ['openback', ['update', 'daily_update', 'next_reply', 'resolution']],
    ['ownbackup', ['daily_update', 'next_reply', 'resolution']],
    ['probax', ['update', 'daily_update', 'next_reply', 'resolution']],
  ]);
});

test('what the four do not all promise cannot be scored side by side', () => {
  expect(asymmetries(shipped.map(({ policy }) => policy)).map(({ says }) => says)).toEqual([
    'First responses: only openback, ownbackup and probax.',
    'Updates: only ownbackup.',
    'Daily updates: only crashplan.',
    'A rule for closing cases: only crashplan and probax.',
    'A survey after closing: only crashplan and probax.',
  ]);
});

test('the products of CrashPlan are not ranked, so none is held against another', () => {
  expect(lintOf('crashplan').findings.filter(({ code }) => code === 'tier-inversion')).toEqual([]);
});

test('an option that needs the user’s own holidays is told as not computed', () => {
  expect(lintOf('ownbackup').not_computed.map(({ name }) => name)).toEqual([
    'company-holidays=list',
  ]);
});

test('every finding names a clause or a reading, and every share counts the whole year', () => {
  for (const { findings } of lints.values()) {
    for (const { clauses, says, shares, witness, severity } of findings) {
      expect([says, clauses.length > 0]).toEqual([says, true]);
      expect(shares.every(({ instants, held }) => instants === 35136 && held > 0)).toBe(true);
      if (severity === 'inversion') expect(witness).not.toBeNull();
    }
  }
});
