import type { AuditFindings } from '../../../pipeline/findings/audit-contract.js';
import type { PromiseFinding } from '../../../pipeline/findings/contract.js';
import type { Block, Cell, Section } from '../../render/contract.js';
import { linked } from '../../trace/link.js';
import { column, counting, figure, rateText, table, words } from '../../words/cells.js';
import { count, counted } from '../../words/count.js';
import { readingName, wordsOf } from '../../words/names.js';
import { outOf, percent, RATED_FROM } from '../../words/rate.js';

/** House, strict and lenient side by side, and what an answer to each question would settle; null where the policy has no readings. */
export function readingsSection(findings: AuditFindings): Section | null {
  if (findings.period.policy.readings.length === 0) return null;
  return {
    id: 'readings',
    topic: 'Results under other readings',
    heading: headingOf(findings),
    counted:
      'Settled: every scenario that speaks gives the same verdict: the house’s, each other option by itself, strict and lenient. Strict and lenient take every question at its marked end; they are no bounds, so the lowest and highest over all stand beside them.',
    blocks: [
      ...(findings.period.promises.some(({ rate }) => rate.n > 0) ? [ratesTable(findings)] : []),
      clarificationTable(findings),
    ],
  };
}

function headingOf({ period, hinges, clarifications, verdicts }: AuditFindings): string {
  const all = verdicts.reduce((sum, { obligations }) => sum + obligations, 0);
  const hinging = verdicts.reduce((sum, each) => sum + each.hinging, 0);
  if (hinges.length === 0) return 'No open question changes a verdict';
  const share = all === 0 ? '' : `${settledText(all - hinging, all)} verdicts are settled; `;
  const [first] = clarifications;
  if (first === undefined || first.alone === 0) {
    return `${share}none of the ${counted(period.policy.readings.length, 'question')} decides one alone`;
  }
  return `${share}what “${readingName(first.reading)}” means decides ${count(first.alone)} alone`;
}

/** "62.7 % of", "7 of 8" where there are too few for a share. */
function settledText(settled: number, all: number): string {
  return all < RATED_FROM ? outOf(settled, all) : `${percent(settled / all, all)} of`;
}

function ratesTable({ period, verdicts }: AuditFindings): Block {
  const rows = period.promises.filter(({ rate }) => rate.n > 0);
  return {
    kind: 'table',
    title: 'House, strict and lenient',
    counted:
      'Share met of those met or missed under that reading; n where it differs from the house’s.',
    table: table(
      'audited-readings',
      'Rates under house, strict and lenient',
      [
        column('promise', 'Promise'),
        column('n', 'n', 'count'),
        column('house', 'House', 'rate'),
        column('strict', 'Strict', 'rate'),
        column('lenient', 'Lenient', 'rate'),
        column('low', 'Lowest', 'rate'),
        column('high', 'Highest', 'rate'),
        column('settled', 'Settled', 'rate'),
        column('hinging', 'Hinging', 'count'),
      ],
      rows.map((finding) => {
        const own = verdicts.filter(({ promise }) => promise === finding.promise);
        const all = own.reduce((sum, { obligations }) => sum + obligations, 0);
        const hinging = own.reduce((sum, each) => sum + each.hinging, 0);
        return [
          words(wordsOf(finding.promise).name),
          linked(counting(finding.rate.n), { of: finding.promise }),
          figure(rateText(finding.rate), finding.rate.rate),
          linked(under(finding, 'strict'), { of: finding.promise, scenario: 'strict' }),
          linked(under(finding, 'lenient'), { of: finding.promise, scenario: 'lenient' }),
          end(finding, 'low'),
          end(finding, 'high'),
          all === 0
            ? words('')
            : figure(settledText(all - hinging, all).replace(/ of$/, ''), (all - hinging) / all),
          linked(counting(hinging), { of: 'hinges', and: { promise: finding.promise } }),
        ];
      }),
    ),
  };
}

function under({ rate, scenarios }: PromiseFinding, scenario: string): Cell {
  const told = scenarios.find((each) => each.scenario === scenario)?.rate;
  if (told === undefined) return words('');
  const n = told.n === rate.n ? '' : ` of ${count(told.n)}`;
  return figure(told.rate === null ? rateText(told) : `${rateText(told)}${n}`, told.rate);
}

function end({ rate, range }: PromiseFinding, side: 'low' | 'high'): Cell {
  if (rate.rate === null) return words('');
  const value = range === null ? rate.rate : range[side];
  return figure(percent(value, rate.n), value);
}

function clarificationTable({ period: { policy }, clarifications }: AuditFindings): Block {
  return {
    kind: 'table',
    title: 'What an answer would settle',
    counted:
      'Clarification value: the verdicts that hinge on this question alone. With others: those that hinge on it and on another too.',
    table: table(
      'clarifications',
      'Clarification value of each open question',
      [
        column('reading', 'Reading', 'id'),
        column('clause', 'Clause', 'id'),
        column('question', 'Question'),
        column('house', 'House reads'),
        column('alone', 'Alone', 'count'),
        column('others', 'With others', 'count'),
      ],
      clarifications.map(({ reading, alone, withOthers }) => {
        const term = policy.readings.find((each) => each.reading === reading);
        return [
          words(reading),
          words(term?.clause ?? ''),
          words(term?.question ?? ''),
          words(term?.options[0]?.says ?? ''),
          linked(counting(alone), { of: 'hinges', kind: reading, and: { mark: 'alone' } }),
          linked(counting(withOthers), {
            of: 'hinges',
            kind: reading,
            and: { mark: 'together' },
          }),
        ];
      }),
    ),
  };
}
