import { z } from 'zod';
import { attributeNames } from './attributes.js';
import { policySchema } from './schema.js';

/** The key of a policy file that a misspelt one most resembles, if any does. */
export function nearestKey(written: string): string | undefined {
  const ranked = [...knownKeys()]
    .filter((known) => known !== written)
    .map((known) => ({ known, distance: editDistance(written, known) }))
    .filter(({ distance }) => distance <= (written.length < 5 ? 1 : 2))
    .sort((a, b) => a.distance - b.distance || (a.known < b.known ? -1 : 1));
  return ranked[0]?.known;
}

/** Every key that the schema names anywhere. */
function knownKeys(): Set<string> {
  const keys = new Set<string>(attributeNames);
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, child] of Object.entries(node)) {
      if (name === 'properties') for (const key of Object.keys(child)) keys.add(key);
      if (name === 'propertyNames' && Array.isArray(child.enum)) {
        for (const key of child.enum) keys.add(String(key));
      }
      visit(child);
    }
  };
  visit(z.toJSONSchema(policySchema, { io: 'input' }));
  return keys;
}

function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
