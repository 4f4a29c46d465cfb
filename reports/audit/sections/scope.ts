import type { AuditFindings } from '../../../pipeline/findings/audit-contract.js';
import type { Section } from '../../render/contract.js';
import { count, counted } from '../../words/count.js';
import { day, instant, month } from '../../words/instant.js';

const belongs = {
  due: 'An obligation belongs to the period in which it was due; without a due, in which it ended or else started; while it runs, to that of the as-of instant.',
  opening: 'An obligation belongs to the period in which its case was opened.',
  fulfilment:
    'An obligation belongs to the period in which it was answered; unanswered, to the one in which it was due.',
} as const;

/** What is audited and what is not. */
export function scopeSection({ period, population, versions, zoneData }: AuditFindings): Section {
  const { scope, policy, asOfMs, isAsOfGiven, programVersion } = period;
  const asOf = instant(asOfMs, scope.zone);
  return {
    id: 'scope',
    topic: 'Scope',
    heading: `Every obligation under ${policy.name} from ${month(scope.month)}${scope.account === null ? '' : ` to ${scope.account.name}`}`,
    counted: 'The period is whole dates, both ends inclusive.',
    blocks: [
      {
        kind: 'facts',
        title: null,
        facts: [
          {
            label: 'Period',
            text: `${instant(scope.fromMs, scope.zone)} up to, not including, ${instant(scope.toMs, scope.zone)}; dates are those of ${scope.zone}`,
          },
          { label: 'Belongs', text: belongs[scope.period] },
          {
            label: 'Accounts',
            text: scope.account === null ? 'all' : `${scope.account.name} (${scope.account.id})`,
          },
          {
            label: 'Population',
            text: `${counted(population.obligations, 'obligation')} on ${counted(population.cases, 'case')}, every verdict included`,
          },
          { label: 'SHA-256 of it', text: population.sha256 },
          {
            label: 'As of',
            text: isAsOfGiven
              ? `${asOf}: later facts are not there`
              : `${asOf}, the newest fact of the data; no other was given`,
          },
          ...versions.map(({ version, effectiveFrom, effectiveTo, file, sha256 }) => ({
            label: `Version ${version}`,
            text: `in force from ${dateText(effectiveFrom)}${effectiveTo === null ? '' : ` to ${dateText(effectiveTo)}`}; ${file}, SHA-256 ${sha256}`,
          })),
          ...versions.map(({ version, sourceTitle, sourceSha256 }) => ({
            label: `Text of ${version}`,
            text: `“${sourceTitle}”${sourceSha256 === null ? '' : `, SHA-256 ${sourceSha256}`}`,
          })),
          { label: 'Program', text: `Punctual ${programVersion}, zone data ${zoneData}` },
          {
            label: 'Not in scope',
            text: `Cases under other policies or none; they are counted under Dates and cases. What a clause describes without a number is never judged. ${count(policy.clauses.notMonitorable)} of ${counted(policy.clauses.all, 'clause')} no record could tell.`,
          },
        ],
      },
    ],
  };
}

function dateText(date: string): string {
  return day(Date.parse(`${date}T00:00:00Z`), 'UTC');
}
