/** The countries whose public holidays the shipped policies use, by the id of the list in the policy file. */
export const publicLists = {
  us: { country: 'US', name: 'Public holidays of the United States' },
  uk: { country: 'GB-ENG', name: 'Public holidays of England and Wales' },
  israel: { country: 'IL', name: 'Public holidays of Israel' },
  au: { country: 'AU', name: 'National public holidays of Australia' },
} as const;

export type PublicList = keyof typeof publicLists;

/**
 * The dates from `fromYear` to `toYear` on which a country ("US", "GB-ENG") has a public holiday, with their names.
 * Only dates are taken: each closes the whole local day, wherever the holiday itself begins at sunset.
 */
export async function publicHolidays(
  country: string,
  fromYear: number,
  toYear: number,
): Promise<Record<string, string>> {
  const { default: Holidays } = await import('date-holidays');
  const [nation = country, region = ''] = country.split('-');
  const source = new Holidays(nation, region);
  const names = new Map<string, Set<string>>();
  // A substitute day may be counted with the year beside its own.
  for (let year = fromYear - 1; year <= toYear + 1; year += 1) {
    for (const { date, name, type } of source.getHolidays(year, 'en')) {
      const day = date.slice(0, 10);
      if (type !== 'public' || Number(day.slice(0, 4)) < fromYear) continue;
      if (Number(day.slice(0, 4)) > toYear) continue;
      names.set(day, (names.get(day) ?? new Set()).add(name));
    }
  }
  const days = [...names].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(days.map(([day, all]) => [day, [...all].join(', ')]));
}
