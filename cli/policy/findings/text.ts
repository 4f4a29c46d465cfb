import type { Asymmetry } from '../../../pipeline/policy/lint/across.js';
import {
  type Finding,
  type FindingSeverity,
  severities,
} from '../../../pipeline/policy/lint/finding.js';
import type { Lint } from '../../../pipeline/policy/lint/lint.js';
import { counted, listed } from '../../../reports/words/count.js';
import { duration } from '../../../reports/words/duration.js';
import { wrapped } from '../../text-table.js';
import { movesText } from './moves.js';
import { scenarioText, shareText, witnessText } from './shown.js';

const headings: Readonly<Record<FindingSeverity, string>> = {
  contradiction: 'CONTRADICTIONS: it cannot all hold',
  inversion: 'INVERSIONS: the better tier or the graver severity waits longer',
  gap: 'GAPS: what the text leaves out',
  ambiguity: 'AMBIGUITIES: what it says in more than one way',
};

/** What the linter says of a policy, as people read it: the worst first. */
export function lintText(lint: Lint, width: number): string {
  const { findings, name, policy, version } = lint;
  const body = severities.flatMap((severity) => {
    const held = findings.filter((found) => found.severity === severity);
    if (held.length === 0) return [];
    return ['', headings[severity], ...groupLines(held, lint, width)];
  });
  const head = wrapped(`${name} (${policy} ${version}): ${countText(findings)}`, width, '', '  ');
  return `${[head, ...body, ...remarks(lint, width)].join('\n')}\n`;
}

const nouns: Readonly<Record<FindingSeverity, readonly [one: string, many: string]>> = {
  contradiction: ['contradiction', 'contradictions'],
  inversion: ['inversion', 'inversions'],
  gap: ['gap', 'gaps'],
  ambiguity: ['ambiguity', 'ambiguities'],
};

function countText(findings: readonly Finding[]): string {
  const told = severities.flatMap((severity) => {
    const n = findings.filter((found) => found.severity === severity).length;
    return n === 0 ? [] : [counted(n, ...nouns[severity])];
  });
  return told.length === 0 ? 'nothing found' : listed(told);
}

function groupLines(held: readonly Finding[], lint: Lint, width: number): string[] {
  const isInversion = held[0]?.severity === 'inversion';
  const isSmall = ({ holds_under: under }: Finding) => isInversion && !under.includes('house');
  return [
    ...held
      .filter((found) => found.code !== 'open-reading' && !isSmall(found))
      .map((found) => findingText(found, width)),
    ...otherwise(held.filter(isSmall), width),
    ...movesText(held, lint.still_readings, width),
  ];
}

function findingText(found: Finding, width: number): string {
  const { readings, says, witness } = found;
  const details = [
    [shareText(found), scenarioText(found)].filter((line) => line !== null).join(' '),
    witnessText(witness) ?? '',
    readings.length === 0
      ? ''
      : `Open ${readings.length === 1 ? 'reading' : 'readings'}: ${listed(readings)}.`,
  ].filter((line) => line !== '');
  return [
    wrapped(`${says}${marks(found)}`, width, '  - ', '    '),
    ...details.map((line) => wrapped(line, width, '      ')),
  ].join('\n');
}

/** Inversions that it takes another reading to bring about, in a line or two each, by the readings that do. */
function otherwise(found: readonly Finding[], width: number): string[] {
  const groups = new Map<string, Finding[]>();
  for (const one of found) {
    const key = scenarioText(one) ?? '';
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].flatMap(([scenarios, members]) => [
    wrapped(scenarios.replace(/\.$/, ':'), width, '  '),
    ...members.map((one) => wrapped(shortText(one), width, '  - ', '    ')),
  ]);
}

function shortText(found: Finding): string {
  const [one, two] = found.witness?.dues ?? [];
  const by = (one?.due_at_ms ?? 0) - (two?.due_at_ms ?? 0);
  return `${found.says}${marks(found)} ${shareText(found) ?? ''} Up to ${duration(by)}.`;
}

/** The clauses in brackets, unless the sentence names them all. */
function marks({ clauses, says }: Finding): string {
  return clauses.every((id) => says.includes(id)) ? '' : ` [${clauses.join(', ')}]`;
}

function remarks(lint: Lint, width: number): string[] {
  const { no_commitment: silent, not_computed, uncovered_lists: lists, year } = lint;
  const commitments = silent.join(', ').replaceAll('_', ' ');
  const told = [
    ...(silent.length === 0 ? [] : [`No commitment: ${commitments}.`]),
    ...not_computed.map(({ name, why }) => `Not computed: ${name}, which ${why}.`),
    ...(lists.length === 0
      ? []
      : [`Holidays of ${listed(lists)} do not cover ${year}: --year tries another year.`]),
  ];
  return told.length === 0 ? [] : ['', ...told.map((text) => wrapped(text, width, '  ', '    '))];
}

/** What holds of several policies together. */
export function acrossText(all: readonly Asymmetry[], width: number): string {
  if (all.length === 0) return '';
  const head = 'NOT PROMISED BY ALL: a common scorecard would compare different things';
  const lines = all.map(({ says }) => wrapped(says, width, '  - ', '    '));
  return `${[wrapped(head, width, ''), ...lines].join('\n')}\n`;
}
