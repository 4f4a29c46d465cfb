import fc from 'fast-check';

/** The plain values of a policy file. */
export type PolicyTree = { readonly id: string } & Readonly<Record<string, unknown>>;

export const severities = ['high', 'medium', 'low'];
export const tiers = ['gold', 'silver'];
export const channels = ['email', 'phone'];
export const countries = ['AU', 'US'];

const zones = [
  'America/New_York',
  'Europe/London',
  'Asia/Jerusalem',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Asia/Kolkata',
  'UTC',
  'UTC+10',
  'UTC-5',
];

const quarter = fc
  .integer({ min: 0, max: 95 })
  .map((count) => `${two(Math.floor(count / 4))}:${two((count % 4) * 15)}`);
const two = (number: number) => String(number).padStart(2, '0');
const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);

const days = oneOf(
  'mon-fri',
  'sun-thu',
  'mon-sun',
  'sat-sun',
  'mon,wed,fri',
  'sat',
  'sun',
  'fri-mon',
);

const window = fc
  .record({
    days,
    opens: quarter,
    closes: oneOf(quarter, fc.constant('24:00')).chain((closes) => closes),
    business_day: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  })
  .filter(({ opens, closes }) => opens !== closes);

const plainWindows = oneOf(
  [{ days: 'mon-fri', opens: '09:00', closes: '17:00' }],
  [{ days: 'sun-thu', opens: '09:00', closes: '24:00' }],
  [{ days: 'mon-sun', opens: '00:00', closes: '24:00' }],
  [{ days: 'mon-fri', opens: '22:00', closes: '06:00' }],
  [
    { days: 'mon-fri', opens: '08:00', closes: '12:00' },
    { days: 'mon-fri', opens: '13:00', closes: '17:30' },
  ],
  [
    { days: 'mon-fri', opens: '09:00', closes: '18:00' },
    { days: 'sat', opens: '09:00', closes: '16:00', business_day: false },
    { days: 'mon-thu', opens: '18:00', closes: '09:00', business_day: false },
  ],
);

const windows = fc.oneof(
  plainWindows,
  fc
    .array(window, { minLength: 1, maxLength: 3 })
    .filter((all) => all.some((one) => one.business_day)),
);

const date = fc
  .integer({ min: 0, max: 420 })
  .map((count) => new Date(Date.UTC(2024, 0, 1) + count * 86_400_000).toISOString().slice(0, 10));

const closed = fc.dictionary(date, fc.constant('Closed'), { maxKeys: 12 });
const shortened = fc.dictionary(
  date,
  fc.oneof(
    fc.constant('Closed'),
    fc.constant({ name: 'Short', hours: [{ opens: '10:00', closes: '12:30' }] }),
    fc.constant({
      name: 'Split',
      hours: [
        { opens: '08:00', closes: '09:00' },
        { opens: '20:00', closes: '24:00' },
      ],
    }),
  ),
  { maxKeys: 12 },
);
const list = (dates: fc.Arbitrary<unknown>) =>
  dates.map((held) => ({
    name: 'Holidays',
    covers: { from: '2024-01-01', to: '2025-12-31' },
    dates: held,
  }));

const leaf = fc.record({
  name: fc.constant('Desk'),
  zone: oneOf(...zones),
  windows,
  holidays: oneOf<unknown>([], ['short'], ['closed'], ['short', 'closed'], {
    common: ['closed', 'more'],
  }),
});

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
);
const rule = fc.record({
  clause: fc.constant('PP-09'),
  when,
  reason: fc.constant('the rule says so'),
  effect: oneOf<unknown>(
    { exclude: 'all' },
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
      readings: fc.dictionary(oneOf('kappa', 'lambda'), reading, { maxKeys: 2 }),
    })
    .map(({ first, second, third, short, closed: all, more, ...rest }) => ({
      id,
      version: '1',
      name: id,
      effective: { from: '2000-01-01' },
      source: { title: 'Made up' },
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
