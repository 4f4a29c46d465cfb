import { asymmetries } from '../../pipeline/policy/lint/across.js';
import { type Lint, lintPolicy } from '../../pipeline/policy/lint/lint.js';
import type { LoadedPolicy } from '../../pipeline/policy/load.js';
import { jsonText } from '../explain/json.js';
import type { Io } from '../io.js';
import { progress } from '../progress.js';
import { acrossText, lintText } from './findings/text.js';

/** What the linter finds in each policy, and what they do not all promise. */
export function lintAll(policies: readonly LoadedPolicy[], year: number, io: Io): Lint[] {
  const { show, clear } = progress(io);
  const lints = policies.map(({ policy, raw }) => {
    show(`Trying ${policy.id} ${policy.version} on every quarter of an hour of ${year} …`);
    return lintPolicy(policy, raw, year);
  });
  clear();
  return lints;
}

export function findingsText(
  policies: readonly LoadedPolicy[],
  lints: readonly Lint[],
  columns: number,
): string {
  const width = Math.min(Math.max(columns, 60), 100);
  const across = acrossText(asymmetries(policies.map(({ policy }) => policy)), width);
  const texts = lints.map((lint) => lintText(lint, width));
  return [...texts, ...(across === '' ? [] : [across])].map((text) => `\n${text}`).join('');
}

export function findingsJson(policies: readonly LoadedPolicy[], lints: readonly Lint[]): string {
  const found = lints.map((lint, at) => ({ path: policies[at]?.path ?? null, ...lint }));
  const across = asymmetries(policies.map(({ policy }) => policy));
  return jsonText({ policies: found, not_promised_by_all: across });
}
