import type { AttainableFinding, MonthlyFindings } from '../../../pipeline/findings/contract.js';
import type { Block, Figure, Section, StepsPanel } from '../../render/contract.js';
import { count, counted, listed } from '../../words/count.js';
import { duration } from '../../words/duration.js';
import { month } from '../../words/instant.js';
import { clockOf, namesOf, targetText, wordsOf } from '../../words/names.js';
import { percent, RATED_FROM } from '../../words/rate.js';
import { multiplesTable, needsTable } from './attainable-tables.js';

const wanted = 0.95;

/** Which share which target would have kept, and what 95 % would need; null where no cell has enough on a clock. */
export function attainableSection(findings: MonthlyFindings): Section | null {
  const cells = inOrder(findings).filter(({ curve }) => curve.length > 0);
  if (cells.length === 0) return null;
  const { scope } = findings;
  const first = scope.months[0] ?? scope.month;
  return {
    id: 'attainable',
    topic: 'Attainable targets',
    heading: headingOf(cells, findings),
    counted: `Share of what was met or missed from ${month(first)} to ${month(scope.month)} that was answered within a time on its own clock, over the promised target. What nobody answered is met by no target; what is void, running or excluded is not counted.`,
    blocks: [
      ...figuresOf(cells, findings),
      { kind: 'table', title: null, counted: null, table: needsTable(cells, findings) },
    ],
  };
}

function headingOf(cells: readonly AttainableFinding[], { policy }: MonthlyFindings): string {
  const { place } = namesOf(policy);
  const isKept = ({ met, judged }: AttainableFinding) => met / judged >= wanted;
  const kept = cells.filter(isKept).length;
  const targets = `${kept === 0 ? 'None' : count(kept)} of ${counted(cells.length, 'target')}`;
  const start =
    cells.length === 1
      ? `The target was ${kept === 1 ? '' : 'not '}kept 95 % of the time`
      : `${targets} ${kept === 1 || kept === 0 ? 'was' : 'were'} kept 95 % of the time`;
  const [worst] = cells
    .filter((cell) => !isKept(cell) && cell.promiseMs !== null)
    .sort((a, b) => ratioOf(b) - ratioOf(a));
  if (worst === undefined || worst.promiseMs === null) return start;
  const where = place(worst.tier, worst.severity);
  return `${start}; ${wordsOf(worst.promise).many}${where === '' ? '' : ` at ${where}`} would need ${duration(worst.promiseMs)}${clockOf(worst.target)}`;
}

function ratioOf({ reached, targetMs }: AttainableFinding): number {
  return (reached?.elapsedMs ?? 0) / targetMs;
}

function figuresOf(cells: readonly AttainableFinding[], findings: MonthlyFindings): Block[] {
  const promises = [...new Set(cells.map(({ promise }) => promise))];
  return promises.map((promise, index): Figure => {
    const own = cells.filter((cell) => cell.promise === promise);
    return {
      kind: 'figure',
      id: `attainable-${promise}`,
      title: wordsOf(promise).name,
      counted: null,
      panels: own.map((cell) => panelOf(cell, findings)),
      columns: own.length > 2 ? 3 : 2,
      note: index === promises.length - 1 ? noteOf(findings) : null,
      numbers: multiplesTable(promise, own, findings),
    };
  });
}

function panelOf(cell: AttainableFinding, { policy }: MonthlyFindings): StepsPanel {
  const { label } = namesOf(policy);
  const { met, judged, target, targetMs, reached, curve } = cell;
  const name = label(cell.tier, cell.severity);
  const kept = percent(met / judged, judged);
  const promised = target === null ? duration(targetMs) : targetText(target);
  return {
    chart: 'steps',
    heading: `${name === '' ? wordsOf(cell.promise).name : name}, n ${count(judged)}`,
    description: `${name}: ${kept} were met ${promised}; ${reached === null ? 'no target would have kept 95 %' : `95 % within ${duration(reached.elapsedMs)}`}.`,
    steps: curve.map(({ elapsedMs, share }) => ({ ratio: elapsedMs / targetMs, share })),
    promised: { share: met / judged, text: kept, tooltip: `${name}: ${kept} met ${promised}` },
    reached:
      reached === null
        ? null
        : {
            ratio: reached.elapsedMs / targetMs,
            text: duration(reached.elapsedMs),
            tooltip: `${name}: 95 % met within ${duration(reached.elapsedMs)}`,
          },
  };
}

function noteOf(findings: MonthlyFindings): string {
  const { label } = namesOf(findings.policy);
  const few = findings.attainable.filter(({ judged }) => judged < RATED_FROM);
  const changed = findings.attainable.filter(({ targets }) => targets > 1);
  const named = (cells: readonly AttainableFinding[]) =>
    listed(
      cells.map(
        ({ promise, tier, severity, judged }) =>
          `${wordsOf(promise).name} ${label(tier, severity)} (${count(judged)})`,
      ),
    );
  const dated = findings.promises.filter(
    ({ promise, isProcedure, rate }) =>
      !isProcedure && rate.n > 0 && !findings.attainable.some((cell) => cell.promise === promise),
  );
  return [
    'Black: the share met at the promised target. On the dashed line: the time within which 95 % were answered, in the accent where it is longer than promised.',
    ...(few.length === 0 ? [] : [`Too few to draw: ${named(few)}.`]),
    ...(changed.length === 0 ? [] : [`Drawn over the last of several targets: ${named(changed)}.`]),
    ...(dated.length === 0
      ? []
      : [
          `Due by date, without a clock that counts, and so without a curve: ${listed(dated.map(({ promise }) => wordsOf(promise).many))}.`,
        ]),
  ].join(' ');
}

/** As the policy lists tiers and severities, promise by promise. */
function inOrder({ attainable, promises, policy }: MonthlyFindings): AttainableFinding[] {
  const rank = ({ promise, tier, severity }: AttainableFinding) =>
    promises.findIndex((each) => each.promise === promise) * 1e6 +
    policy.tiers.findIndex((each) => each.id === tier) * 1000 +
    policy.severities.findIndex((each) => each.id === severity);
  return [...attainable].sort((a, b) => rank(a) - rank(b));
}
