import { expect, test } from 'vitest';
import { shareOf } from '../../pipeline/findings/described/told.js';
import { titles, told } from './fixtures/described.js';

const hour = 3_600_000;

test('candidates are told as candidates, and none as none', () => {
  const candidate = {
    caseId: 'A-1',
    account: 'Anvil Ltd',
    openedAtMs: Date.UTC(2026, 9, 3, 20),
    loweredAtMs: Date.UTC(2026, 9, 4, 9),
    loweredTo: 'low',
    actor: 'agent',
    isAgreed: false,
  };
  const lowered = (opened: number, n: number) =>
    titles({
      outOfHoursCandidates: told({
        severity: 'high',
        opened,
        unknownHours: 0,
        unknownSeverity: 0,
        candidates: Array.from({ length: n }, () => candidate),
      }),
    });
  expect(lowered(3, 2)).toEqual(['2 of 3 cases opened out of hours as High were lowered later']);
  expect(lowered(3, 1)).toEqual(['1 of 3 cases opened out of hours as High was lowered later']);
  expect(lowered(1, 1)).toEqual(['The only case opened out of hours as High was lowered later']);
  expect(lowered(2, 0)).toEqual(['None of 2 cases opened out of hours as High was lowered later']);
  expect(lowered(1, 0)).toEqual(['The only case opened out of hours as High kept its severity']);
  const asked = { escalations: 2, days: 90, outcomes: ['no_issue_found'], inMonth: 4 };
  const account = { account: 'Anvil Ltd', escalations: 3, cases: 2, fromMs: 0, toMs: hour };
  expect(titles({ abuseCandidates: told({ ...asked, candidates: [account] }) })).toEqual([
    '1 account escalated 2 times or more where nothing was found',
  ]);
  expect(titles({ abuseCandidates: told({ ...asked, candidates: [] }) })).toEqual([
    'No account escalated again and again where nothing was found',
  ]);
});

test('a contact who was away is told by how often and how long', () => {
  const spell = { caseId: 'A-1', account: 'Anvil Ltd', fromMs: 0, toMs: null, awayMs: hour };
  const away = (n: number, long: number) =>
    titles({
      customerResource: told({
        severity: 'high',
        minutes: 60,
        cases: 5,
        telling: 1,
        spells: Array.from({ length: n }, () => spell),
        long,
      }),
    })[0];
  expect(away(0, 0)).toBe('No technical contact was away at High');
  expect(away(1, 0)).toBe('A technical contact was away at High once, for 1 h or less');
  expect(away(1, 1)).toBe('A technical contact was away at High once, for over 1 h');
  expect(away(3, 0)).toBe('A technical contact was away at High 3 times, never for over 1 h');
  expect(away(3, 2)).toBe('A technical contact was away at High 3 times, 2 for over 1 h');
});

test('earlier cases, channels, hours and contacts have their sentence too', () => {
  expect(titles({ previousCases: told({ naming: shareOf(0, 4), states: [] }) })).toEqual([
    'No new case names an earlier one',
  ]);
  expect(
    titles({
      previousCases: told({ naming: shareOf(3, 42), states: [{ state: 'closed', cases: 3 }] }),
    }),
  ).toEqual(['7 % of 42 new cases name an earlier one']);
  const engineers = { namedUnknown: 0, returningUnknown: 0 };
  expect(
    titles({
      sameEngineers: told({ ...engineers, named: shareOf(0, 0), returning: shareOf(5, 29) }),
    }),
  ).toEqual([
    '17 % of 29 returning requesters were first answered by someone from an earlier case of theirs',
  ]);
  expect(
    titles({
      channelHours: told({
        channels: ['chat'],
        outside: shareOf(1, 2),
        unknownHours: 0,
        unknownChannel: 0,
      }),
    }),
  ).toEqual(['1 of 2 cases by chat was opened outside its hours']);
  const tier = { openedInside: 1, answeredInside: 0, unanswered: 0, unknownHours: 0 };
  const outside = (id: string, hits: number, n: number) => ({
    ...tier,
    tier: id,
    openedOutside: n,
    answeredOutside: shareOf(hits, n),
    responsesOutside: shareOf(hits, n),
  });
  expect(
    titles({ liveSupport: told({ tiers: [outside('gold', 2, 4), outside('basic', 0, 17)] }) }),
  ).toEqual([
    'Of the cases opened out of hours, 2 of 4 on Gold and none of 17 on Basic were first answered out of hours',
  ]);
  expect(titles({ liveSupport: told({ tiers: [outside('gold', 0, 0)] }) })).toEqual([
    'No case was opened out of hours',
  ]);
  const contacts = { accounts: 2, allowed: 1, withNone: 0, within: 1, tier: 'gold' };
  expect(
    titles({
      namedContacts: told({
        tiers: [{ ...contacts, tooMany: [{ account: 'Anvil Ltd', named: 3 }] }],
        byNamed: shareOf(5, 11),
        unknownReporter: 0,
      }),
    }),
  ).toEqual([
    '1 account has named more contacts than its tier allows; named contacts reported 45 % of 11 cases',
  ]);
});
