import type { Condition, TracedFigure } from '../render/contract.js';
import { conditionsOf, conditionWords, isBeyond, isOfCounted } from './conditions.js';
import { figureId, idUnder, type Subject } from './figure-id.js';

/** Told on paper by the pattern of its id alone. */
export const minor = { isMinor: true } as const;

/** Counts the cases of its rows, each once. */
export const byCase = { byCase: true } as const;

export const obligationsList = 'obligations-behind';
export const countedList = 'counted-behind';

/** A figure as its id says, with what it counts. */
export function tracedFigure(
  name: string,
  subject: Subject,
  n: number,
  missed: number | null = null,
  more: Partial<TracedFigure> = {},
): TracedFigure {
  return tracedUnder(figureId(subject), name, n, missed, more);
}

/** The same of an id that is known. */
export function tracedUnder(
  id: string,
  name: string,
  n: number,
  missed: number | null = null,
  more: Partial<TracedFigure> = {},
): TracedFigure {
  const where = conditionsOf(id) ?? [];
  const says = conditionWords(where);
  return { id, name, n, missed, where, list: listOf(where), says, ...more };
}

/** Those that count anything, each once, by the ids of a document of several policies where one is named. */
export function eachOnce(figures: readonly TracedFigure[], policy: string | null): TracedFigure[] {
  const counting = figures.filter(({ n }) => n > 0);
  const once = [...new Map(counting.map((figure) => [figure.id, figure])).values()];
  if (policy === null) return once;
  return once.map((figure) => {
    const id = idUnder(figure.id, policy);
    return {
      ...figure,
      id,
      where: conditionsOf(id) ?? [],
      says: `policy = ${policy}, ${figure.says}`,
    };
  });
}

/** Rows of other periods than the reported one go along of what is counted beside obligations alone. */
function listOf(where: readonly Condition[]): string | null {
  if (isOfCounted(where)) return countedList;
  return isBeyond(where) ? null : obligationsList;
}
