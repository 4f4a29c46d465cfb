import { expect, test } from 'vitest';
import { changed, complaints, samplePolicy } from './sample-policy.js';

/** One change to a sound policy → everything that is then said of it. */
function says(from: string, to: string): string[] {
  return complaints(changed(from, to));
}

test('a sound policy gives no complaint', () => {
  expect(complaints(samplePolicy)).toEqual([]);
});

test('every problem of a file is told at once, each with its own line', () => {
  const text = changed("'09:00', closes: '17:00'", "'9:00', closes: '17:00'");
  expect(complaints(changed('id: acme', 'id: Acme Corp', text))).toEqual([
    'acme.yaml:1 id cannot be "Acme Corp". Ids are lower case letters, digits, - and _.',
    'acme.yaml:17 calendars.office.windows.0.opens cannot be "9:00". Times are written HH:MM, up to 24:00.',
  ]);
});

test('a file that is no policy at all says so', () => {
  const hint =
    'Write keys with values: id, version, name, effective, source and the rest; punctual policy show has examples.';
  expect(complaints('')).toEqual([`acme.yaml:1 The file holds no policy. ${hint}`]);
  expect(complaints('- 1')).toEqual([`acme.yaml:1 The file holds no policy. ${hint}`]);
});

test('a key that is there twice is found by the reader of YAML', () => {
  expect(says('id: acme', 'id: acme\nid: beta')).toEqual([
    'acme.yaml:2 Map keys must be unique. Correct the YAML: indentation, quotes and colons; every key once.',
  ]);
});

test('a missing key is told at what should hold it', () => {
  expect(says('name: Acme Support\n', '')).toEqual([
    'acme.yaml:1 "name" is missing. Add name: to the policy.',
  ]);
  expect(says(', hours: 8', '')).toEqual([
    'acme.yaml:32 "hours" is missing in business_day. Add hours: to business_day.',
  ]);
});

test('a misspelt key is told with the key that was meant', () => {
  expect(says('tiers:', 'teirs:')).toEqual([
    'acme.yaml:1 "tiers" is missing. Add tiers: to the policy.',
    'acme.yaml:6 "teirs" is no key of a policy. Did you mean "tiers"?',
  ]);
  expect(says('category:', 'categry:')).toEqual([
    'acme.yaml:36 "categry" is no key of rules.training.when. Did you mean "category"?',
  ]);
  expect(says('exclude: all', 'excluded: all')).toEqual([
    'acme.yaml:38 "exclude" is missing in rules.training.effect. Add exclude: to rules.training.effect.',
    'acme.yaml:38 "excluded" is no key of rules.training.effect. Did you mean "exclude"?',
  ]);
});

test('a value that is none of the choices is told with all of them', () => {
  expect(says('effect: { exclude: all }', 'effect: drop')).toEqual([
    'acme.yaml:38 rules.training.effect cannot be "drop". Write keys with values, "flag" or "none".',
  ]);
  expect(says('counted_as: business_hours', 'counted_as: hours')).toEqual([
    'acme.yaml:32 business_day.counted_as cannot be "hours". Write "business_hours", "same_time" or "end_of_day".',
  ]);
  expect(says('promises:', 'promises:\n  daily_update: { clause: AC-01, form: daily }')).toEqual([
    'acme.yaml:40 promises.daily_update.form cannot be "daily". Write each_date or gaps.',
  ]);
});

test('a number where a text belongs is to be quoted', () => {
  expect(says("version: '1'", 'version: 1')).toEqual([
    'acme.yaml:2 version cannot be 1. Write a text (in quotes, if it looks like a number).',
  ]);
});

test('a target that cannot be read is told with those that can', () => {
  expect(says('high: 1 hour,', 'high: 1 hourz,')).toEqual([
    expect.stringMatching(
      /^acme\.yaml:43 promises\.first_response\.targets\.gold\.high cannot be "1 hourz"\. Not a target\. Write "4 business hours"/,
    ),
  ]);
});

