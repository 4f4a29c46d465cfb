/** How a number of business days becomes a due instant (semantics §4). */
export type DayCount =
  | { readonly counted_as: 'business_hours'; readonly hours: number }
  | { readonly counted_as: 'same_time' }
  | { readonly counted_as: 'end_of_day' };

/** A target as the policy writes it, read once. `low` is the lower end of a range; `under` excludes the due instant itself. */
export interface Target {
  readonly text: string;
  readonly unit: 'wall' | 'business_hours' | 'business_days';
  /** Milliseconds for hours; whole days for business days. */
  readonly amount: number;
  readonly low: number | null;
  readonly under: boolean;
  /** Given only where the text of the target says how its days count; else the policy's `business_day` does. */
  readonly days: DayCount | null;
}

const shape =
  /^(under )?(\d+(?:\.\d+)?)(?: ?[-–] ?(\d+(?:\.\d+)?))? (minutes?|hours?|business minutes?|business hours?|business days?)(?: (same time|end of day|of (\d+(?:\.\d+)?) hours))?$/;

const minute = 60_000;
const hour = 60 * minute;

/**
 * Reads `4 business hours`, `1 - 2 business days`, `under 9 business hours`, `0 business days end of day`.
 * Null where the text is none of these, a range is upside down, or days are not whole.
 */
export function parseTarget(text: string): Target | null {
  const found = shape.exec(text.trim());
  if (found === null) return null;
  const [, under, first = '', second, unitText = '', countText, dayHours] = found;
  const isDays = unitText.startsWith('business day');
  const scale = isDays ? 1 : unitText.includes('minute') ? minute : hour;
  const low = second === undefined ? null : Number(first) * scale;
  const amount = Number(second ?? first) * scale;
  if (low !== null && low >= amount) return null;
  if (isDays && !(Number.isInteger(amount) && Number.isInteger(low ?? 0))) return null;
  if (!isDays && (countText !== undefined || amount <= 0)) return null;
  return {
    text: text.trim(),
    unit: isDays ? 'business_days' : unitText.startsWith('business') ? 'business_hours' : 'wall',
    amount,
    low,
    under: under !== undefined,
    days: countText === undefined ? null : readDayCount(countText, dayHours),
  };
}

function readDayCount(text: string, hours: string | undefined): DayCount {
  if (text === 'same time') return { counted_as: 'same_time' };
  if (text === 'end of day') return { counted_as: 'end_of_day' };
  return { counted_as: 'business_hours', hours: Number(hours) };
}
