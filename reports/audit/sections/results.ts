import type { AuditFindings } from '../../../pipeline/findings/audit-contract.js';
import type { VerdictName } from '../../../pipeline/findings/contract.js';
import { matricesOf } from '../../monthly/matrices.js';
import type { Block, Section } from '../../render/contract.js';
import { capital } from '../../words/capital.js';
import { linked } from '../../trace/link.js';
import { column, counting, table, words } from '../../words/cells.js';
import { count, counted } from '../../words/count.js';
import { wordsOf } from '../../words/names.js';
import { totalOf } from '../headline.js';

const verdicts: readonly VerdictName[] = [
  'met',
  'missed',
  'running',
  'void',
  'excluded',
  'unmeasured',
];

/** Every obligation by promise and verdict, and the rates by tier and severity. */
export function resultsSection(findings: AuditFindings): Section {
  const all = findings.population.obligations;
  const judged = totalOf(findings, 'met') + totalOf(findings, 'missed');
  return {
    id: 'results',
    topic: 'Results',
    heading:
      all === 0
        ? 'No obligation belongs to the period'
        : `${count(judged)} of ${counted(all, 'obligation')} ${judged === 1 ? 'was' : 'were'} met or missed`,
    counted:
      'Under the house’s reading. Every obligation of the population has one verdict; met and missed are in the rate.',
    blocks: [verdictsTable(findings), ...matricesOf(findings.period)],
    startsPage: true,
  };
}

function verdictsTable(findings: AuditFindings): Block {
  const promises = [...new Set(findings.verdicts.map(({ promise }) => promise))];
  const at = (promise: string | null, verdict: VerdictName) =>
    findings.verdicts.find((each) => each.promise === promise && each.verdict === verdict)
      ?.obligations ?? 0;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
  return {
    kind: 'table',
    title: 'Every obligation by verdict',
    counted: `The rows add up to the population of ${count(findings.population.obligations)}.`,
    table: table(
      'audited-verdicts',
      'Obligations by promise and verdict',
      [
        column('promise', 'Promise'),
        ...verdicts.map((verdict) => column(verdict, nameOf(verdict), 'count')),
        column('all', 'All', 'count'),
        column('hinging', 'Hinging', 'count'),
      ],
      promises.map((promise) => [
        words(promise === null ? 'Not known' : wordsOf(promise).name),
        ...verdicts.map((verdict) =>
          linked(counting(at(promise, verdict)), { of: promise, says: verdict }),
        ),
        counting(sum(verdicts.map((verdict) => at(promise, verdict)))),
        counting(
          sum(
            findings.verdicts
              .filter((each) => each.promise === promise)
              .map(({ hinging }) => hinging),
          ),
        ),
      ]),
      {
        sumRow: [
          words('Sum'),
          ...verdicts.map((verdict) => counting(totalOf(findings, verdict))),
          counting(sum(findings.verdicts.map(({ obligations }) => obligations))),
          counting(sum(findings.verdicts.map(({ hinging }) => hinging))),
        ],
      },
    ),
  };
}

function nameOf(verdict: VerdictName): string {
  return capital(verdict);
}