test('a name that refers to nothing is told with the names there are', () => {
  expect(says('holidays: [bank]', 'holidays: [banks]')).toEqual([
    'acme.yaml:19 calendars.office.holidays.0: the policy has no holiday list "banks". Write one of bank, or add it to holidays.',
  ]);
  expect(says('calendar: both', 'calendar: bothe')).toEqual([
    'acme.yaml:30 hours.0.calendar: the policy has no calendar "bothe". Write one of office, night, both, always, or add it to calendars.',
  ]);
  expect(says('basic: { any', 'bronze: { any')).toEqual([
    'acme.yaml:44 promises.first_response.targets.bronze: the policy has no tier "bronze". Write one of gold, basic, any, or add it to tiers.',
  ]);
  expect(says('high: 1 hour,', 'hihg: 1 hour,')).toEqual([
    'acme.yaml:43 promises.first_response.targets.gold.hihg: the policy has no severity "hihg". Write one of high, low, any, or add it to severities.',
  ]);
  expect(says('clause: AC-01\n    targets', 'clause: AC-09\n    targets')).toEqual([
    'acme.yaml:41 promises.first_response.clause: the policy has no clause "AC-09". Write one of AC-01, AC-02, or add it to clauses, with a heading and a paraphrase.',
  ]);
});

test('a union is of calendars that have windows of their own', () => {
  expect(says('union: [office, night]', 'union: [office, both]')).toEqual([
    'acme.yaml:27 calendars.both.union.1: the policy has no calendar with windows of its own "both". Write one of office, night, or add it to calendars.',
  ]);
});

test('a zone that does not exist is told', () => {
  expect(says('Europe/London\n    windows', 'Europe/Londn\n    windows')).toEqual([
    'acme.yaml:15 calendars.office.zone: there is no time zone "Europe/Londn". Write an IANA zone such as Europe/London, or a fixed offset such as UTC+10 or UTC-5.',
  ]);
});

test('windows of a calendar do not overlap, also over midnight and the end of the week', () => {
  expect(says("days: sat, opens: '10:00'", "days: fri, opens: '16:00'")).toEqual([
    'acme.yaml:18 calendars.office.windows.1: fri 16:00–12:00 overlaps mon-fri 09:00–17:00. Let the windows of a calendar follow one another, or join them into one.',
  ]);
  const monday = "{ days: sun-thu, opens: '22:00', closes: '06:00' }";
  const early = "{ days: mon, opens: '05:00', closes: '07:00' }";
  expect(says(monday, `${monday}\n      - ${early}`)).toEqual([
    'acme.yaml:25 calendars.night.windows.1: mon 05:00–07:00 overlaps sun-thu 22:00–06:00. Let the windows of a calendar follow one another, or join them into one.',
  ]);
});

test('windows that only touch are sound', () => {
  const night = "{ days: sun-thu, opens: '22:00', closes: '06:00' }";
  const early = "{ days: mon, opens: '06:00', closes: '07:00' }";
  expect(says(night, `${night}\n      - ${early}`)).toEqual([]);
});

test('a window without length is told', () => {
  expect(says("opens: '10:00', closes: '12:00'", "opens: '10:00', closes: '10:00'")).toEqual([
    'acme.yaml:18 calendars.office.windows.1: a window from 10:00 to 10:00 is empty. Let it close later than it opens; a whole day is 00:00 to 24:00.',
  ]);
});

test('holidays are dates that exist, within what their list covers', () => {
  expect(says('2024-12-25:', '2025-12-25:')).toEqual([
    'acme.yaml:62 holidays.bank: 2025-12-25 is outside 2024-01-01 to 2024-12-31, which the list covers. Widen `covers` to the dates for which the list is complete, or take the date out.',
  ]);
  expect(says('2024-12-25:', '2024-02-30:')).toEqual([
    'acme.yaml:62 holidays.bank.dates.2024-02-30: there is no date "2024-02-30". Write a date that exists, as YYYY-MM-DD.',
  ]);
});

test('a policy does not end before it begins', () => {
  expect(says('{ from: 2024-01-01 }', '{ from: 2024-01-01, to: 2023-12-31 }')).toEqual([
    'acme.yaml:4 effective ends on 2023-12-31, before it begins on 2024-01-01. Let `to` be the last day, on or after `from`.',
  ]);
});

