import { expect, test } from 'vitest';
import { absent, peerCases } from './cases.js';
import { whyLeftOut } from './fits.js';
import { leftOut } from './left-out.js';

test('every case of the peers that is not asserted is listed with its reason', ({ skip }) => {
  if (absent !== null) skip(absent);
  const found: Record<string, string[]> = {};
  for (const one of peerCases()) {
    const reason = whyLeftOut(one);
    if (reason !== null) found[reason] = [...(found[reason] ?? []), one.id];
  }
  expect(found).toEqual(leftOut);
});

test('74 of the 380 cases are left out, and none twice', () => {
  const ids = Object.values(leftOut).flat();
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBe(74);
});
