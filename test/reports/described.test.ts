import { expect, test } from 'vitest';
import type { DescribedFindings, Share } from '../../pipeline/findings/contract.js';
import { nothingDescribed } from '../../pipeline/findings/described/find.js';
import { shareOf } from '../../pipeline/findings/described/told.js';
import { monthlyModel } from '../../reports/monthly/model.js';
import type { Section } from '../../reports/render/contract.js';
import { findingsWith } from './fixtures/findings.js';

const minute = 60_000;
const hour = 60 * minute;

function sectionOf(given: Partial<DescribedFindings>): Section | null {
  return monthlyModel(findingsWith({ described: { ...nothingDescribed, ...given } })).described;
}

function told<Figures>(figures: Figures) {
  return { clause: 'AC-10', lacks: null, figures } as const;
}

/** The titles of the section's blocks, breakable spaces in them. */
function titles(given: Partial<DescribedFindings>): string[] {
  const blocks = sectionOf(given)?.blocks ?? [];
  return blocks.map((block) =>
    ('title' in block ? (block.title ?? '') : '').replaceAll('\u00a0', ' '),
  );
}

test('a policy without such clauses has no section', () => {
  expect(sectionOf({})).toBeNull();
});

test('where the data lacks a field it is named, and a month with nothing is told with n 0', () => {
  const section = sectionOf({
    updateGaps: { clause: 'AC-19', lacks: 'events of type message', figures: null },
    escalations: told({
      escalations: 0,
      cases: 0,
      casesInHand: 40,
      hasRoles: true,
      toManager: null,
      toAnyone: null,
    }),
    firstChannels: told({
      preferred: ['portal'],
      preferring: shareOf(1, 1),
      channels: [{ channel: 'portal', share: shareOf(1, 1) }],
      unknown: 0,
    }),
  });
  expect(section?.heading).toBe('1 of 3 clauses without numbers are told, not judged');
  expect(section?.blocks.slice(1)).toEqual([
    {
      kind: 'facts',
      title: 'Nothing in October',
      facts: [{ label: 'Escalations (AC-10)', text: 'Nothing to count; n 0.' }],
    },
    {
      kind: 'facts',
      title: 'Not in the data',
      facts: [
        {
          label: 'Gaps between messages (AC-19)',
          text: 'The data does not tell events of type message.',
        },
      ],
    },
  ]);
});

test('a section of which nothing can be told says so, and one with nothing at all is none', () => {
  const lacking = { clause: 'AC-19', lacks: 'events of type message', figures: null } as const;
  expect(sectionOf({ updateGaps: lacking })?.heading).toBe(
    'One clause without a number cannot be told from the data',
  );
  expect(sectionOf({ updateGaps: lacking, statusAfterResponse: lacking })?.heading).toBe(
    'None of 2 clauses without numbers can be told',
  );
  expect(sectionOf({ updateGaps: told({ all: null, severities: [] }) })).toBeNull();
});

const changed = (cases: Share, lowered: number, raised: number, hits = 0, n = 0) =>
  sectionOf({
    recategorising: told({
      cases,
      moves: [
        { from: 'high', to: 'low', isLowered: true, actor: 'agent', changes: lowered },
        { from: 'low', to: 'high', isLowered: false, actor: null, changes: raised },
      ].filter(({ changes }) => changes > 0),
      afterOpening: { n: lowered + raised, medianMs: hour, p90Ms: 2 * hour },
      avoided: shareOf(hits, n),
      uncounted: 0,
      hingingMisses: 0,
    }),
  })?.blocks[0];

test('changes of severity are told as a share of cases in hand, with both ways and who', () => {
  const block = changed(shareOf(12, 145), 4, 8, 3, 4);
  expect(block).toMatchObject({
    title: 'Severity was changed on 8\u00a0% of 145 cases: 4 lowered and 8 raised',
    counted: expect.stringMatching(
      /^AC-10\. .*1\u00a0h at the median, nine in ten by 2\u00a0h; n\u00a012\. By an agent \(4\) and someone who is not recorded \(8\)\.$/,
    ),
    table: {
      note: 'Of 4 obligations on a lowered severity not missed, 3 took longer than the target of the severity before: misses avoided by lowering, which says nothing of why it was lowered.',
    },
  });
  expect(changed(shareOf(2, 4), 2, 0)).toMatchObject({
    title: 'Severity was changed on 2 of 4 cases: 2 lowered',
    table: {
      note: 'No obligation on a lowered severity is there to be held against the target of the severity before.',
    },
  });
  expect(changed(shareOf(1, 1), 0, 1, 1, 1)).toMatchObject({
    title: 'Severity was changed on the only case: 1 raised',
    table: {
      note: expect.stringContaining('1 took longer than the target of the severity before: a miss'),
    },
  });
});

test('what responses left is a share, and the clause that asks for the opposite is named', () => {
  const left = (every: Share, dailyUpdates: string | null) =>
    sectionOf({
      statusAfterResponse: told({
        statuses: ['solved', 'on_hold'],
        graceMs: 5 * minute,
        first: shareOf(0, 2),
        every,
        undecided: 1,
        dailyUpdates,
      }),
    })?.blocks[0];
  expect(left(shareOf(61, 156), 'AC-13')).toMatchObject({
    title: '39\u00a0% of 156 responses left the case solved or on hold',
    counted: expect.stringContaining(
      'within 5\u00a0min. AC-13 asks for messages that leave a case open: a message can keep one of the two clauses, not both. 1 message too new to tell is left out.',
    ),
  });
  expect(left(shareOf(0, 3), null)).toMatchObject({
    title: 'None of 3 responses left the case solved or on hold',
    counted: expect.not.stringContaining('one of the two'),
  });
  expect(left(shareOf(1, 1), null)).toMatchObject({
    title: 'The only response left the case solved or on hold',
  });
});

test('few gaps show no pattern', () => {
  const gaps = (n: number) =>
    titles({
      updateGaps: told({
        all: { n, medianMs: 3 * hour, p90Ms: 5 * hour, longestMs: 6 * hour },
        severities: [],
      }),
    });
  expect(gaps(10)).toEqual([
    'Half of the gaps between messages on unresolved cases were longer than 3 h',
  ]);
  expect(gaps(9)).toEqual([
    '9 gaps between messages on unresolved cases, too few to show a pattern',
  ]);
  expect(gaps(1)).toEqual([
    '1 gap between messages on unresolved cases, too few to show a pattern',
  ]);
});

test('escalations are told by 100 cases where there are enough, and by who followed', () => {
  const escalated = (escalations: number, casesInHand: number, followed: number) =>
    titles({
      escalations: told({
        escalations,
        cases: escalations,
        casesInHand,
        hasRoles: true,
        toManager: followed === 0 ? null : { n: followed, medianMs: 30 * minute, p90Ms: 2 * hour },
        toAnyone: null,
      }),
    })[0];
  expect(escalated(10, 145, 10)).toBe(
    '10 escalations, 6.9 per 100 cases in hand; a manager followed, half within 30 min',
  );
  expect(escalated(3, 9, 2)).toBe('3 escalations; a manager followed on 2, half within 30 min');
  expect(escalated(1, 9, 1)).toBe('1 escalation; a manager followed after 30 min');
  expect(escalated(1, 9, 0)).toBe('1 escalation');
});

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
