import { expect, test } from 'vitest';
import { changed, complaints, samplePolicy } from '../sample-policy.js';
import { cleanPolicy, lintOf, spoilt, told } from './clean-policy.js';

test('a clean policy gives no finding', () => {
  expect(lintOf(cleanPolicy)).toMatchObject({
    findings: [],
    still_readings: [],
    not_computed: [],
    no_commitment: ['daily_update', 'next_reply'],
    uncovered_lists: [],
    instants: 35136,
  });
});

test('a better tier that is answered later is an inversion, with its share and a witness', () => {
  const found = spoilt('gold: { high: 1 business hour, low', 'gold: { high: 6 business hours, low');
  expect(told(found)).toEqual([
    'tier-inversion: Gold, High (6 business hours) is owed its first response later than Basic, High (4 business hours).',
    'severity-inversion: Gold, High (6 business hours) is owed its first response later than Gold, Low (4 business hours).',
  ]);
  expect(found[0]?.shares).toEqual([
    {
      scenario: 'house',
      facts: {},
      instants: 35136,
      held: 35136,
      open_instants: 260 * 8 * 4,
      open_held: 260 * 8 * 4,
    },
  ]);
});

test('an inversion is witnessed by the first opening in hours at which it is worst', () => {
  const [found] = spoilt(
    'gold: { high: 1 business hour, low',
    'gold: { high: 8 business hours, low',
  );
  // The weekend on which summer time ends is the longest of the year.
  expect(found?.witness).toEqual({
    scenario: 'house',
    facts: {},
    zone: 'Europe/Madrid',
    opened_at_ms: Date.parse('2024-10-25T09:15+02:00'),
    dues: [
      { of: 'Gold, High', due_at_ms: Date.parse('2024-10-28T09:15+01:00') },
      { of: 'Basic, High', due_at_ms: Date.parse('2024-10-25T13:15+02:00') },
    ],
  });
});

test('tiers that the policy does not rank are not held against each other', () => {
  const text = changed(
    'gold: { high: 1 business hour',
    'gold: { high: 4.5 business hours',
    cleanPolicy,
  );
  expect(told(spoilt('tiers:', 'tiers_ranked: false\ntiers:', text))).toEqual([
    'severity-inversion: Gold, High (4.5 business hours) is owed its first response later than Gold, Low (4 business hours).',
  ]);
});

test('a business day that is not as long as the window is a contradiction', () => {
  const found = spoilt('hours: 8 }', 'hours: 9 }');
  expect(told(found)).toEqual([
    'day-length: A business day is counted as 9 business hours, but the Office hours are open for 8 h a day.',
  ]);
  expect(found[0]?.clauses).toEqual(['PL-01']);
  expect(found[0]?.shares[0]?.held).toBe(35136);
});

test('hours on a day that is no business day make business days of unlike length', () => {
  const saturday = "      - { days: sat, opens: '10:00', closes: '12:00', business_day: false }\n";
  expect(
    told(spoilt('    holidays: [company]\n', `${saturday}    holidays: [company]\n`).slice(0, 1)),
  ).toEqual([
    'day-length: A business day is counted as 8 business hours, but the Office hours are open for 2 h on Saturdays.',
  ]);
});

test('a calendar that never opens in the year leaves its targets unreachable', () => {
  const dates = Array.from({ length: 366 }, (_, day) => {
    return `      ${new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)}: Closed\n`;
  });
  const text = cleanPolicy.replace(/ {6}2024-01-01[\s\S]*?Christmas Day\n/, dates.join(''));
  expect(told(lintOf(text).findings)[0]).toBe(
    'never-open: The calendar office is not open at any time of 2024.',
  );
});

test('a target that is not reached within four years is no target', () => {
  const found = spoilt('low: 5 business days }\nclauses', 'low: 2000 business days }\nclauses');
  expect(told(found)).toEqual([
    'unreachable-target: Basic, Low, resolution (2000 business days) is not reached within four years.',
  ]);
});

test('a range that is upside down and windows that are empty or overlap are refused', () => {
  expect(complaints(changed('1 - 2 business days', '2 - 1 business days'))[0]).toContain(
    'Not a target',
  );
  expect(complaints(changed("closes: '17:00'", "closes: '09:00'"))[0]).toContain('is empty');
  expect(complaints(changed('days: sat,', 'days: fri,'))[0]).toContain('overlaps');
});

test('a tier and severity without a target in a promise that others have is a gap', () => {
  expect(
    told(
      spoilt(
        'gold: { high: 1 business hour, low: 4 business hours }',
        'gold: { high: 1 business hour }',
      ),
    ),
  ).toEqual([
    'cell-without-target: There is a first response for 3 of 4 cells, and none for “Gold, Low”.',
  ]);
});

