import { expect, test } from 'vitest';
import { coverAll } from '../../reports/render/cover.js';
import { readTypeface } from '../../reports/render/fonts.js';

test('the typeface has every sign that the pages use', () => {
  const { regular, semibold } = readTypeface();
  for (const sign of '□×÷–—−≥≤·…’“”%½¼⅛→') {
    const codePoint = sign.codePointAt(0) ?? 0;
    expect.soft(regular.covers(codePoint), sign).toBe(true);
    expect.soft(semibold.covers(codePoint), sign).toBe(true);
  }
});

test('names in Hebrew, Greek, Polish and Swedish are drawn as they are', () => {
  const names = ['בית ספר', 'Αθήνα', 'Łódź', 'Täby', 'Москва'];
  expect(coverAll(names)).toEqual(names);
});

test('a character that no face has becomes a box, an unseen one vanishes', () => {
  expect(coverAll({ name: '東京 📦 a\u200fb\u0007c' })).toEqual({ name: '□□ □ abc' });
});

test('wide letters are measured wider than narrow ones', () => {
  const { regular } = readTypeface();
  expect(regular.advance(0x57)).toBeGreaterThan(2 * regular.advance(0x69));
  expect(regular.advance(0x31)).toBeCloseTo(0.497, 2);
});
