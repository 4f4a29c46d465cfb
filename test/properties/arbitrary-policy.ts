import fc from 'fast-check';
import { closed, leaf, list, shortened, windows, zones } from './arbitrary-calendar.js';
import { arbitraryProcedures, procedurePatch } from './arbitrary-procedures.js';

/** The plain values of a policy file. */
export type PolicyTree = { readonly id: string } & Readonly<Record<string, unknown>>;

export const severities = ['high', 'medium', 'low'];
export const tiers = ['gold', 'silver'];
export const channels = ['email', 'phone'];
export const countries = ['AU', 'US'];

const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);

const wall = fc
  .integer({ min: 1, max: 60 })
  .chain((count) => oneOf(`${count} hours`, `${count * 10} minutes`, `under ${count} hours`));
const business = fc
  .integer({ min: 1, max: 50 })
  .chain((count) =>
    oneOf(
      `${count} business hours`,
      `${count * 15} business minutes`,
      `under ${count} business hours`,
      `${count} - ${count + 3} business hours`,
    ),
  );
const businessDays = fc
  .record({
    count: fc.integer({ min: 0, max: 6 }),
    suffix: oneOf('', ' same time', ' end of day', ' of 9 hours'),
    form: oneOf('plain', 'under', 'range'),
  })
  .map(({ count, suffix, form }) => {
    const isLength = suffix === '' || suffix === ' of 9 hours';
    const least = isLength ? Math.max(count, 1) : count;
    if (form === 'range') return `${least} - ${least + 2} business days${suffix}`;
    return `${form === 'under' ? 'under ' : ''}${least} business days${suffix}`;
  });
const target = fc.oneof(
  { weight: 1, arbitrary: wall },
  { weight: 3, arbitrary: business },
  { weight: 3, arbitrary: businessDays },
);

const row = fc.oneof(
  fc.record({ high: target, medium: target, low: target }),
  fc.record({ any: target }),
  fc.record({ high: target, any: target }),
);
const targets = fc.oneof(
  fc.record({ any: row }),
  fc.record({ gold: row, silver: row }),
  fc.record({ gold: row }),
);

const pauses = oneOf<string[]>([], ['pending'], ['pending', 'on_hold'], ['on_hold']);
const promise = (clause: string) => ({ clause: fc.constant(clause), targets });
const promises = fc.record(
  {
    first_response: fc.record({
      ...promise('PP-01'),
      answered_by: oneOf('human', 'anyone'),
      sign: oneOf('message', 'message', 'message', 'touch'),
    }),
    update: fc.record({ ...promise('PP-02'), pauses }),
    next_reply: fc.record({ ...promise('PP-03'), pauses }),
    resolution: fc.record({ ...promise('PP-04'), pauses }),
    daily_update: fc.oneof(
      fc.record({ clause: fc.constant('PP-05'), form: fc.constant('each_date') }),
      fc.record({
        clause: fc.constant('PP-05'),
        form: fc.constant('gaps'),
        target: fc.oneof(wall, business),
        pauses,
      }),
    ),
  },
  { requiredKeys: ['first_response', 'update'] },
);

const when = oneOf<Record<string, unknown>>(
  { channel: 'phone' },
  { channel: { not: ['phone'] } },
  { tier: 'silver' },
  { severity: ['low'] },
  { country: 'AU', channel: 'email' },
  { opened_by_type: 'customer' },
  { 'case.label': { known: false } },
  { 'account.segment': { not: ['small'] } },
  { 'contract.plan': 'trial', 'case.label': 'red' },
  { 'event.category': ['billing'] },
  { 'event.escalation': true },
  { 'event.contact_attempt': { known: false }, is_version_supported: false },
  { is_version_supported: false },
);
const rule = fc.record({
  clause: fc.constant('PP-09'),
  when,
  reason: fc.constant('the rule says so'),
  effect: oneOf<unknown>(
    { exclude: 'all' },
    { exclude: 'all', except: ['first_response', 'reopening', 'survey_after_closing'] },
    { exclude: ['next_reply', 'closing_not_late', 'contact_attempts', 'deliverable'] },
    { exclude: ['update', 'resolution'] },
    { tier: 'gold' },
    { severity: 'high' },
    'flag',
    'none',
  ),
});