test('an id is given once, and "any" is taken', () => {
  expect(says('id: low', 'id: high')).toContain(
    'acme.yaml:11 severities: "high" is there twice. Give each its own id.',
  );
  expect(says('id: low', 'id: any')).toContain(
    'acme.yaml:11 severities: "any" stands for all of them and cannot be an id. Choose another id.',
  );
  expect(says('  night:', '  always:')).toContain(
    'acme.yaml:20 The calendar "always" is built in: around the clock, every day. Give this calendar another id, or leave it out and use the built-in one.',
  );
});

test('hours after those for everyone are never reached', () => {
  const more = '  - calendar: office\n  - when: { tier: gold }\n    calendar: night';
  expect(says('  - calendar: office', more)).toEqual([
    'acme.yaml:32 hours.2 is never reached: the rule before it fits every case. Move the rule without `when` to the end.',
  ]);
});

test('a promise has a target', () => {
  expect(says('promises:', 'promises:\n  update: { clause: AC-01, targets: {} }')).toEqual([
    'acme.yaml:40 promises.update has no target. Give at least one target, or leave update out: what is not promised is "no commitment".',
  ]);
});

test('a condition that needs a setting asks for it', () => {
  expect(says('category: [training]', 'is_widespread: false')).toEqual([
    'acme.yaml:36 rules.training needs settings.widespread. Add it, as in widespread: { minutes: 60, share: 0.5 }.',
  ]);
});

test('the first option of a reading is the file as written', () => {
  expect(says('mark: lenient', 'mark: lenient\n        patch: { range: upper }')).toEqual([
    'acme.yaml:53 readings.range: "upper" is the first option and so the file as written, but has a patch. Write its values into the policy and take the patch out.',
  ]);
});

test('any other option changes something', () => {
  expect(says('\n        patch: { range: lower }', '')).toEqual([
    'acme.yaml:53 readings.range: "lower" changes nothing. Give it a patch: the path in this file, and the value that then stands there.',
  ]);
});

test('at most one option of a reading is strict', () => {
  expect(says('mark: lenient', 'mark: strict')).toEqual([
    'acme.yaml:55 readings.range: upper and lower are both marked strict. Mark at most one option strict.',
  ]);
});

test('a patch has a place to stand', () => {
  expect(says('patch: { range: lower }', 'patch: { ranges.x: lower }')).toEqual([
    'acme.yaml:56 range=lower patches "ranges.x", but the file has nothing around it. Write the path as it stands in this file, with dots; entries of a list are counted from 0.',
  ]);
});

test('a policy under a patch is still a policy', () => {
  expect(says('patch: { range: lower }', 'patch: { range: middle }')).toEqual([
    'acme.yaml:56 Under range=lower: range cannot be "middle". Write "upper" or "lower".',
  ]);
  expect(says('patch: { range: lower }', 'patch: { hours.1.calendar: nowhere }')).toEqual([
    'acme.yaml:56 Under range=lower: hours.1.calendar: the policy has no calendar "nowhere". Write one of office, night, both, always, or add it to calendars.',
  ]);
});

test('a worked example has times that can be read', () => {
  expect(says('opened: 2024-06-03T10:00 Europe/London', 'opened: yesterday')).toEqual([
    'acme.yaml:70 examples.0.opened: "yesterday" is no local time with a zone. Write it as 2024-03-08T16:40 America/New_York.',
  ]);
  expect(says('due: 2024-06-03T11:00 Europe/London', 'due: 2024-06-31T11:00 UTC')).toEqual([
    'acme.yaml:71 examples.0.due: "2024-06-31T11:00 UTC" is no local time with a zone. Write it as 2024-03-08T16:40 America/New_York, or none.',
  ]);
});

test('a worked example speaks of what the policy has', () => {
  const due = 'due: 2024-06-03T11:00 Europe/London';
  expect(says(due, `${due}\n    promise: update`)).toEqual([
    'acme.yaml:72 examples.0: the policy promises no update. Write due: none, or add promises.update.',
  ]);
  expect(says(due, `${due}\n    scenario: range=middle`)).toEqual([
    'acme.yaml:72 examples.0.scenario: the policy has no scenario "range=middle". Write one of house, strict, lenient, range=upper, range=lower, or add it to readings.',
  ]);
});
