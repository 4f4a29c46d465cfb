import type { DescribedTold, Explanation } from '../../pipeline/explain/contract.js';
import { wrapped } from '../text-table.js';
import { exactly, moment } from './words.js';

/** What clauses that nobody judges say of this case; no lines where they say nothing. */
export function describedLines(
  { described }: Explanation,
  { zone, width }: { readonly zone: string; readonly width: number },
): string[] {
  if (described.length === 0) return [];
  const at = (ms: number) => moment(ms, zone);
  return [
    'Described by the text, not judged:',
    ...described.map((each) =>
      wrapped(`${each.clause}: ${sentence(each, at)}`, width, '  ', '    '),
    ),
  ];
}

function sentence(told: DescribedTold, at: (ms: number) => string): string {
  switch (told.kind) {
    case 'severity_change': {
      const way = told.is_lowered === null ? 'changed' : told.is_lowered ? 'lowered' : 'raised';
      return `its severity was ${way} from ${told.from} to ${told.to} on ${at(told.at_ms)} by ${whoOf(told.actor_type, told.actor_id)}.`;
    }
    case 'charge_candidate': {
      const agreed = told.is_agreed
        ? 'to which the customer had agreed'
        : 'without an agreement of the customer on record';
      return `a candidate for the after-hours charge, not a charge: opened out of hours as severity ${told.severity} and lowered to ${told.lowered_to} on ${at(told.lowered_at_ms)}, ${agreed}.`;
    }
    case 'previous_case':
      return `it names ${told.previous_case_id} as the case before it, ${stateTexts[told.state]}.`;
    case 'unnamed_reporter':
      return `it was reported by ${told.requester_id}, whom the account had not named as a contact on that day.`;
    case 'resource_away': {
      const until = told.to_at_ms === null ? 'and still is' : `until ${at(told.to_at_ms)}`;
      const long = told.is_long ? ', longer than the text is taken to allow' : '';
      return `the customer’s technical contact was away from ${at(told.from_at_ms)} ${until}, ${exactly(told.away_ms)} at severity ${told.severity}${long}.`;
    }
  }
}

const stateTexts = {
  closed: 'which was closed by then',
  solved: 'which was solved by then and not closed',
  open: 'which was still open then',
  unknown: 'which is not in the data as an earlier case',
} as const;

function whoOf(type: string | null, id: string | null): string {
  const kind = { agent: 'an agent', customer: 'the customer', system: 'an automatic rule' }[
    type ?? ''
  ];
  if (kind === undefined) return id ?? 'someone who is not recorded';
  return id === null || type === 'system' ? kind : `${kind} (${id})`;
}
