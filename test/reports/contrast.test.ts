import { expect, test } from 'vitest';
import { dark, light } from '../../reports/look/tokens.js';

/** WCAG 2.2, 1.4.3: the ratio of the relative luminances, 4.5 for words. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('black on white is 21 to one', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
});

test.each([
  ['by day', light],
  ['by night', dark],
])('words can be read %s and in print', (_, colours) => {
  for (const name of ['ink', 'muted', 'accent'] as const) {
    expect.soft(contrast(colours[name], colours.paper), name).toBeGreaterThanOrEqual(4.5);
  }
});

test('a grey printer tells missed from met, and both from what is running', () => {
  const greys = ['accent', 'met', 'running'] as const;
  const [missed = 0, met = 0, running = 0] = greys.map((name) => luminance(light[name]));
  expect(met / missed).toBeGreaterThan(2);
  expect(running / met).toBeGreaterThan(1.5);
});
