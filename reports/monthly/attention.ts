import type { MonthlyFindings } from '../../pipeline/findings/contract.js';
import type { Prose } from '../render/contract.js';
import { count, counted } from '../words/count.js';
import { duration } from '../words/duration.js';
import { monthName } from '../words/instant.js';
import { clockOf, namesOf, readingName, wordsOf } from '../words/names.js';
import { emphasis, prose } from '../words/prose.js';
import { outOf, percent } from '../words/rate.js';
import { unitIn } from './sections/funnel-tables.js';
import { decisiveReading, totalOf, worstKind, worstUnit } from './standing-out.js';
import { worstPart } from './week-parts.js';

/** What needs attention, in sentences; what does not stand out is not said. */
export function attentionOf(findings: MonthlyFindings): Prose[] {
  const said = [
    ...fallenCells(findings),
    weekPart(findings),
    kind(findings),
    unit(findings),
    overdue(findings),
    reading(findings),
    unmeasured(findings),
    restated(findings),
  ].filter((sentence) => sentence !== null);
  return said.length > 0 ? said : [prose('Nothing stands out this month.')];
}

/** A month that was published says on its first page that its figures are others now. */
function restated({ restatement }: MonthlyFindings): Prose | null {
  const since = restatement?.since ?? null;
  if (since === null || since.figures.length === 0) return null;
  const { figures, figuresCompared, before } = since;
  const moved = `${count(figures.length)} of ${counted(figuresCompared, 'figure')}`;
  return prose(`${moved} of this month moved since it was published as ${before.name}.`);
}

function fallenCells({ promises, policy, scope }: MonthlyFindings): Prose[] {
  const { place } = namesOf(policy);
  const before = monthName(scope.months.at(-2) ?? scope.month);
  const fallen = promises.flatMap(({ promise, cells }) =>
    cells.flatMap((cell) => {
      const { rate: now, high, n } = cell.rate;
      const { rate: earlier, low } = cell.before;
      if (now === null || high === null || earlier === null || low === null) return [];
      if (high >= earlier || now >= low) return [];
      const where = place(cell.tier, cell.severity);
      const text = `${wordsOf(promise).name} at ${where} fell to ${percent(now, n)}, from ${percent(earlier, cell.before.n)} in ${before}.`;
      return [{ drop: earlier - now, text }];
    }),
  );
  return fallen
    .sort((a, b) => b.drop - a.drop)
    .slice(0, 2)
    .map(({ text }) => prose(text));
}

function weekPart(findings: MonthlyFindings): Prose | null {
  const part = worstPart(findings.hours);
  if (part === null) return null;
  const all = findings.hours.reduce((sum, cell) => sum + cell.missed, 0);
  const started = `${count(part.missed)} of the ${count(all)} missed started on a ${part.name}`;
  return prose(`${started}, where ${count(part.obligations)} obligations began.`);
}

function kind(findings: MonthlyFindings): Prose | null {
  const worst = worstKind(findings);
  if (worst === null) return null;
  const { judged, missed } = totalOf(findings);
  return prose(
    `In the ${worst.kind} `,
    emphasis(String(worst.value)),
    `, ${percent(worst.missed / worst.obligations, worst.obligations)} of ${counted(worst.obligations, 'obligation')} were missed, against ${percent(missed / judged, judged)} of all.`,
  );
}

function unit(findings: MonthlyFindings): Prose | null {
  const worst = worstUnit(findings);
  if (worst === null) return null;
  const { funnel, unit: own } = worst;
  return prose(
    emphasis(own.name),
    `, ${unitIn(funnel.kind)}, missed ${outOf(own.missed, own.obligations)} ${wordsOf(funnel.promise).many}, outside the 99.8 % limits of chance; its mix of tiers and severities would have ${own.expected.toFixed(1)}.`,
  );
}

function overdue({ open }: MonthlyFindings): Prose | null {
  const late = open.filter(({ verdict }) => verdict === 'missed');
  const [worst] = late;
  if (worst === undefined) return null;
  const by =
    worst.overdueMs === null ? '' : ` by ${duration(worst.overdueMs)}${clockOf(worst.target)}`;
  if (late.length === 1) return prose(`1 obligation is overdue and still unanswered,${by}.`);
  const oldest = by === '' ? '' : `, the worst${by}`;
  return prose(`${count(late.length)} obligations are overdue and still unanswered${oldest}.`);
}

function reading(findings: MonthlyFindings): Prose | null {
  const decisive = decisiveReading(findings);
  if (decisive === null) return null;
  return prose(
    'Nobody has settled how to read ',
    emphasis(readingName(decisive.reading)),
    `: ${counted(decisive.alone, 'verdict')} ${decisive.alone === 1 ? 'hangs' : 'hang'} on that answer alone.`,
  );
}

function unmeasured({ reasons }: MonthlyFindings): Prose | null {
  const rows = reasons.filter(({ verdict }) => verdict === 'unmeasured');
  const n = rows.reduce((sum, { obligations }) => sum + obligations, 0);
  if (n === 0) return null;
  const fields = [...new Set(rows.flatMap(({ reason }) => (reason === null ? [] : [reason])))];
  return prose(
    `${counted(n, 'obligation')} cannot be judged; the data does not say: ${fields.join(', ')}.`,
  );
}
