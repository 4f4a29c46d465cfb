import type { LoadedPolicy } from '../../pipeline/policy/load.js';
import type { Policy } from '../../pipeline/policy/schema.js';
import { wrapped } from '../text-table.js';
import { calendarLines, hoursLines } from './show-hours.js';
import { promiseLines } from './show-promises.js';
import { readingLines, ruleLines } from './show-readings.js';

/** A policy as people read it, under the scenario that it was patched for. */
export function showText(
  policy: Policy,
  { path, sha256 }: LoadedPolicy,
  scenario: string,
  columns: number,
): string {
  const width = Math.min(Math.max(columns, 60), 100);
  const { from, to } = policy.effective;
  const head = [
    `${policy.name} (${policy.id} ${policy.version})`,
    `In force from ${from}${to === undefined ? '' : ` to ${to}`}. File ${path}, SHA-256 ${sha256.slice(0, 12)}…`,
    wrapped(`Source: ${policy.source.title}. ${policy.source.note ?? ''}`.trim(), width, ''),
    ...(scenario === 'house' ? [] : [`Read as in scenario ${scenario}.`]),
  ];
  const clauses = Object.entries(policy.clauses).flatMap(([id, clause]) => [
    `  ${id}  ${clause.heading}`,
    wrapped(clause.paraphrase, width, '         '),
  ]);
  const sections: (readonly [string, readonly string[]])[] = [
    ['Promises', promiseLines(policy, width)],
    ['Support hours', hoursLines(policy)],
    ['Calendars', calendarLines(policy)],
    ['Rules', ruleLines(policy, width)],
    ['Readings', readingLines(policy, width)],
    ['Clauses', clauses],
  ];
  const body = sections.flatMap(([title, lines]) =>
    lines.length === 0 ? [] : ['', title.toUpperCase(), ...lines],
  );
  return `${[...head, ...body].join('\n')}\n`;
}

/** The same as JSON: the policy as checked, with the file it came from. */
export function showJson(policy: Policy, { path, sha256 }: LoadedPolicy, scenario: string): string {
  return `${JSON.stringify({ path, sha256, scenario, policy }, null, 2)}\n`;
}
