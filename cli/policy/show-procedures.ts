import type { Policy } from '../../pipeline/policy/schema.js';
import { wrapped } from '../text-table.js';
import { conditionText } from './conditions.js';

/** What the policy promises about procedure and to whole accounts, one line or two for each. */
export function procedureLines({ procedures, protection }: Policy, width: number): string[] {
  const { automatic_closing, deliverables, ...single } = procedures;
  return [
    ...(automatic_closing === undefined ? [] : closingLines(automatic_closing, width)),
    ...singleLines(single, width),
    ...Object.entries(deliverables).flatMap(([id, { clause, name, when, each, shown_by }]) => [
      `  ${name} (${clause}, ${id})`,
      wrapped(
        `${each === 'quarter' ? 'Every quarter' : 'Once'}, if ${conditionText(when)}; shown by ${shownBy(shown_by)}.`,
        width,
        '    ',
      ),
    ]),
    ...(protection === undefined
      ? []
      : [
          `  Protection of earlier terms (${protection.clause})`,
          wrapped(
            `If ${conditionText(protection.when)}, the earliest due over this version and those before it since the contract began binds.`,
            width,
            '    ',
          ),
        ]),
  ];
}

/** The clauses without numbers, by the statistic that tells of them. */
export function descriptionLines({ descriptions }: Policy): string[] {
  return Object.entries(descriptions).flatMap(([statistic, made]) =>
    made === undefined ? [] : [`  ${statistic.replaceAll('_', ' ')} (${made.clause})`],
  );
}

type Procedures = Policy['procedures'];
type Closing = NonNullable<Procedures['automatic_closing']>;
type Deliverable = Procedures['deliverables'][string];

function closingLines({ clause, solved, pending, tolerance }: Closing, width: number): string[] {
  const stays = Object.entries({ solved, pending }).flatMap(([status, cell]) =>
    cell === undefined ? [] : [`${status} after ${typeof cell === 'string' ? cell : cell.target}`],
  );
  return [
    `  Automatic closing (${clause})`,
    wrapped(`${stays.join(', ')}; not earlier, and at most ${tolerance} later.`, width, '    '),
  ];
}

function singleLines(
  single: Omit<Procedures, 'automatic_closing' | 'deliverables'>,
  width: number,
): string[] {
  const { reopening, contact_attempts, severity_consent, survey_after_closing, outcome_notified } =
    single;
  const line = (title: string, made: { readonly clause: string } | undefined, says: string) =>
    made === undefined ? [] : [`  ${title} (${made.clause})`, wrapped(says, width, '    ')];
  const keepers = {
    responder: 'who responded',
    first: 'the first assignee',
    last: 'the last assignee',
  };
  return [
    ...line(
      'Reopening',
      reopening,
      `an answer opens the case again with ${keepers[reopening?.returns_to ?? 'responder']}, within ${reopening?.tolerance ?? ''}.`,
    ),
    ...line(
      'Contact attempts',
      contact_attempts,
      `${contact_attempts?.attempts ?? ''} ${contact_attempts?.apart === 'full_day' ? 'with a full business day between them' : 'on as many business dates'}, before a case is closed without the customer’s word.`,
    ),
    ...line('Consent to severity', severity_consent, 'before a severity changes.'),
    ...line('Survey after closing', survey_after_closing, 'an invitation after each closing.'),
    ...line(
      'Word at the end',
      outcome_notified,
      `of ${outcome_notified?.outcomes.join(', ') ?? ''}, at most ${outcome_notified?.tolerance ?? ''} after the closing.`,
    ),
  ];
}

function shownBy(shown: Deliverable['shown_by']): string {
  if ('account' in shown) return `${shown.account} of accounts`;
  const long = shown.minutes === undefined ? '' : ` of ${shown.minutes} minutes or more`;
  const by = shown.roles === undefined ? '' : ` by a ${shown.roles.join(' or ')}`;
  return `an engagement ${shown.engagement}${long}${by}`;
}
