import type { AuditFindings } from '../../pipeline/findings/audit-contract.js';
import { count, counted } from '../words/count.js';
import { month } from '../words/instant.js';

/** "34 of 480 judged obligations were missed; 141 verdicts hinge on how the policy is read". */
export function headline(findings: AuditFindings): string {
  const missed = totalOf(findings, 'missed');
  const judged = missed + totalOf(findings, 'met');
  const hinging = findings.hinges.length;
  const results =
    judged === 0
      ? 'No obligation was met or missed'
      : missed === 0
        ? `${judged === 1 ? 'The one judged obligation was' : `All ${count(judged)} judged obligations were`} met`
        : `${count(missed)} of ${counted(judged, 'judged obligation')} ${missed === 1 ? 'was' : 'were'} missed`;
  const hanging =
    hinging === 0
      ? 'no verdict hinges on how the policy is read'
      : `${counted(hinging, 'verdict')} ${hinging === 1 ? 'hinges' : 'hinge'} on how the policy is read`;
  return `${results}; ${hanging}`;
}

/** What is counted, over what, and n. */
export function countedOver({ period, population }: AuditFindings): string {
  const { policy, scope } = period;
  const name = `${policy.name} ${policy.version}`;
  const whose = scope.account === null ? '' : ` of ${scope.account.name}`;
  const { obligations, cases } = population;
  if (obligations === 0) return `${name}: no obligation${whose} belongs to ${month(scope.month)}.`;
  return `${name}: ${counted(obligations, 'obligation')}${whose} that ${belongs[scope.period]} from ${month(scope.month)}, on ${counted(cases, 'case')}; one figure per promise, never pooled.`;
}

const belongs = {
  due: 'fell due',
  opening: 'belong to cases opened',
  fulfilment: 'were answered',
} as const;

/** How many obligations came to that verdict. */
export function totalOf({ verdicts }: AuditFindings, verdict: string): number {
  return verdicts
    .filter((each) => each.verdict === verdict)
    .reduce((sum, { obligations }) => sum + obligations, 0);
}
