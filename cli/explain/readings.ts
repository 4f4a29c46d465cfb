import type { ExplainedObligation, OtherReading } from '../../pipeline/explain/contract.js';
import { listed } from '../../reports/words/count.js';
import { moment } from './words.js';

/** What other readings say: whole where one changes the verdict or the obligation was not kept, else in a sentence. */
export function readingLines(
  obligation: ExplainedObligation,
  zone: string,
  year: number,
): { readonly says: string; readonly groups: readonly ReadingGroup[] } {
  const { other_readings: others, verdict } = obligation;
  const contrary = others.filter((other) => other.is_other_verdict);
  const shifted = others.filter((other) => !other.is_other_verdict);
  if (others.length === 0) return { says: 'Settled: every reading says the same.', groups: [] };
  if (contrary.length === 0 && verdict === 'met') {
    const names = listed(shifted.map(({ scenario }) => scenario));
    return { says: `Settled: every reading says met, if by another due (${names}).`, groups: [] };
  }
  const says =
    contrary.length === 0
      ? `Settled: every reading says ${verdict}. Some set another due:`
      : 'Another reading would say otherwise:';
  return { says, groups: grouped(contrary.length === 0 ? shifted : contrary, zone, year) };
}

/** Readings that come to the same verdict and due. */
export interface ReadingGroup {
  readonly outcome: string;
  readonly readings: readonly { readonly scenario: string; readonly says: string }[];
}

function grouped(others: readonly OtherReading[], zone: string, year: number): ReadingGroup[] {
  const groups = new Map<string, { scenario: string; says: string }[]>();
  for (const { verdict, due_at_ms, scenario, says, reason } of others) {
    const why = verdict === 'excluded' || verdict === 'unmeasured' ? ` (${reason ?? ''})` : '';
    const due = due_at_ms === null ? '' : `, due ${moment(due_at_ms, zone, year)}`;
    const outcome = `${verdict}${why}${why === '' ? due : ''}`;
    groups.set(outcome, [...(groups.get(outcome) ?? []), { scenario, says }]);
  }
  return [...groups].map(([outcome, readings]) => ({ outcome, readings }));
}
