import type { MonthlyFindings, ReasonFinding } from '../../../pipeline/findings/contract.js';
import type { Block, Section } from '../../render/contract.js';
import { countedId, verdictId } from '../../trace/figure-id.js';
import { linked } from '../../trace/link.js';
import { reasonSubject } from '../../trace/figures/aside.js';
import { column, counting, table, traced, withoutEmpty, words } from '../../words/cells.js';
import { count, counted } from '../../words/count.js';
import { month } from '../../words/instant.js';
import { wordsOf } from '../../words/names.js';
import { reasonText } from '../../words/reasons.js';

/** Every obligation of the month by verdict, and why some are in no rate; null where nothing was owed. */
export function leftOutSection(findings: MonthlyFindings): Section | null {
  const { promises, population, reasons, scope } = findings;
  if (population.obligations === 0) return null;
  const judged = promises.reduce((sum, { rate }) => sum + rate.n, 0);
  const left = population.obligations - judged;
  return {
    id: 'left-out',
    topic: 'Left out',
    heading:
      left === 0
        ? 'Every obligation of the month was judged'
        : `${counted(left, 'obligation')} ${left === 1 ? 'is' : 'are'} in no rate, and why`,
    counted:
      population.obligations === 1
        ? `The one obligation of ${month(scope.month)} by verdict.`
        : `All ${count(population.obligations)} obligations of ${month(scope.month)} by verdict; hatched: it hinges on a reading.`,
    blocks: [verdicts(findings), ...(reasons.length === 0 ? [] : [reasonsTable(reasons)])],
  };
}

function verdicts({ promises }: MonthlyFindings): Block {
  const rows = promises.map(({ promise, verdicts: counts }) => ({
    label: wordsOf(promise).name,
    promise,
    parts: counts.map(({ verdict, obligations, hinging }) => ({
      verdict,
      count: obligations,
      hinging,
      text: `${wordsOf(promise).name}: ${count(obligations)} ${verdict}${hinging === 0 ? '' : `, ${count(hinging)} of them hinging on a reading`}`,
    })),
  }));
  return {
    kind: 'figure',
    id: 'verdicts',
    title: null,
    counted: null,
    panels: [
      {
        chart: 'verdicts',
        heading: 'Obligations by verdict',
        description: 'How many obligations of each promise came to each verdict.',
        rows,
      },
    ],
    columns: 1,
    note: null,
    numbers: table(
      'verdicts-numbers',
      'Obligations by verdict',
      [
        column('promise', 'Promise'),
        ...['Met', 'Missed', 'Running', 'Void', 'Excluded', 'Unmeasured'].map((label) =>
          column(label.toLowerCase(), label, 'count'),
        ),
        column('hinging', 'Hinging', 'count'),
      ],
      rows.map(({ promise, label, parts }) => [
        words(label),
        ...parts.map((part) => traced(counting(part.count), verdictId(promise, part.verdict))),
        traced(
          counting(parts.reduce((sum, part) => sum + part.hinging, 0)),
          countedId('hinges', { and: { promise } }),
        ),
      ]),
    ),
  };
}

function reasonsTable(reasons: readonly ReasonFinding[]): Block {
  return {
    kind: 'table',
    title: 'Why they are in no rate',
    counted: null,
    table: withoutEmpty(
      table(
        'reasons',
        'Obligations in no rate, by reason',
        [
          column('verdict', 'Verdict', 'verdict'),
          column('reason', 'Reason'),
          column('promise', 'Promise'),
          column('obligations', 'Obligations', 'count'),
          column('cases', 'Cases', 'count'),
        ],
        reasons.map((row) => [
          words(row.verdict),
          words(reasonText(row)),
          words(row.promise === null ? 'all' : wordsOf(row.promise).name),
          linked(counting(row.obligations), reasonSubject(row)),
          counting(row.cases),
        ]),
      ),
    ),
  };
}
