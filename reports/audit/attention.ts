import type { AuditFindings, LeftOutReason } from '../../pipeline/findings/audit-contract.js';
import type { Prose } from '../render/contract.js';
import { count, counted, listed } from '../words/count.js';
import { instant } from '../words/instant.js';
import { readingName } from '../words/names.js';
import { emphasis, prose } from '../words/prose.js';

/** What an auditor should know before the figures: first what does not add up, then what is missing, then what is open. */
export function attentionOf(findings: AuditFindings): Prose[] {
  return [
    equations(findings),
    quarantine(findings),
    numbers(findings),
    dates(findings),
    unmeasured(findings),
    asOf(findings),
    ...contradictedDecisions(findings),
    unrecorded(findings),
    decisive(findings),
  ].filter((sentence) => sentence !== null);
}

function equations({ completeness: { sources, tables } }: AuditFindings): Prose {
  const broken = [
    ...sources.filter(({ adds }) => !adds).map(({ file }) => file),
    ...tables.filter(({ adds }) => !adds).map(({ table }) => `the table ${table}`),
  ];
  if (broken.length > 0) return prose(`The counts of ${listed(broken)} do not add up.`);
  const rows = sources.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
  return prose(
    `The counts of ${counted(sources.length, 'file')} add up: each of ${counted(rows, 'row')} read was loaded, is a duplicate, or stands in quarantine.`,
  );
}

function quarantine({ completeness }: AuditFindings): Prose | null {
  const rows = completeness.quarantine.length;
  if (rows === 0) return null;
  return prose(
    `${counted(rows, 'row')} could not be read and ${rows === 1 ? 'is' : 'are'} in no figure; each is listed with its reason.`,
  );
}

function numbers({ completeness: { sequences } }: AuditFindings): Prose | null {
  const missing = (table: string) =>
    sequences
      .filter((each) => each.isSequence && each.table === table)
      .reduce((sum, each) => sum + each.missing, 0);
  const told = [
    [missing('cases'), 'number of a case', 'numbers of cases'],
    [missing('events'), 'number of an event', 'numbers of events'],
  ] as const;
  const parts = told.filter(([n]) => n > 0).map(([n, one, many]) => counted(n, one, many));
  if (parts.length === 0) return null;
  return prose(`${listed(parts)} between the first and the last are in no row.`);
}

function dates({ completeness: { coverage } }: AuditFindings): Prose | null {
  const { dates: all, datesWithoutEvents: without } = coverage;
  if (without === 0) return null;
  return prose(
    `On ${count(without)} of ${counted(all, 'date')} of the period the data tells of no event in scope.`,
  );
}

function unmeasured({ leftOut }: AuditFindings): Prose | null {
  const rows = leftOut.filter(({ verdict }) => verdict === 'unmeasured');
  if (rows.length === 0) return null;
  const fields = [...new Set(rows.map(({ reason }) => reason ?? 'a field'))];
  const n = sum(rows);
  return prose(
    `${counted(n, 'obligation')} ${n === 1 ? 'is' : 'are'} unmeasured: the data lacks ${listed(fields)}.`,
  );
}

function asOf({ period: { isAsOfGiven, asOfMs, scope } }: AuditFindings): Prose | null {
  const at = instant(asOfMs, scope.zone);
  if (asOfMs < scope.toMs) {
    return prose(`The period ends after the data does: what is due after ${at} is not told.`);
  }
  if (isAsOfGiven) return null;
  return prose(`Nobody said up to when the data is complete; ${at} is its newest fact.`);
}

function contradictedDecisions({ decisions, period: { policy } }: AuditFindings): Prose[] {
  return decisions.flatMap(({ reading, option, by }) => {
    const house = policy.readings.find((each) => each.reading === reading)?.options[0]?.option;
    if (house === undefined || house === option) return [];
    return [
      prose(
        'The record says that ',
        by,
        ' chose ',
        emphasis(`${reading}=${option}`),
        ', but the policy file reads ',
        emphasis(house),
        '.',
      ),
    ];
  });
}

function unrecorded({ decisions, period: { policy } }: AuditFindings): Prose | null {
  const all = policy.readings.length;
  const named = policy.readings.filter(({ reading }) =>
    decisions.some((each) => each.reading === reading),
  ).length;
  if (all === named) return null;
  return prose(
    named === 0
      ? `Who chose how the policy is read is recorded for none of its ${counted(all, 'open clause')}.`
      : `Who chose how the policy is read is recorded for ${count(named)} of its ${counted(all, 'open clause')}.`,
  );
}

function decisive({ clarifications, hinges }: AuditFindings): Prose | null {
  const [first] = clarifications;
  if (first === undefined || first.alone === 0) return null;
  return prose(
    'One answer settles ',
    first.alone === hinges.length ? 'all' : `${count(first.alone)} of ${count(hinges.length)}`,
    ' hinging verdicts: what ',
    emphasis(readingName(first.reading)),
    ' means.',
  );
}

function sum(rows: readonly LeftOutReason[]): number {
  return rows.reduce((total, { obligations }) => total + obligations, 0);
}
