import type { z } from 'zod';
import { namesAttributes } from './attributes.js';
import { nearestKey } from './known-keys.js';
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
  if (issue.code === 'invalid_key') {
    const key = String(path.at(-1));
    return nearestKey(key) === undefined || firstMessage(issue) !== namesAttributes
      ? [wrongValue(path, key, firstMessage(issue))]
      : [unknownKey(key, path.slice(0, -1))];
  }
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
  if ('options' in issue && Array.isArray(issue.options)) {
    return [wrongChoice(path, value, issue.options.map(String))];
  }
  const fitting = issue.errors
    .filter((branch) => !branch.some(isOfAnotherKind))
    .sort((a, b) => a.length - b.length);
  const [only, ...more] = fitting;
  if (only !== undefined && more.length === 0) {
    return only.flatMap((one) => problemsOf(one, path, value));
  }
  const choices = fitting.map((branch) => branch.find(({ code }) => code === 'invalid_value'));
  const place = choices[0]?.path;
  if (place !== undefined && choices.every((one) => samePath(one?.path, place))) {
    return [wrongChoice([...path, ...place], value, choices.flatMap(kindsOf))];
  }
  if (fitting[0] !== undefined) return fitting[0].flatMap((one) => problemsOf(one, path, value));
  const kinds = issue.errors.flat().filter(isOfAnotherKind).flatMap(kindsOf);
  return [wrongValue(path, found, `Write ${listed([...new Set(kinds)])}.`)];
}

function wrongChoice(
  path: readonly PropertyKey[],
  value: unknown,
  choices: readonly string[],
): Problem {
  return wrongValue(path, valueAt(value, path.map(String).join('.')), `Write ${listed(choices)}.`);
}

function samePath(one: readonly PropertyKey[] | undefined, other: readonly PropertyKey[]): boolean {
  return one !== undefined && one.join('.') === other.join('.');
}

/** Whether the value is no attempt at this branch of a union: a list where the branch wants a text, a key that it must not have. */
function isOfAnotherKind(issue: Issue): boolean {
  const { code, path } = issue;
  if (code === 'invalid_type' && issue.expected === 'never') return true;
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
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
  if (path.length === 0) return noPolicy;
  const place = path.map(String).join('.');
  return {
    path,
    code: 'policy.wrong-value',
    message: `${place} cannot be ${shown(found)}.`,
    hint,
  };
}

const noPolicy: Problem = {
  path: [],
  code: 'policy.no-policy',
  message: 'The file holds no policy.',
  hint: 'Write keys with values: id, version, name, effective, source and the rest; punctual policy show has examples.',
};

function fixOf(issue: Issue): string {
  const kinds = kindsOf(issue);
  if (kinds.length > 0) return `Write ${listed(kinds)}.`;
  if (issue.code === 'too_small' && issue.origin === 'array') {
    return `Give at least ${issue.minimum} of them.`;
  }
  if (issue.code === 'too_small' && issue.origin === 'string') return 'Write a text.';
  return issue.message;
}

function kindsOf(issue: Issue | undefined): string[] {
  if (issue === undefined) return [];
  if (issue.code === 'invalid_value') return issue.values.map((value) => JSON.stringify(value));
  if (issue.code === 'invalid_type') return [kindNames[issue.expected] ?? issue.expected];
  return [];
}

const kindNames: Readonly<Partial<Record<string, string>>> = {
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

function listed(texts: readonly string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} or ${last}`;
}
