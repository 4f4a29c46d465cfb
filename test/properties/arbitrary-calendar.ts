import fc from 'fast-check';

/** Zones with and without summer time, some with half hours. */
export const zones = [
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

export const windows = fc.oneof(
  plainWindows,
  fc
    .array(window, { minLength: 1, maxLength: 3 })
    .filter((all) => all.some((one) => one.business_day)),
);

const date = fc
  .integer({ min: 0, max: 420 })
  .map((count) => new Date(Date.UTC(2024, 0, 1) + count * 86_400_000).toISOString().slice(0, 10));

export const closed = fc.dictionary(date, fc.constant('Closed'), { maxKeys: 12 });
export const shortened = fc.dictionary(
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
export const list = (dates: fc.Arbitrary<unknown>) =>
  dates.map((held) => ({
    name: 'Holidays',
    covers: { from: '2024-01-01', to: '2025-12-31' },
    dates: held,
  }));

/** The calendar of one place. */
export const leaf = fc.record({
  name: fc.constant('Desk'),
  zone: oneOf(...zones),
  windows,
  holidays: oneOf<unknown>([], ['short'], ['closed'], ['short', 'closed'], {
    common: ['closed', 'more'],
  }),
});
