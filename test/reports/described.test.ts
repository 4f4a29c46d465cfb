import { expect, test } from 'vitest';
import type { Share } from '../../pipeline/findings/contract.js';
import { shareOf } from '../../pipeline/findings/described/told.js';
import { sectionOf, titles, told } from './fixtures/described.js';

const minute = 60_000;
const hour = 60 * minute;

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
