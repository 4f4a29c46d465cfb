import { expect, test } from 'vitest';
import { rateOf } from '../../pipeline/findings/rate.js';
import type {
  WhatIfChange,
  WhatIfFinding,
  WhatIfMove,
  WhatIfPromise,
} from '../../pipeline/findings/whatif-contract.js';
import {
  movesInWords,
  notesOf,
  promiseSentence,
  unmeasuredInWords,
} from '../../reports/whatif/sentences.js';
import { termsInWords } from '../../reports/whatif/terms.js';

const premier: WhatIfChange = { kind: 'tier', tier: { id: 'premier', name: 'Premier' } };

function finding(changes: readonly WhatIfChange[] = [premier], more: Partial<WhatIfFinding> = {}) {
  return { name: null, changes, reading: 'house', notes: [], ...more } as unknown as WhatIfFinding;
}

/** First responses with these moves; the rates follow from them. */
function promise(moves: readonly WhatIfMove[], more: Partial<WhatIfPromise> = {}): WhatIfPromise {
  const count = (fits: (move: WhatIfMove) => boolean) =>
    moves.filter(fits).reduce((sum, { obligations }) => sum + obligations, 0);
  const isJudged = (verdict: string) => verdict === 'met' || verdict === 'missed';
  return {
    promise: 'first_response',
    isProcedure: false,
    isPromisedByHouse: true,
    isPromisedByWhatIf: true,
    house: rateOf(
      count(({ house }) => house === 'met'),
      count(({ house }) => house === 'missed'),
    ),
    whatIf: rateOf(
      count(({ whatIf }) => whatIf === 'met'),
      count(({ whatIf }) => whatIf === 'missed'),
    ),
    inBoth: count(({ house, whatIf }) => isJudged(house) && isJudged(whatIf)),
    moves,
    unmeasured: [],
    cells: [],
    examples: [],
    ...more,
  };
}

function move(
  house: WhatIfMove['house'],
  whatIf: WhatIfMove['whatIf'],
  obligations: number,
): WhatIfMove {
  return { house, whatIf, obligations };
}

const said = (made: WhatIfPromise) =>
  promiseSentence(finding(), made).replaceAll('\u00a0', ' ').replace('Judged under Premier: ', '');

test('the same responses are said to be the same, with both shares', () => {
  expect(
    said(promise([move('met', 'met', 27), move('met', 'missed', 8), move('missed', 'missed', 3)])),
  ).toBe('71 % of the same 38 first responses (27 of 38), against 92 % (35 of 38) as contracted');
});

test('where the sets differ it is said how many are judged in both', () => {
  const made = promise([
    move('met', 'met', 20),
    move('met', 'unmeasured', 5),
    move('excluded', 'missed', 4),
  ]);
  expect(said(made)).toBe(
    '83 % of 24 first responses (20 of 24), 20 of them judged as contracted too, against 100 % (25 of 25) as contracted',
  );
});

test('too few to rate are counted, one is one, and none is said', () => {
  expect(said(promise([move('met', 'missed', 1)]))).toBe(
    '0 of 1 first response, against 1 of 1 as contracted',
  );
  expect(said(promise([move('met', 'running', 2)]))).toBe(
    'no first response can be judged, against 2 of 2 as contracted',
  );
});

test('what comes out alike is as contracted, and what nobody promises is no commitment', () => {
  expect(said(promise([move('met', 'met', 9)]))).toBe('first responses as contracted, 9 of 9');
  expect(said(promise([move('met', 'none', 9)], { isPromisedByWhatIf: false }))).toBe(
    'no commitment to first responses, so none of the 9 is judged',
  );
  expect(said(promise([move('none', 'met', 12)], { isPromisedByHouse: false }))).toBe(
    '100 % of 12 first responses (12 of 12), which the contract promises nobody',
  );
});

test('only what moves is told, and what is lacking', () => {
  const made = promise([move('met', 'met', 9), move('missed', 'met', 2), move('void', 'none', 1)], {
    unmeasured: [{ reason: 'severity', obligations: 3 }],
  });
  expect(movesInWords(made.moves)).toEqual(['2 missed → met', '1 void → no obligation']);
  expect(unmeasuredInWords(made)).toEqual(['3 cannot be judged, for want of: severity']);
});

test('terms are told in the policy’s own names', () => {
  const other: WhatIfChange = {
    kind: 'policy',
    policy: { id: 'openback', name: 'OpenBack' },
    version: '1',
    file: 'openback.yaml',
    sha256: '',
    severities: [{ from: 'high', to: '1' }],
  };
  const target: WhatIfChange = {
    kind: 'target',
    promise: 'update',
    tier: { id: 'gold', name: 'Gold' },
    severity: { id: 'high', name: 'High' },
    target: '2 business hours',
  };
  expect(termsInWords(finding())).toBe('Premier');
  expect(termsInWords(finding([other, premier]))).toBe('Premier of OpenBack, version 1');
  expect(
    termsInWords(finding([premier, { kind: 'calendar', calendar: 'Office hours' }, target])),
  ).toBe(
    'Premier, the hours “Office hours” and a target of updates within 2 business hours at High on Gold',
  );
  expect(termsInWords(finding([]))).toBe('the same terms');
  expect(notesOf(finding([other], { reading: 'strict', notes: ['A note.'] }))).toEqual([
    'A note.',
    'Severities are taken as high = 1.',
    'Both sides are read under strict.',
  ]);
});
