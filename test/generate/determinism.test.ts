import { expect, test } from 'vitest';
import { generate } from '../../pipeline/generate/generate.js';
import { cleanPlan, linesOf } from './generated.js';

const small = { ...cleanPlan, cases: 150, recent: 1 };

test('the same seed gives the same lines', () => {
  expect(linesOf(small)).toEqual(linesOf(small));
});

test('another seed gives other histories', () => {
  expect(linesOf({ ...small, seed: 7 }).get('events')).not.toEqual(linesOf(small).get('events'));
});

test('an account is the same however many cases there are', () => {
  const few = linesOf(small).get('accounts') ?? [];
  const many = new Set(linesOf({ ...small, cases: 400 }).get('accounts'));
  expect(few.filter((line) => !many.has(line))).toEqual([]);
});

test('a policy that was not asked for has no accounts and no cases', () => {
  const lines = linesOf({ ...small, policies: ['probax'] });
  const others = [...(lines.get('accounts') ?? []), ...(lines.get('cases') ?? [])].filter(
    (line) => !line.startsWith('PRX-'),
  );
  expect(others).toEqual([]);
});

test('progress is told once for every ten thousand cases', () => {
  const told: number[] = [];
  generate(
    { ...small, cases: 10_050 },
    () => undefined,
    (cases) => told.push(cases),
  );
  expect(told).toEqual([10_000]);
});