test('updates without end are told with how many a year of them is', () => {
  const text = cleanPolicy.replace(/ {2}resolution:[\s\S]*?clauses:/, 'clauses:');
  const found = lintOf(text).findings;
  expect(told(found)).toEqual([
    `promise-without-end: Each update is followed by the next while the case is open, and the policy neither promises a resolution nor closes a case by itself: Gold, High, open through 2024, is owed ${(260 * 4).toLocaleString('en')} of them.`,
  ]);
});

test('a rule that closes silent cases ends their updates', () => {
  const text = cleanPolicy.replace(
    / {2}resolution:[\s\S]*?clauses:/,
    'procedures:\n  automatic_closing: { clause: PL-01, solved: 48 hours, pending: 168 hours }\nclauses:',
  );
  expect(told(lintOf(text).findings)).toEqual([]);
});

test('severities with the same times throughout are told apart by nothing that is timed', () => {
  const text = cleanPolicy.replaceAll(/\{ high: [^,]+, low: ([^}]+) \}/g, '{ high: $1, low: $1 }');
  expect(told(lintOf(text).findings)).toEqual([
    'severities-alike: Nothing that is timed tells High and Low apart: whichever a case is given, it is owed the same.',
  ]);
});

test('a fact that two severities share leaves two times for one case', () => {
  const found = spoilt('[somebody is hindered]', '[nobody can work, a wish]');
  expect(told(found)).toEqual([
    'shared-facts: High and Low are told by the same: “nobody can work”.',
  ]);
  expect(found[0]?.witness?.dues.map(({ of }) => of)).toEqual([
    'Gold, High, resolution',
    'Gold, Low',
  ]);
});

test('a case that fits no severity that it deserves is told with what that costs', () => {
  const found = spoilt(
    '  collisions: {}\n',
    '  uncovered:\n    outage: { clauses: [PL-03], what: An outage of one customer, falls_to: low, instead_of: high }\n',
  );
  expect(told(found)).toEqual([
    'uncovered-case: An outage of one customer is Low at best, not High.',
  ]);
  expect(found[0]?.shares[0]?.held).toBe(35136);
});

const site = `hours:
  - { when: { site: [north, south] }, calendar: always }
  - calendar: office
`;

test('hours that depend on the site are compared site by site', () => {
  const text = changed('hours:\n  - calendar: office\n', site, cleanPolicy);
  const found = spoilt(
    'gold: { high: 1 business hour, low',
    'gold: { high: 5 hours, low',
    text,
  ).filter(({ code }) => code === 'tier-inversion');
  expect(found).toHaveLength(1);
  // In office hours only what is opened after eight in the morning, and by one in the afternoon, is overtaken.
  expect(found[0]?.shares.map(({ facts, held }) => [facts, held])).toEqual([
    [{ site: 'north' }, 35136],
    [{ site: 'south' }, 35136],
    [{ site: 'other' }, 260 * (3 + 17)],
  ]);
});

const rangeReading = `readings:
  range:
    clause: PL-01
    question: Which end binds?
    options:
      upper: { says: The upper one. }
      lower: { says: The lower one., patch: { range: lower } }
clauses:
`;

test('what a reading brings about or undoes is told with the readings under which it shows', () => {
  const open = changed('clauses:\n', rangeReading, cleanPolicy);
  const ranged = changed(
    'gold: { high: 1 business hour',
    'gold: { high: 2 - 5 business hours',
    open,
  );
  const [undone] = lintOf(ranged).findings;
  expect([undone?.code, undone?.holds_under, undone?.gone_under]).toEqual([
    'tier-inversion',
    ['house'],
    ['range=lower'],
  ]);
  const low = changed(
    'basic: { high: 4 business hours, low: 1',
    'basic: { high: 0.5 - 4 business hours, low: 1',
    open,
  );
  const [brought] = lintOf(low).findings;
  expect([brought?.code, brought?.holds_under, brought?.gone_under]).toEqual([
    'tier-inversion',
    ['range=lower'],
    ['house'],
  ]);
});

test('a reading that moves due times is told with how far, over every cell that it moves', () => {
  const { findings } = lintOf(samplePolicy);
  const reading = findings.find(({ code }) => code === 'open-reading');
  const [move] = reading?.moves ?? [];
  expect(move).toMatchObject({ option: 'lower', cells: 2, later: 0, earlier: 2 * 35136 });
});
