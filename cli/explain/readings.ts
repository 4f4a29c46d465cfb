import type { ExplainedObligation, OtherReading } from '../../pipeline/explain/contract.js';
import { capital } from '../../reports/words/capital.js';
import { listed } from '../../reports/words/count.js';
import { moment } from './words.js';

const namedAtMost = 6;

/** Readings that come to the same verdict and due. */
export interface ReadingGroup {
  readonly outcome: string;
  readonly readings: readonly { readonly scenario: string; readonly says: string }[];
}

/** What other readings say: those that contradict whole, those that only move the due by name. */
export interface ReadingsTold {
  readonly says: string;
  readonly groups: readonly ReadingGroup[];
  readonly after: string;
}

/** Says whether an obligation is settled, and what another reading would make of it. */
export function readingsTold(
  obligation: ExplainedObligation,
  zone: string,
  year: number,
): ReadingsTold {
  const { other_readings: others, verdict } = obligation;
  const contrary = others.filter((other) => other.is_other_verdict);
  const shifted = others.filter((other) => other.verdict === verdict);
  const names = namesOf(shifted);
  if (contrary.length > 0) {
    return {
      says: 'Another reading would say otherwise:',
      groups: grouped(contrary, obligation, zone, year),
      after: names === '' ? '' : `${capital(verdict)} too, by another due, under ${names}.`,
    };
  }
  const says = `Settled: every reading says ${verdict}`;
  if (verdict !== 'missed') {
    const moved = names === '' ? '' : `, by another due under ${names}`;
    return { says: `${says}${moved}.`, groups: [], after: '' };
  }
  return {
    says: `${says}${names === '' ? '.' : ', some by another due:'}`,
    groups: grouped(shifted, obligation, zone, year),
    after: '',
  };
}

function grouped(
  others: readonly OtherReading[],
  { satisfied_at_ms, target }: ExplainedObligation,
  zone: string,
  year: number,
): ReadingGroup[] {
  const groups = new Map<string, { scenario: string; says: string }[]>();
  for (const other of others) {
    const { verdict, due_at_ms, scenario, says, reason } = other;
    const isJudged = verdict !== 'excluded' && verdict !== 'unmeasured';
    const at = (ms: number) => moment(ms, zone, year);
    const due = due_at_ms === null ? '' : `, due ${at(due_at_ms)}`;
    const answer =
      other.satisfied_at_ms === null || other.satisfied_at_ms === satisfied_at_ms
        ? ''
        : `, answered ${at(other.satisfied_at_ms)}`;
    const within = other.target === target || other.target === null ? '' : `, ${other.target}`;
    const outcome = isJudged ? `${verdict}${within}${due}${answer}` : `${verdict}: ${reason ?? ''}`;
    groups.set(outcome, [...(groups.get(outcome) ?? []), { scenario, says }]);
  }
  return [...groups].map(([outcome, readings]) => ({ outcome, readings }));
}

function namesOf(others: readonly OtherReading[]): string {
  const names = others.map(({ scenario }) => scenario);
  if (names.length <= namedAtMost) return listed(names);
  const rest = names.length - namedAtMost + 1;
  return listed([...names.slice(0, namedAtMost - 1), `${rest} more`]);
}
