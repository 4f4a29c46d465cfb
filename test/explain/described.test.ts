import { expect, test } from 'vitest';
import { describedLines } from '../../cli/explain/described.js';
import { explainCase } from '../../pipeline/explain/explain.js';
import { readCaseFacts } from '../../pipeline/explain/read-facts.js';
import { replayWorld, type Told } from '../findings/described/world.js';
import { atDesk } from '../ingest/desk.js';

/** What is said of the first case of these. */
async function said(
  told: Told,
  more: readonly Told[] = [],
  contacts: readonly string[] = [],
  tier = 'gold',
): Promise<string> {
  return atDesk(async (desk) => {
    const world = { cases: [told, ...more], contacts, tiers: { 'A-1': tier } };
    const { policy } = await replayWorld(desk, world);
    const facts = await readCaseFacts(desk.warehouse, told.id);
    const explanation = explainCase(facts, policy);
    const lines = describedLines(explanation, { zone: 'UTC', width: 100 });
    return lines.join(' ').replaceAll(/\s+/g, ' ');
  });
}

test('a lowered severity is told with when and by whom, and makes a candidate if it was opened out of hours', async () => {
  const told = await said({
    id: 'A',
    opened: '10T20:00',
    severity: '1',
    events: ['11T09:00 severity 3 by ann', '11T10:00 severity 2 by customer'],
  });
  expect(told).toBe(
    [
      'Described by the text, not judged:',
      'AC-13: a candidate for the after-hours charge, not a charge: opened out of hours as severity 1 and lowered to 3 on Wed 11 Mar 2026, 09:00 UTC, without an agreement of the customer on record.',
      'AC-10: its severity was lowered from 1 to 3 on Wed 11 Mar 2026, 09:00 UTC by an agent (ann).',
      'AC-10: its severity was raised from 3 to 2 on Wed 11 Mar 2026, 10:00 UTC by the customer (customer).',
    ].join(' '),
  );
});

test('opened at the opening of hours, or agreed to, it is no candidate, or one with the agreement', async () => {
  const lowered = ['11T08:00 severity_agreed 3 by customer', '11T09:00 severity 3 by ann'];
  const inside = await said({ id: 'A', opened: '10T09:00', severity: '1', events: lowered });
  expect(inside).not.toContain('candidate');
  const agreed = await said({ id: 'A', opened: '10T17:00', severity: '1', events: lowered });
  expect(agreed).toContain('to which the customer had agreed');
});

test('the case before it is told as it stood when the new one was opened', async () => {
  const old: Told = {
    id: 'old',
    opened: '01T10:00',
    events: ['02T10:00 status solved', '05T10:00 status closed'],
  };
  const after = (opened: string) => said({ id: 'A', opened, previous: 'old' }, [old]);
  expect(await after('10T10:00')).toContain(
    'AC-15: it names old as the case before it, which was closed by then.',
  );
  expect(await after('03T10:00')).toContain('which was solved by then and not closed.');
  expect(await after('01T11:00')).toContain('which was still open then.');
  expect(await said({ id: 'A', opened: '01T11:00', previous: 'X' })).toContain(
    'it names X as the case before it, which is not in the data as an earlier case.',
  );
});

test('a reporter is told only where the tier may name contacts and the account named others', async () => {
  const told: Told = { id: 'A', opened: '10T10:00', requester: 'kim' };
  const sentence =
    'AC-18: it was reported by kim, whom the account had not named as a contact on that day.';
  expect(await said(told, [], ['A-1,bea,2026-01-01,'])).toContain(sentence);
  expect(await said(told, [], ['A-1,kim,2026-01-01,2026-03-09'])).toContain(sentence);
  expect(await said(told, [], ['A-1,kim,2026-01-01,2026-03-10'])).toBe('');
  expect(await said(told)).toBe('');
  expect(await said(told, [], ['A-1,bea,2026-01-01,'], 'basic')).toBe('');
});

test('a contact who was away is told from when to when, and whether that was long', async () => {
  const away = (back: string) =>
    said({
      id: 'A',
      opened: '10T10:00',
      severity: '1',
      events: ['10T11:00 resource unavailable by ann', `${back} resource available by customer`],
    });
  expect(await away('10T12:00')).toContain(
    'AC-17: the customer’s technical contact was away from Tue 10 Mar 2026, 11:00 UTC until Tue 10 Mar 2026, 12:00 UTC, 1 h at severity 1.',
  );
  expect(await away('10T12:01')).toContain('longer than the text is taken to allow.');
});

test('of a case of which no such clause says anything, nothing is said', async () => {
  expect(await said({ id: 'A', opened: '10T10:00' })).toBe('');
});
