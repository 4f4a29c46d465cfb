/** How many business days become an instant. */
export type DayCount =
  | { readonly counted_as: 'business_hours'; readonly hours: number }
  | { readonly counted_as: 'same_time' }
  | { readonly counted_as: 'end_of_day' };

/** One amount of a target: so much time on a clock, or so many business days by date. */
export type Amount =
  | { readonly on: 'wall' | 'hours'; readonly ms: number }
  | { readonly on: 'dates'; readonly days: number; readonly at: 'same_time' | 'end_of_day' };

/** A promise's target as it is to be judged. */
export interface Target {
  readonly text: string;
  readonly high: Amount;
  readonly low: Amount | null;
  readonly isUnder: boolean;
}

const units: Readonly<Record<string, { on: 'wall' | 'hours'; ms: number }>> = {
  minute: { on: 'wall', ms: 60_000 },
  hour: { on: 'wall', ms: 3_600_000 },
  'business minute': { on: 'hours', ms: 60_000 },
  'business hour': { on: 'hours', ms: 3_600_000 },
};

/** Reads a target; business days are counted as it says itself, else as the policy does. */
export function readTarget(text: string, days: DayCount): Target {
  const isUnder = text.startsWith('under ');
  const words = text
    .replace(/^under /, '')
    .replace('–', '-')
    .trim();
  const numbers = /^[\d.]+( ?- ?[\d.]+)?/.exec(words)?.[0] ?? '';
  const [first = '', second] = numbers.split('-').map((number) => number.trim());
  const rest = words.slice(numbers.length).trim();
  const amountOf = (number: string): Amount => amount(Number(number), rest, days);
  return {
    text,
    high: amountOf(second ?? first),
    low: second === undefined ? null : amountOf(first),
    isUnder,
  };
}

function amount(number: number, unit: string, policyDays: DayCount): Amount {
  const found = units[unit.replace(/s$/, '')];
  if (found !== undefined) return { on: found.on, ms: number * found.ms };
  const said = /^business days? ?(.*)$/.exec(unit)?.[1];
  if (said === undefined) throw new Error(`Not a target: ${unit}`);
  const days = said === '' ? policyDays : daysSaid(said);
  return days.counted_as === 'business_hours'
    ? { on: 'hours', ms: number * days.hours * 3_600_000 }
    : { on: 'dates', days: number, at: days.counted_as };
}

function daysSaid(text: string): DayCount {
  if (text === 'same time') return { counted_as: 'same_time' };
  if (text === 'end of day') return { counted_as: 'end_of_day' };
  return { counted_as: 'business_hours', hours: Number(/[\d.]+/.exec(text)?.[0]) };
}
