import type { Asymmetry } from '../../../pipeline/policy/lint/across.js';
import {
  type Finding,
  type FindingSeverity,
  severities,
} from '../../../pipeline/policy/lint/finding.js';
import type { Lint } from '../../../pipeline/policy/lint/lint.js';
import { counted, listed } from '../../../reports/words/count.js';
import { wrapped } from '../../text-table.js';
import { movesText } from './moves.js';
import { scenarioText, shareText, witnessText } from './shown.js';

const headings: Readonly<Record<FindingSeverity, string>> = {
  contradiction: 'CONTRADICTIONS',
  inversion: 'INVERSIONS: the better one is served later',
  gap: 'GAPS: what the text does not say',
  ambiguity: 'AMBIGUITIES: what it says in more than one way',
};

/** What the linter says of a policy, as people read it: the worst first. */
export function lintText(lint: Lint, width: number): string {
  const head = `${lint.name} (${lint.policy} ${lint.version}): ${lint.findings.length === 0 ? 'nothing found' : counted(lint.findings.length, 'finding')}`;
  const groups = severities.map((severity) => ({
    heading: headings[severity],
    held: lint.findings.filter((one) => one.severity === severity),
  }));
  const body = groups
    .filter(({ held }) => held.length > 0)
    .flatMap(({ heading, held }) => [
      '',
      heading,
      ...held.filter(({ code }) => code !== 'open-reading').map((one) => findingText(one, width)),
      ...movesText(held, lint.still_readings, width),
    ]);
  return `${[head, ...body, ...remarks(lint, width)].join('\n')}\n`;
}

function findingText(found: Finding, width: number): string {
  const marks = found.clauses.length === 0 ? '' : ` [${found.clauses.join(', ')}]`;
  const details = [
    shareText(found),
    scenarioText(found),
    witnessText(found.witness),
    found.readings.length === 0 ? null : `Open reading: ${listed(found.readings)}.`,
  ].flatMap((line) => (line === null ? [] : [wrapped(line, width, '      ')]));
  return [wrapped(`${found.says}${marks}`, width, '  - ', '    '), ...details].join('\n');
}

function remarks(lint: Lint, width: number): string[] {
  const { no_commitment, not_computed, uncovered_lists, year } = lint;
  const told = [
    ...(no_commitment.length === 0
      ? []
      : [`No commitment: ${no_commitment.join(', ').replaceAll('_', ' ')}.`]),
    ...not_computed.map(({ name, why }) => `Not computed: ${name}, it ${why}.`),
    ...(uncovered_lists.length === 0
      ? []
      : [
          `Not the whole of ${year} is covered by the holidays of ${listed(uncovered_lists)}: name another with --year.`,
        ]),
  ];
  return told.length === 0 ? [] : ['', ...told.map((text) => wrapped(text, width, '  ', '    '))];
}

/** What holds of several policies together. */
export function acrossText(all: readonly Asymmetry[], width: number): string {
  if (all.length === 0) return '';
  const lines = all.map(({ says }) => wrapped(says, width, '  - ', '    '));
  const head = 'NOT PROMISED BY ALL: one scorecard for all of them would compare different things';
  return `${[wrapped(head, width, ''), ...lines].join('\n')}\n`;
}
