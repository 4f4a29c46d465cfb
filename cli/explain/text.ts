import type { ExplainedObligation, Explanation } from '../../pipeline/explain/contract.js';
import { wrapped } from '../text-table.js';
import { headerLines } from './header.js';
import { type HoursLine, hoursLines, reasonsText } from './hours.js';
import { readingLines } from './readings.js';
import { headline, sentences } from './sentences.js';
import { exactly, yearOf } from './words.js';

/** How an explanation is shown: instants in this zone, lines no longer than this where words allow. */
export interface TextOptions {
  readonly zone: string;
  readonly width: number;
}

/** The explanation as people read it. */
export function explanationText(explanation: Explanation, options: TextOptions): string {
  const { obligations, elsewhere } = explanation;
  const blocks = [
    headerLines(explanation, options),
    ...obligations.map((obligation) => obligationLines(obligation, explanation, options)),
    elsewhere.length === 0 ? [] : elsewhereLines(explanation, options.width),
  ].filter((lines) => lines.length > 0);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`.replaceAll('\u00a0', ' ');
}

function obligationLines(
  obligation: ExplainedObligation,
  { opened_at_ms, as_of_ms }: Explanation,
  { zone, width }: TextOptions,
): string[] {
  const year = yearOf(opened_at_ms, zone);
  const told = sentences(obligation, zone, year, as_of_ms).join(' ');
  return [
    headline(obligation),
    wrapped(told, width, '  '),
    ...hours(obligation, zone),
    ...readings(obligation, zone, year, width),
  ];
}

function hours({ stretches, until_due, elapsed_ms, target_ms }: ExplainedObligation, zone: string) {
  if (elapsed_ms === null || stretches.length === 0) return [];
  const lines = hoursLines(stretches, zone);
  const of = target_ms === null ? '' : ` of ${exactly(target_ms)}`;
  const skipped = reasonsText(until_due.flatMap(({ reasons }) => reasons));
  const total = { when: 'In all', state: `${exactly(elapsed_ms)}${of}`, why: '' };
  const closing = skipped === '' ? [] : [`    From there to the due, not counted: ${skipped}.`];
  return [...aligned([...lines, total]), ...closing];
}

function aligned(lines: readonly HoursLine[]): string[] {
  const when = Math.max(...lines.map((line) => line.when.length));
  const state = Math.max(...lines.map((line) => line.state.length));
  return lines.map((line) =>
    `    ${line.when.padEnd(when)}  ${line.state.padEnd(state)}  ${line.why}`.trimEnd(),
  );
}

function readings(obligation: ExplainedObligation, zone: string, year: number, width: number) {
  if (obligation.verdict === 'unmeasured' && obligation.other_readings.length === 0) return [];
  const { says, groups } = readingLines(obligation, zone, year);
  return [
    wrapped(says, width, '  '),
    ...groups.flatMap(({ outcome, readings: named }) => [
      `    ${outcome}`,
      ...named.map(({ scenario, says: meaning }) =>
        wrapped(`${scenario}: ${meaning}`, width, '      '),
      ),
    ]),
  ];
}

function elsewhereLines({ elsewhere }: Explanation, width: number): string[] {
  return [
    'Only other readings see more:',
    ...elsewhere.map(({ scenario, says, promise, count, missed }) => {
      const lost = missed === 0 ? '' : `, ${missed} of them missed`;
      return wrapped(`${scenario}: ${count} × ${promise}${lost}. ${says}`, width, '  ');
    }),
  ];
}
