import type { AccountRow, CaseRow, ContractRow, Extra } from '../oracle/case.js';
import type { World } from '../oracle/world.js';
import type { Opening } from './notation.js';
import type { Story } from './story.js';

/** The row of a story's case. */
export function caseRow(id: string, opening: Opening, given: Extra): CaseRow {
  const blank = {
    case_id: id,
    account_id: `account of ${id}`,
    channel: null,
    category: null,
    environment: null,
    product: null,
    product_version: null,
    requester_id: null,
    requester_country: null,
    opened_by_type: null,
    closure_code: null,
    previous_case_id: null,
    ...opening,
  };
  return filled(blank, given);
}

/** The row of a story's account. */
export function accountRow(id: string, given: Extra): AccountRow {
  const blank = {
    account_id: `account of ${id}`,
    name: null,
    site: null,
    country: null,
    time_zone: null,
    success_manager: null,
    account_manager: null,
    onboarding_completed_on: null,
    is_new_user: null,
    sdk_in_use: null,
    active: null,
  };
  return filled(blank, given);
}

/** The row of a story's contract. */
export function contractRow(id: string, policy: string, given: Extra): ContractRow {
  const blank = {
    account_id: `account of ${id}`,
    policy,
    tier: null,
    starts_on: '2000-01-01',
    ends_on: null,
    plan: null,
  };
  return filled(blank, given);
}

type Tables = Pick<World, 'contacts' | 'surveys' | 'engagements' | 'releases' | 'holidays'>;

/** What else the export holds of a story. */
export function tablesOf(id: string, story: Story): Tables {
  const account_id = `account of ${id}`;
  const word = (value: unknown) => (value === undefined || value === null ? null : String(value));
  return {
    contacts: (story.contacts ?? []).map((row) => ({
      account_id,
      contact_id: String(row.contact_id),
      named_from: String(row.named_from ?? '2000-01-01'),
      named_to: word(row.named_to),
    })),
    surveys: (story.surveys ?? []).map((row) => ({
      case_id: id,
      sent_at_ms: instant(row.sent_at),
    })),
    engagements: (story.engagements ?? []).map((row) => ({
      account_id,
      held_at_ms: instant(row.held_at),
      type: word(row.type),
      duration_minutes: typeof row.minutes === 'number' ? row.minutes : null,
      held_by_role: word(row.role),
    })),
    releases: (story.releases ?? []).map((row) => ({
      product: String(row.product),
      version: String(row.version),
      released_on: String(row.released_on),
    })),
    holidays: (story.holidays ?? []).map((row) => ({
      calendar: word(row.calendar) ?? '',
      date: word(row.date) ?? '',
      opens: word(row.opens),
      closes: word(row.closes),
    })),
  };
}

/** A row with what is given of it; columns that it does not have go into `extra`. */
function filled<Row extends object>(blank: Row, given: Extra): Row & { readonly extra: Extra } {
  const isOwn = ([column]: readonly [string, unknown]) => column in blank;
  const all = Object.entries(given);
  return {
    ...blank,
    ...Object.fromEntries(all.filter(isOwn)),
    extra: Object.fromEntries(all.filter((entry) => !isOwn(entry))),
  };
}

function instant(value: unknown): number {
  const at = Date.parse(String(value));
  if (Number.isNaN(at)) throw new Error(`Not an instant: ${value}`);
  return at;
}
