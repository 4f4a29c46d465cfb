import type { Cause, Figure, FigureMove } from '../findings/contract.js';
import { distinct } from './attribute.js';
import { kindsFromNought, kindsOfReadings } from './kinds.js';
import type { Stage } from './stage.js';

const smallest = 1e-9;

/** Whether two runs tell the same of a figure. */
export function isSame(before: Figure | null, now: Figure | null): boolean {
  if (before === null || now === null) return before === now;
  if (before.part !== now.part) return false;
  if (before.part !== null && before.n !== now.n) return false;
  if (before.value === null || now.value === null) return before.value === now.value;
  return Math.abs(before.value - now.value) < smallest;
}

/**
 * What a run says of a figure that it does not list: nought, where nothing is said of what there is none of; the figure as judged, where no
 * waiver makes the second one another; else nothing.
 */
export function unlisted(
  known: Figure,
  figures: { get: (id: string) => Figure | undefined },
): Figure | null {
  if (known.kind === 'waived_rate' || known.kind === 'waived_kept') {
    const judged = figures.get(known.id.replace(/waived_(rate|kept)$/, '$1'));
    return judged === undefined ? null : { ...judged, id: known.id, kind: known.kind };
  }
  if (!kindsFromNought.has(known.kind)) return null;
  if (known.unit === 'count' || known.unit === 'number') return { ...known, value: 0 };
  return known.unit === 'share' && known.part !== null
    ? { ...known, part: 0, n: 0, value: null }
    : null;
}

/** What each stage changes of a figure; where a stage tells nothing of it, its causes are told with those of the next. */
export function trailOf(
  before: Figure | null,
  now: Figure | null,
  stages: readonly Stage[],
): FigureMove['shares'] {
  const known = now ?? before;
  if (known === null) return [];
  const shares: FigureMove['shares'][number][] = [];
  let from = before;
  let open: Cause[] = [];
  for (const [place, stage] of stages.entries()) {
    open.push(...stage.causes);
    const isLast = place === stages.length - 1;
    if (!isLast && !isToldBy(stage, known)) continue;
    const to = isLast ? now : figureAfter(stage, known);
    if (!isSame(from, to)) {
      shares.push({ causes: distinct(open), items: 0, amount: amountBetween(from, to) });
    }
    from = to;
    open = [];
  }
  return shares.filter(({ causes }) => causes.length > 0);
}

/** What lies between two values; null where one cannot be said. */
export function amountBetween(before: Figure | null, now: Figure | null): number | null {
  const [was, is] = [before?.value ?? null, now?.value ?? null];
  return was === null || is === null ? null : is - was;
}

function isToldBy({ figures, isMade }: Stage, { kind, subject }: Figure): boolean {
  const isOfReadings = kindsOfReadings.has(kind) || subject?.endsWith('/hingingMisses') === true;
  return figures !== null && !(isMade && isOfReadings);
}

function figureAfter({ figures }: Stage, known: Figure): Figure | null {
  if (figures === null) return null;
  return figures.get(known.id) ?? unlisted(known, figures);
}
