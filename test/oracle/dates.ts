const day = 86_400_000;

/** Local midnight of a date, written as if it were UTC. */
export function midnight(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** The date so many days later. */
export function plusDays(date: string, count: number): string {
  return new Date(midnight(date) + count * day).toISOString().slice(0, 10);
}

/** Monday is `mon`. */
export function weekday(date: string): string {
  return (
    ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][new Date(midnight(date)).getUTCDay()] ?? ''
  );
}

/** `mon-fri`, `sun-thu`, `fri-mon`, `mon,wed,sat`: the days that are meant. */
export function daysMeant(text: string): ReadonlySet<string> {
  const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const meant = new Set<string>();
  for (const part of text.split(',')) {
    const [first = '', last = first] = part.split('-');
    for (let at = week.indexOf(first); ; at = (at + 1) % 7) {
      const name = week[at] ?? '';
      meant.add(name);
      if (name === last) break;
    }
  }
  return meant;
}

/** `16:30` and `24:00` in milliseconds since midnight. */
export function timeOfDay(text: string): number {
  const [hours = '0', minutes = '0'] = text.split(':');
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}
