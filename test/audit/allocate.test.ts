import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate } from '../../pipeline/sample/allocate.js';

test.each([
  ['in proportion', 10, [50, 30, 20], [5, 3, 2]],
  ['the largest remainder first', 10, [52, 29, 19], [5, 3, 2]],
  ['at least one of each', 5, [97, 1, 1, 1], [2, 1, 1, 1]],
  ['never more than there are', 12, [100, 1, 1], [10, 1, 1]],
  ['all of them', 6, [3, 2, 1], [3, 2, 1]],
])('a sample is shared out %s', (_, size, units, given) => {
  expect(allocate(size, units)).toEqual(given);
});

test('whatever the strata, the shares add up, each has one, and none is more than its stratum', () => {
  const populations = fc
    .array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 12 })
    .chain((units) => {
      const all = units.reduce((sum, n) => sum + n, 0);
      return fc.tuple(fc.integer({ min: units.length, max: all }), fc.constant(units));
    });
  fc.assert(
    fc.property(populations, ([size, units]) => {
      const given = allocate(size, units);
      expect(given.reduce((sum, n) => sum + n, 0)).toBe(size);
      expect(given.every((n, index) => n >= 1 && n <= (units[index] ?? 0))).toBe(true);
    }),
  );
});
