import type { MonitorabilityFindings } from '../../pipeline/findings/monitorability-contract.js';
import type { LoadedPolicy } from '../../pipeline/policy/load.js';
import type { Policy } from '../../pipeline/policy/schema.js';
import { wrapped } from '../text-table.js';
import { clauseLines, matrixLines } from './show-clauses.js';
import { calendarLines, hoursLines } from './show-hours.js';
import { descriptionLines, procedureLines } from './show-procedures.js';
import { promiseLines } from './show-promises.js';
import { readingLines, ruleLines } from './show-readings.js';

/** What is shown of a policy: its terms under one scenario, and what can be made of its clauses. */
export interface Shown {
  /** As patched for the scenario. */
  readonly policy: Policy;
  readonly loaded: LoadedPolicy;
  readonly scenario: string;
  readonly monitorability: MonitorabilityFindings;
  /** Why no data was held against the clauses; empty where some was. */
  readonly dataNote: string;
}

/** A policy as people read it. */
export function showText(shown: Shown, columns: number): string {
  const { policy, loaded, scenario, monitorability } = shown;
  const { path, sha256 } = loaded;
  const width = Math.min(Math.max(columns, 60), 100);
  const { from, to } = policy.effective;
  const head = [
    `${policy.name} (${policy.id} ${policy.version})`,
    `In force from ${from}${to === undefined ? '' : ` to ${to}`}. File ${path}, SHA-256 ${sha256.slice(0, 12)}…`,
    wrapped(`Source: ${policy.source.title}. ${policy.source.note ?? ''}`.trim(), width, ''),
    ...(scenario === 'house' ? [] : [`Read as in scenario ${scenario}.`]),
  ];
  const sections: (readonly [string, readonly string[]])[] = [
    ['Promises', promiseLines(policy, width)],
    ['Procedures', procedureLines(policy, width)],
    ['Described, not judged', descriptionLines(policy)],
    ['Support hours', hoursLines(policy)],
    ['Calendars', calendarLines(policy)],
    ['Rules', ruleLines(policy, width)],
    ['Readings', readingLines(policy, width)],
    ['Clauses', clauseLines(monitorability.clauses, width)],
    ...(monitorability.clauses.length === 0
      ? []
      : [['Monitorability', matrixLines(monitorability, shown.dataNote, width)] as const]),
  ];
  const body = sections.flatMap(([title, lines]) =>
    lines.length === 0 ? [] : ['', title.toUpperCase(), ...lines],
  );
  return `${[...head, ...body].join('\n')}\n`;
}
