import type {
  ExplainedObligation,
  Explanation,
  StatusTold,
} from '../../pipeline/explain/contract.js';
import { counted } from '../../reports/words/count.js';
import { wrapped } from '../text-table.js';
import { describedLines } from './described.js';
import { headerLines } from './header.js';
import { headline, promiseTitle } from './headline.js';
import { type HoursLine, hoursLines, reasonsText } from './hours.js';
import { invitationHeadline, invitationSentences } from './invitations.js';
import { bindingTarget } from './promised.js';
import { queueLines } from './queue.js';
import { readingsTold } from './readings.js';
import { sentences } from './sentences.js';
import { stripLines } from './strip.js';
import { exactly, yearOf } from './words.js';

/** How an explanation is shown: instants in this zone, lines no longer than this where words allow. */
export interface TextOptions {
  readonly zone: string;
  readonly width: number;
  /** Whether the life of the case is drawn too. */
  readonly hasStrip: boolean;
}

/** The explanation as people read it. */
export function explanationText(explanation: Explanation, options: TextOptions): string {
  const { obligations, elsewhere } = explanation;
  const blocks = [
    headerLines(explanation, options),
    ...(options.hasStrip ? [stripLines(explanation, options)] : []),
    ...obligations.map((_, index) => obligationLines(explanation, index, options)),
    describedLines(explanation, options),
    queueLines(explanation, options),
    elsewhere.length === 0 ? [] : elsewhereLines(explanation, options.width),
    ...invitationBlocks(explanation, options),
  ].filter((lines) => lines.length > 0);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`.replaceAll('\u00a0', ' ');
}

function obligationLines(
  { obligations, severities, statuses, opened_at_ms, as_of_ms }: Explanation,
  index: number,
  { zone, width }: TextOptions,
): string[] {
  const obligation = obligations[index];
  if (obligation === undefined) return [];
  const year = yearOf(opened_at_ms, zone);
  const before = obligations
    .slice(0, index)
    .findLast(({ promise }) => promise === obligation.promise);
  const hasChanges = severities.length > 1;
  const told = sentences(obligation, { zone, year, asOfMs: as_of_ms, before, hasChanges });
  return [
    headline(obligation),
    wrapped(told, width, '  '),
    ...hours(obligation, statuses, zone, width),
    ...readings(obligation, zone, year, width),
  ];
}

function hours(
  obligation: ExplainedObligation,
  statuses: readonly StatusTold[],
  zone: string,
  width: number,
): string[] {
  const { stretches, until_due, elapsed_ms, verdict, due_at_ms } = obligation;
  const target_ms = bindingTarget(obligation);
  if (elapsed_ms === null || stretches.length === 0) return [];
  const lines = hoursLines(stretches, statuses, zone, verdict === 'missed' ? due_at_ms : null);
  const of = target_ms === null ? '' : ` of ${exactly(target_ms)}`;
  const total = { when: 'In all', state: `${exactly(elapsed_ms)}${of}`, why: '' };
  const skipped = reasonsText(until_due.flatMap(({ reasons }) => reasons));
  return [
    ...aligned(lines.length === 1 && of === '' ? lines : [...lines, total]),
    ...(skipped === '' ? [] : [wrapped(`Closed from then to the due: ${skipped}.`, width, '    ')]),
  ];
}

function aligned(lines: readonly HoursLine[]): string[] {
  const when = Math.max(...lines.map((line) => line.when.length));
  const state = Math.max(...lines.map((line) => line.state.length));
  return lines.map((line) =>
    `    ${line.when.padEnd(when)}  ${line.state.padEnd(state)}  ${line.why}`.trimEnd(),
  );
}

function readings(obligation: ExplainedObligation, zone: string, year: number, width: number) {
  const { says, groups, after } = readingsTold(obligation, zone, year);
  return [
    wrapped(says, width, '  '),
    ...groups.flatMap(({ outcome, readings: named }) => [
      wrapped(outcome, width, '    '),
      ...named.map((each) => wrapped(`${each.scenario}: ${each.says}`, width, '      ')),
    ]),
    ...(after === '' ? [] : [wrapped(after, width, '  ')]),
  ];
}

function invitationBlocks(
  { invitations, opened_at_ms, as_of_ms }: Explanation,
  { zone, width }: TextOptions,
): string[][] {
  const setting = { zone, year: yearOf(opened_at_ms, zone), asOfMs: as_of_ms };
  return invitations.map((invitation, index) => [
    invitationHeadline(invitation, invitations.length > 1 ? index + 1 : null),
    wrapped(invitationSentences(invitation, setting), width, '  '),
  ]);
}

function elsewhereLines({ elsewhere }: Explanation, width: number): string[] {
  return [
    'Other readings see obligations that are not listed here:',
    ...elsewhere.map(({ scenario, says, promise, count, missed }) => {
      const what = counted(count, promiseTitle(promise).toLowerCase());
      const lost = missed === 0 ? '' : `, ${missed === count ? '' : `${missed} of them `}missed`;
      return wrapped(`${scenario}: ${what}${lost}. ${says}`, width, '  ');
    }),
  ];
}
