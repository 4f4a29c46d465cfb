import { z } from 'zod';
import { valueAt } from './patch.js';
import type { Problem } from './problem.js';
import { type Policy, policySchema } from './schema.js';

type Issue = z.core.$ZodIssue;

/** Reads a value as a policy, or says everything in which it is none. */
export function parsePolicy(value: unknown): Policy | readonly Problem[] {
  const parsed = policySchema.safeParse(value);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.flatMap((issue) => problemsOf(issue, [], value));
}

function problemsOf(issue: Issue, around: readonly PropertyKey[], value: unknown): Problem[] {
  const path = [...around, ...issue.path];
  const found = path.length === 0 ? value : valueAt(value, path.map(String).join('.'));
  if (issue.code === 'invalid_union') return unionProblems(issue, path, value, found);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path));
  if (issue.code === 'invalid_key') return [wrongValue(path, path.at(-1), firstMessage(issue))];
  if (found === undefined) return [missing(path)];
  return [wrongValue(path, found, fixOf(issue))];
}

function unionProblems(
  issue: z.core.$ZodIssueInvalidUnion,
  path: readonly PropertyKey[],
  value: unknown,
  found: unknown,
): Problem[] {
  if (found === undefined) return [missing(path)];
  const fitting = issue.errors
    .filter((branch) => !branch.some((one) => one.code === 'invalid_type' && one.path.length === 0))
    .sort((a, b) => a.length - b.length);
  const nearest = fitting[0];
  if (nearest !== undefined && nearest.length > 0) {
    return nearest.flatMap((one) => problemsOf(one, path, value));
  }
  const kinds = issue.errors.flat().map(fixOf);
  return [wrongValue(path, found, [...new Set(kinds)].join(' Or: '))];
}

function missing(path: readonly PropertyKey[]): Problem {
  const key = String(path.at(-1));
  const holder = path.slice(0, -1).map(String).join('.');
  return {
    path,
    code: 'policy.missing-key',
    message: `"${key}" is missing${holder === '' ? '' : ` in ${holder}`}.`,
    hint: `Add ${key}: to ${holder === '' ? 'the policy' : holder}.`,
  };
}

function unknownKey(key: string, around: readonly PropertyKey[]): Problem {
  const near = nearestKey(key);
  return {
    path: [...around, key],
    code: 'policy.unknown-key',
    message: `"${key}" is no key ${around.length === 0 ? 'of a policy' : `of ${around.map(String).join('.')}`}.`,
    hint: near === undefined ? 'Take it out, or correct its spelling.' : `Did you mean "${near}"?`,
  };
}

function wrongValue(path: readonly PropertyKey[], found: unknown, hint: string): Problem {
  const place = path.length === 0 ? 'The file' : path.map(String).join('.');
  return {
    path,
    code: 'policy.wrong-value',
    message: `${place} cannot be ${shown(found)}.`,
    hint,
  };
}

function fixOf(issue: Issue): string {
  if (issue.code === 'invalid_value') {
    const values = issue.values.map((value) => JSON.stringify(value)).join(', ');
    return issue.values.length === 1 ? `Write ${values}.` : `Write one of ${values}.`;
  }
  if (issue.code === 'invalid_type') return `Write ${kinds[issue.expected] ?? issue.expected}.`;
  if (issue.code === 'too_small' && issue.origin === 'array') {
    return `Give at least ${issue.minimum} of them.`;
  }
  if (issue.code === 'too_small' && issue.origin === 'string') return 'Write a text.';
  return issue.message;
}

const kinds: Readonly<Partial<Record<string, string>>> = {
  string: 'a text (in quotes, if it looks like a number)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  record: 'keys with values',
  object: 'keys with values',
};

function firstMessage(issue: z.core.$ZodIssueInvalidKey): string {
  const [first] = issue.issues;
  return first === undefined ? issue.message : fixOf(first);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

function nearestKey(key: string): string | undefined {
  const ranked = [...knownKeys()]
    .map((known) => ({ known, distance: editDistance(key, known) }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(key.length / 3)))
    .sort((a, b) => a.distance - b.distance || (a.known < b.known ? -1 : 1));
  return ranked[0]?.known;
}

function knownKeys(): Set<string> {
  const keys = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, child] of Object.entries(node)) {
      if (name === 'properties') for (const key of Object.keys(child)) keys.add(key);
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
