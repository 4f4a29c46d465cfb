import type { HourFinding } from '../../pipeline/findings/contract.js';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const parts = [
  { name: 'night', from: 0, to: 6 },
  { name: 'morning', from: 6, to: 12 },
  { name: 'afternoon', from: 12, to: 18 },
  { name: 'evening', from: 18, to: 24 },
] as const;
const fewestMisses = 4;

/** A quarter of a day of the week: "Friday afternoon". */
export interface WeekPart {
  readonly name: string;
  readonly obligations: number;
  readonly missed: number;
}

/** The part of the week in which clearly more was missed than over the whole week; null where none stands out. */
export function worstPart(hours: readonly HourFinding[]): WeekPart | null {
  const all = sum(hours);
  const found = days.flatMap((day, index) =>
    parts.map(({ name, from, to }) => ({
      name: `${day} ${name}`,
      ...sum(hours.filter((cell) => cell.day === index + 1 && cell.hour >= from && cell.hour < to)),
    })),
  );
  const standing = found.filter(
    ({ obligations, missed }) =>
      missed >= fewestMisses && missed - expected(obligations) > 2 * deviation(obligations),
  );
  return standing.sort((a, b) => b.missed - a.missed)[0] ?? null;

  function expected(obligations: number): number {
    return (obligations * all.missed) / all.obligations;
  }
  function deviation(obligations: number): number {
    const share = all.missed / all.obligations;
    return Math.sqrt(obligations * share * (1 - share));
  }
}

function sum(hours: readonly HourFinding[]): { obligations: number; missed: number } {
  return {
    obligations: hours.reduce((total, cell) => total + cell.obligations, 0),
    missed: hours.reduce((total, cell) => total + cell.missed, 0),
  };
}
