import type { ContractTold, Explanation } from '../../pipeline/explain/contract.js';
import { listed } from '../../reports/words/count.js';
import { wrapped } from '../text-table.js';
import { moment, yearOf } from './words.js';

/** What the reader must know of the case before its obligations. */
export function headerLines(
  explanation: Explanation,
  { zone, width }: { readonly zone: string; readonly width: number },
): string[] {
  const { case_id, subject, policy } = explanation;
  return [
    `Case ${case_id}${subject === null ? '' : `: ${subject}`}`,
    ...[
      openedText(explanation, zone),
      contractText(explanation.contract, policy),
      severityText(explanation, zone),
      summaryText(explanation, zone),
    ].map((text) => wrapped(text, width, '  ')),
  ];
}

function openedText(explanation: Explanation, zone: string): string {
  const { account_id, account_name, channel, category, opened_at_ms } = explanation;
  const whose = account_name === null ? account_id : `${account_name} (${account_id})`;
  const by = channel === null ? '' : ` by ${channel}`;
  const about = category === null ? '' : `, category ${category}`;
  return `Opened for ${whose} on ${moment(opened_at_ms, zone)}${by}${about}.`;
}

/** How the contract, and with it policy and tier, was found. */
export function contractText(contract: ContractTold, policy: Explanation['policy']): string {
  const { chosen, chosen_by, opened_date, in_force, known } = contract;
  const judged = policy === null ? '' : ` Judged by ${policy.name}, version ${policy.version}.`;
  if (chosen === null) {
    const others = known === 0 ? 'has none' : `has ${known}, none of them in force then`;
    const why = `No contract on ${opened_date}: the account ${others}`;
    return chosen_by === 'default'
      ? `${why}, so the workspace’s default applies.${judged}`
      : `${why}, so nothing is owed.`;
  }
  const terms = [chosen.policy, chosen.tier, chosen.plan]
    .filter((term) => term !== null)
    .join(', ');
  const until = chosen.ends_on === null ? '' : ` to ${chosen.ends_on}`;
  const why = {
    only: `the only one in force on ${opened_date}`,
    product: `of ${in_force} in force on ${opened_date} the one for the case’s product`,
    latest: `of ${in_force} in force on ${opened_date} the one that started last`,
    default: '',
    none: '',
  }[chosen_by];
  return `Contract: ${terms}, from ${chosen.starts_on}${until}, ${why}.${judged}`;
}

function severityText({ severities }: Explanation, zone: string): string {
  const [first, ...changes] = severities;
  if (first === undefined) return 'Its severity is not known.';
  if (changes.length === 0) return `Severity ${first.severity} throughout.`;
  const told = changes.map(
    ({ severity, at_ms }) => `${severity} from ${moment(at_ms, zone, yearOf(first.at_ms, zone))}`,
  );
  return `Severity ${first.severity} at the opening, then ${listed(told)}.`;
}

function summaryText({ obligations, unjudged, scenario, as_of_ms }: Explanation, zone: string) {
  const read = scenario === 'house' ? '' : ` as read under ${scenario}`;
  const counts = verdicts
    .map(
      (verdict) =>
        [verdict, obligations.filter((each) => each.verdict === verdict).length] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${count} ${verdict}`);
  const told =
    unjudged !== null
      ? `The case is ${unjudged.verdict}: ${unjudgedText(unjudged.reason)}.`
      : counts.length === 0
        ? `Nothing was owed${read}.`
        : `Obligations${read}: ${listed(counts)}.`;
  return `${told} The data is complete up to ${moment(as_of_ms, zone)}; times are those of ${zone}.`;
}

const verdicts = ['missed', 'running', 'met', 'void', 'excluded', 'unmeasured'];

function unjudgedText(reason: string | null): string {
  return unjudgedTexts[reason ?? ''] ?? reason ?? 'no reason is known';
}

const unjudgedTexts: Readonly<Record<string, string>> = {
  'policy version': 'no version of its policy was in force when it was opened',
  policy: 'its contract names a policy that is not at hand',
};
