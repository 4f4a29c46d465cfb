import type {
  PolicyQuarter,
  QuarterlyFindings,
} from '../../pipeline/findings/quarterly/contract.js';
import type { Prose } from '../render/contract.js';
import { count, counted } from '../words/count.js';
import { duration } from '../words/duration.js';
import { clockOf, namesOf, readingName, wordsOf } from '../words/names.js';
import { emphasis, prose } from '../words/prose.js';
import { percent } from '../words/rate.js';
import { quarterBefore, quarterName } from './names.js';

/** What a meeting should come to, in sentences; what does not stand out is not said. */
export function attentionOf(findings: QuarterlyFindings): Prose[] {
  return [
    ...findings.policies.flatMap((quarter) => fallenCells(findings, quarter)),
    ...findings.policies.flatMap(overdue),
    ...unresolved(findings),
    ...findings.policies.flatMap(undelivered),
    ...findings.policies.flatMap(unmeasured),
    ...findings.policies.flatMap(decisive),
  ];
}

function fallenCells({ scope }: QuarterlyFindings, { promises, policy }: PolicyQuarter): Prose[] {
  const { place } = namesOf(policy);
  const earlier = quarterName(quarterBefore(scope));
  return promises
    .flatMap(({ promise, cells }) =>
      cells.flatMap(({ tier, severity, rate, before }) => {
        if (rate.rate === null || rate.high === null) return [];
        if (before.rate === null || before.low === null) return [];
        if (rate.high >= before.rate || rate.rate >= before.low) return [];
        const where = place(tier, severity);
        const text = `${wordsOf(promise).name}${where === '' ? '' : ` at ${where}`} fell to ${percent(rate.rate, rate.n)}, from ${percent(before.rate, before.n)} in ${earlier}.`;
        return [{ drop: before.rate - rate.rate, text }];
      }),
    )
    .sort((a, b) => b.drop - a.drop)
    .slice(0, 2)
    .map(({ text }) => prose(text));
}

function overdue({ overdue: rows }: PolicyQuarter): Prose[] {
  const late = rows.filter(({ verdict }) => verdict === 'missed');
  const [worst] = late;
  if (worst === undefined) return [];
  const by =
    worst.overdueMs === null ? '' : ` by ${duration(worst.overdueMs)}${clockOf(worst.target)}`;
  if (late.length === 1) {
    return [
      prose(
        `1 obligation is overdue and still unmet, on ${worst.caseId}${by === '' ? '' : `,${by}`}.`,
      ),
    ];
  }
  return [
    prose(
      `${count(late.length)} obligations are overdue and still unmet${by === '' ? '' : `, the worst on ${worst.caseId}${by}`}.`,
    ),
  ];
}

function unresolved({ openCases, asOfMs }: QuarterlyFindings): Prose[] {
  const [oldest] = openCases;
  if (oldest === undefined) return [];
  const days = Math.floor((asOfMs - oldest.openedAtMs) / 86_400_000);
  const age = days < 1 ? 'less than a day' : counted(days, 'day');
  if (openCases.length === 1) return [prose(`1 case is unresolved: ${oldest.caseId}, for ${age}.`)];
  return [prose(`${count(openCases.length)} cases are unresolved, ${oldest.caseId} for ${age}.`)];
}

function undelivered({ deliverables }: PolicyQuarter): Prose[] {
  return deliverables.flatMap(({ name, now }) =>
    now.some(({ verdict }) => verdict === 'missed')
      ? [prose('A deliverable of the quarter was not given: ', emphasis(name), '.')]
      : [],
  );
}

function unmeasured({ reasons }: PolicyQuarter): Prose[] {
  const rows = reasons.filter(({ verdict }) => verdict === 'unmeasured');
  const n = rows.reduce((sum, { obligations }) => sum + obligations, 0);
  if (n === 0) return [];
  const fields = [...new Set(rows.flatMap(({ reason }) => (reason === null ? [] : [reason])))];
  return [
    prose(
      `${counted(n, 'obligation')} cannot be judged; the data does not say: ${fields.join(', ')}.`,
    ),
  ];
}

function decisive({ hinges }: PolicyQuarter): Prose[] {
  const alone = new Map<string, number>();
  for (const { readings, obligations } of hinges) {
    const [only] = readings;
    if (readings.length !== 1 || only === undefined) continue;
    alone.set(only, (alone.get(only) ?? 0) + obligations);
  }
  const [most] = [...alone].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (most === undefined) return [];
  const [reading, n] = most;
  return [
    prose(
      'Nobody has settled how to read ',
      emphasis(readingName(reading)),
      `: ${counted(n, 'verdict')} ${n === 1 ? 'hangs' : 'hang'} on that answer alone.`,
    ),
  ];
}