const hours = oneOf<unknown>(
  [{ calendar: 'first' }],
  [{ when: { country: 'AU' }, calendar: 'second' }, { calendar: 'first' }],
  [{ when: { severity: 'high' }, calendar: 'always' }, { calendar: 'first' }],
  [
    { when: { tier: 'gold' }, calendar: 'second' },
    { when: { channel: 'email' }, calendar: 'first' },
    { calendar: 'second' },
  ],
);

const dayCount = oneOf<unknown>(
  { counted_as: 'business_hours', hours: 9 },
  { counted_as: 'same_time' },
  { counted_as: 'end_of_day' },
);

const binding = oneOf('at_start', 're_timed', 'most_severe', 'at_stop');

const patch = fc.oneof(
  { weight: 3, arbitrary: procedurePatch },
  binding.map((value) => ({ severity_binding: value })),
  dayCount.map((value) => ({ business_day: value })),
  pauses.map((value) => ({ 'promises.update.pauses': value })),
  oneOf(...zones).map((value) => ({ 'calendars.first.zone': value })),
  fc.constant({ range: 'lower' }),
  fc.constant({ 'promises.first_response.answered_by': 'anyone' }),
  fc.constant({ 'calendars.first.holidays': [] }),
  windows.map((value) => ({ 'calendars.second.windows': value })),
);

const reading = fc
  .record({
    first: fc.record({ patch, mark: oneOf(undefined, 'strict', 'lenient') }),
    second: fc.record({ patch, mark: oneOf(undefined, 'strict') }),
  })
  .map(({ first, second }) => ({
    clause: 'PP-09',
    question: 'Which?',
    options: {
      house: { says: 'As written.' },
      first: option(first),
      second: option(first.mark === second.mark ? { patch: second.patch } : second),
    },
  }));

function option({ patch: held, mark }: { patch: unknown; mark?: string | undefined }) {
  return { says: 'Otherwise.', patch: held, ...(mark === undefined ? {} : { mark }) };
}

/** Any policy that the schema allows and a contract could hold; `id` is its own. */
export function arbitraryPolicy(id: string): fc.Arbitrary<PolicyTree> {
  const name = (letters: string) => ({ id: letters, name: letters });
  return fc
    .record({
      first: fc.oneof({ weight: 4, arbitrary: leaf }, fc.constant('union' as const)),
      second: leaf,
      third: leaf,
      short: list(shortened),
      closed: list(closed),
      more: list(closed),
      hours,
      business_day: dayCount,
      range: oneOf('upper', 'lower'),
      severity_binding: binding,
      rules: fc.dictionary(oneOf('one', 'two'), rule, { maxKeys: 2 }),
      promises,
      procedures: arbitraryProcedures(target),
      readings: fc.dictionary(oneOf('kappa', 'lambda'), reading, { maxKeys: 2 }),
    })
    .map(({ first, second, third, short, closed: all, more, ...rest }) => ({
      id,
      version: '1',
      name: id,
      effective: { from: '2000-01-01' },
      source: { title: 'Made up' },
      settings: { supported_majors: 2 },
      tiers: tiers.map(name),
      severities: severities.map(name),
      holidays: { short, closed: all, more },
      calendars: {
        first: first === 'union' ? { name: 'Both', union: ['second', 'third'] } : first,
        second,
        third,
      },
      ...rest,
    }))
    .map(mended);
}

/** A union has neither zone nor holidays of its own to patch. */
function mended(policy: PolicyTree & { calendars: { first: object } }): PolicyTree {
  if (!('union' in policy.calendars.first)) return policy;
  const readings = JSON.parse(
    JSON.stringify(policy.readings ?? {}).replaceAll('calendars.first.', 'calendars.third.'),
  ) as unknown;
  return { ...policy, readings };
}
