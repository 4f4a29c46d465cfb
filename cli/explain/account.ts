import type { AccountExplanation, DeliverableTold } from '../../pipeline/explain/account.js';
import { count } from '../../reports/words/count.js';
import { wrapped } from '../text-table.js';
import { moment } from './words.js';

/** What an account is owed beside answers, as people read it. */
export function accountText(
  { account_id, account_name, time_zone, as_of_ms, deliverables }: AccountExplanation,
  width: number,
): string {
  const at = (ms: number) => moment(ms, time_zone);
  const verdicts = ['met', 'missed', 'running', 'excluded', 'unmeasured'].flatMap((verdict) => {
    const n = deliverables.filter((each) => each.verdict === verdict).length;
    return n === 0 ? [] : [`${count(n)} ${verdict}`];
  });
  const head = [
    `Account ${account_id}${account_name === null ? '' : `: ${account_name}`}`,
    wrapped(
      `Deliverables: ${verdicts.join(', ')}. The data is complete up to ${at(as_of_ms)}; times are those of ${time_zone}.`,
      width,
      '  ',
    ),
  ];
  const blocks = deliverables.map((each) => [
    `${each.name}: ${each.verdict}`,
    wrapped(sentences(each, at, as_of_ms), width, '  '),
  ]);
  const text = [head, ...blocks].map((lines) => lines.join('\n')).join('\n\n');
  return `${text}\n`.replaceAll('\u00a0', ' ');
}

type At = (ms: number) => string;

function sentences(told: DeliverableTold, at: At, asOfMs: number): string {
  const { clause, heading, name, policy, policy_version, due_at_ms, started_at_ms } = told;
  const who =
    clause === null ? 'The policy' : `${clause}${heading === null ? '' : ` (${heading})`}`;
  const due =
    due_at_ms === null
      ? `It is owed once, from ${at(started_at_ms)} on, by no date.`
      : `It was owed from ${at(started_at_ms)} until ${at(due_at_ms + 1)}.`;
  return [
    `${who} of ${policy} ${policy_version} promises it: ${name}.`,
    due,
    outcome(told, at, at(asOfMs)),
    told.settled ? '' : `Another reading says otherwise: ${told.hinges_on}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function outcome(told: DeliverableTold, at: At, asOf: string): string {
  const { verdict, reason, started_at_ms, satisfied_at_ms, satisfied_by, ended_at_ms } = told;
  if (verdict === 'excluded') return `It is not owed: ${reason ?? 'by rule'}.`;
  if (verdict === 'unmeasured') return `The export does not tell: ${reason ?? 'enough'}.`;
  // The accounts table has no instant of its own, so it shows a period from its start.
  if (satisfied_at_ms !== null && (satisfied_by !== null || satisfied_at_ms > started_at_ms)) {
    const row = satisfied_by === null ? '' : ` (${satisfied_by})`;
    return `It was held on ${at(satisfied_at_ms)}${row}.`;
  }
  if (satisfied_at_ms !== null) return 'The accounts table shows it, as it stands.';
  if (verdict === 'running') return `Nothing shows it by ${asOf}, where the data ends.`;
  return ended_at_ms === null
    ? 'Nothing shows it.'
    : `Nothing shows it by the end of the contract on ${at(ended_at_ms)}.`;
}
