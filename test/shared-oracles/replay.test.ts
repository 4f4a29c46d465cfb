import { describe, expect, test } from 'vitest';
import { productLedger } from '../stories/ledgers.js';
import { absent, type PeerCase, peerCases } from './cases.js';
import { whyLeftOut } from './fits.js';
import { replayable } from './replay-cases.js';

/** Cases of the same years share an export, so that calendars need not be laid out from 1970 to 2034. */
const years = new Map<string, PeerCase[]>();
for (const one of peerCases().filter((each) => whyLeftOut(each) === null)) {
  const from = yearOf(one.from ?? one.clocks?.[0]?.start);
  const since = from - (from % 4);
  const span = `${since} to ${Math.max(since + 3, yearOf(one.to ?? one.from))}`;
  years.set(span, [...(years.get(span) ?? []), one]);
}

function yearOf(instant: string | undefined): number {
  return Number((instant ?? '').slice(0, 4));
}

test('the cases of other products are at hand', ({ skip }) => {
  if (absent !== null) skip(absent);
  expect(years.size).toBeGreaterThan(3);
});

const held = [...years].map(([span, cases]) => ({ span, ...replayable(cases) }));

describe.each(held.filter(({ claims }) => claims.length > 0))(
  'replayed cases of $span',
  ({ span, told, claims }) => {
    const ledger = productLedger(told, Date.UTC(yearOf(span.slice(-4)) + 1, 0, 1), false);

    test.each(claims.map((claim) => [claim.name, claim] as const))('%s', async (_, claim) => {
      const row = (await ledger).find(({ case_id }) => case_id === claim.case_id);
      if (claim.due !== undefined) expect(row?.due_at_ms).toBe(claim.due);
      if (claim.elapsed !== undefined) expect(row?.elapsed_ms).toBe(claim.elapsed);
      if (claim.verdict !== undefined) expect(row?.verdict).toBe(claim.verdict);
    });
  },
);
