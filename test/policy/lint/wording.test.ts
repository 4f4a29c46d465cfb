import { expect, test } from 'vitest';
import { changed, complaints } from '../sample-policy.js';
import { cleanPolicy, lintOf, spoilt, told } from './clean-policy.js';

test.each([
  ['GMT', 'zone-label'],
  ['EST', 'zone-label'],
  ['CST', 'zone-label'],
  ['Eastern', 'zone-label'],
  ['Australian Eastern Time', 'zone-label'],
  ['Head office time', 'zone-label'],
  ['none', 'zone-missing'],
])('"%s" is no zone by which an office opens', (label, code) => {
  const found = spoilt('      zone: Europe/Madrid\n', `      zone: ${label}\n`);
  expect(found.map((one) => [one.code, one.clauses])).toEqual([[code, ['PL-02']]]);
});

test.each(['Europe/London', 'UTC', 'UTC+5:30'])('"%s" is a zone', (label) => {
  expect(spoilt('      zone: Europe/Madrid\n', `      zone: ${label}\n`)).toEqual([]);
});

test('twelve o’clock does not say which', () => {
  expect(told(spoilt('– 5:00 pm', '– 12:00 am'))).toEqual([
    'clock-label: “9:00 am – 12:00 am” does not say whether twelve is midnight or noon; the file takes 17:00.',
  ]);
});

test('holidays that the text names and nobody lists are a gap', () => {
  expect(told(spoilt('holiday_list: given', 'holiday_list: none'))).toEqual([
    'holidays-unlisted: The text closes on “company holidays” and does not say which days they are; the file takes those of “Company holidays”.',
  ]);
  expect(told(spoilt('    holidays: [company]\n', ''))).toEqual([
    'holidays-unlisted: The text closes on “company holidays” and does not say which days they are; the file takes none.',
  ]);
});

test('clauses that collide are told as the file says', () => {
  const collision =
    '  collisions:\n    both: { clauses: [PL-01, PL-02], why: Both cannot hold. }\n';
  expect(told(spoilt('  collisions: {}\n', collision))).toEqual([
    'clauses-collide: Both cannot hold.',
  ]);
});

test('a daily update collides with responses that leave a case in a status without one', () => {
  const text = changed(
    'clauses:\n',
    'descriptions:\n  status_after_response: { clause: PL-02, statuses: [solved, pending] }\nclauses:\n',
    cleanPolicy,
  );
  const daily = '  daily_update: { clause: PL-01, form: each_date }\n  update:\n';
  const found = spoilt('  update:\n', daily, text);
  expect(found.map(({ code, clauses }) => [code, clauses])).toEqual([
    ['clauses-collide', ['PL-01', 'PL-02']],
  ]);
  expect(lintOf(text).findings).toEqual([]);
});

test.each([
  ['definition', 'undefined-term: “soon” is used and not defined.'],
  ['number', 'unquantified-words: No number stands behind these words: “soon” (PL-01).'],
  ['unit', 'missing-unit: “soon” has no unit that settles it.'],
  ['scope', 'unclear-scope: “soon” does not say what it is said of.'],
  ['document', 'missing-document: What these say is not in the text: “soon” (PL-01).'],
  ['text', 'missing-text: soon.'],
])('a word that lacks its %s is told', (lacks, says) => {
  const term = `  words: { soon: { says: soon, clauses: [PL-01], lacks: ${lacks} } }\n`;
  expect(told(spoilt('  words: {}\n', term))).toEqual([says]);
});

test('two words for how firm the times are make one finding', () => {
  expect(told(spoilt('{ commitment: [PL-01] }', '{ commitment: [PL-01], goal: [PL-02] }'))).toEqual(
    [
      'mixed-force: How firm the times are depends on the word: “commitment” (PL-01) and “goal” (PL-02).',
    ],
  );
});

test('what the wording refers to must be there', () => {
  const term =
    '  words: { soon: { says: soon, clauses: [PL-09], lacks: number, reading: when } }\n';
  expect(
    complaints(changed('  words: {}\n', term, cleanPolicy)).map((text) => text.slice(11, 90)),
  ).toEqual([
    expect.stringContaining('wording.words.soon.clauses.0: the policy has no clause "PL-09".'),
    expect.stringContaining('wording.words.soon.reading: the policy has no reading "when".'),
  ]);
});
