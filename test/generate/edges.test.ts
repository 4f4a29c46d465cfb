import { expect, test } from 'vitest';
import {
  asOf,
  at,
  day,
  type History,
  histories,
  isAnswer,
  isFact,
  localTime,
  openedAt,
  tables,
} from './histories.js';

const zones: Readonly<Record<string, string>> = {
  OWN: 'America/New_York',
  OPN: 'Europe/London',
  PRX: 'Australia/Sydney',
  CRP: 'America/Chicago',
};
/** Minutes by which the clocks of a policy's main place change within two hours before, and after, the opening. */
const change = (history: History, hours: number) => {
  const zone = zones[history.about.case_id?.slice(0, 3) ?? ''] ?? 'UTC';
  const away = openedAt(history) + hours * 3_600_000;
  const moved =
    localTime(away, zone).minutes - localTime(openedAt(history), zone).minutes - hours * 60;
  return moved % 1440;
};
const last = ({ facts }: History) => facts.findLast(({ type }) => type === 'status')?.value ?? '';

test.each<[string, number]>([
  [
    'cases opened as the clocks skip an hour',
    histories.filter((h) => openedAt(h) % 3_600_000 === 0 && change(h, -1) === -60).length,
  ],
  [
    'cases opened in an hour that comes twice',
    histories.filter((h) => change(h, 1) === -60).length,
  ],
  [
    'cases without any message',
    histories.filter(({ facts }) => !facts.some(isFact('message'))).length,
  ],
  [
    'cases that were solved without a word',
    histories.filter(
      ({ facts }) => facts.some(isFact('status', { value: 'solved' })) && !facts.some(isAnswer),
    ).length,
  ],
  [
    'cases that have been open for half a year, with a word now and then',
    histories.filter(
      (h) =>
        asOf - openedAt(h) > 180 * day &&
        last(h) === 'on_hold' &&
        h.facts.filter(isAnswer).length > 3,
    ).length,
  ],
  [
    'cases that everybody has forgotten',
    histories.filter(
      (h) =>
        asOf - openedAt(h) > 30 * day &&
        !h.facts.some(isAnswer) &&
        last(h) === '' &&
        !h.facts.some(({ type }) => type === 'withdrawn'),
    ).length,
  ],
  [
    'cases opened at the very as-of',
    histories.filter((h) => openedAt(h) === asOf && h.facts.every((row) => at(row) === asOf))
      .length,
  ],
  [
    'names from right to left',
    tables.accounts.filter(({ name }) => /^[\u0590-\u05ff]/.test(name ?? '')).length,
  ],
  [
    'names as long as a paragraph',
    tables.accounts.filter(({ name }) => (name ?? '').length > 140).length,
  ],
  [
    'names of one endless word',
    tables.accounts.filter(({ name }) => /^\S{50,}$/.test(name ?? '')).length,
  ],
])('the sample has %s', (_, count) => {
  expect(count).toBeGreaterThan(0);
});
