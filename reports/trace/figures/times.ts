import type { AttainableFinding, SlackFinding } from '../../../pipeline/findings/contract.js';
import type { TracedFigure } from '../../render/contract.js';
import type { Names } from '../../words/names.js';
import type { Subject } from '../figure-id.js';
import { minor, tracedFigure } from '../traced.js';
import { named } from './obligations.js';

/** How much of their target was left when obligations were met, by tenths. */
export function slackFigures(slack: readonly SlackFinding[], names: Names): TracedFigure[] {
  return slack.flatMap(({ promise, tenths, near, cells }) => [
    tracedFigure(named(promise, 'met on a clock'), metOnClock(promise), near.n, null, minor),
    ...tenths.map((met, tenth) =>
      tracedFigure(
        named(promise, `met with ${tenth} to ${tenth + 1} tenths of the target left`),
        nearMisses(promise, undefined, tenth),
        met,
        null,
        minor,
      ),
    ),
    ...cells.map((cell) =>
      tracedFigure(
        named(promise, `near misses, ${names.place(cell.tier, cell.severity)}`),
        nearMisses(promise, cell),
        cell.near.met,
        null,
        minor,
      ),
    ),
  ]);
}

function metOnClock(promise: string): Subject {
  return { of: promise, says: 'met', and: { timed: 'yes' } };
}

/** `F-update/premier/high:met+left/0`: met with so many tenths of the target left. */
export function nearMisses(promise: string, cell?: Subject['cell'], tenth = 0): Subject {
  const own = cell === undefined ? undefined : { tier: cell.tier, severity: cell.severity };
  return { of: promise, cell: own, says: 'met', and: { left: String(tenth) } };
}

/** The rates by which attainable targets are found, over all months shown. */
export function attainableFigures(
  cells: readonly AttainableFinding[],
  names: Names,
): TracedFigure[] {
  return cells.map((cell) =>
    tracedFigure(
      named(cell.promise, `${names.place(cell.tier, cell.severity)}, over the months shown`),
      attainableSubject(cell),
      cell.judged,
      cell.judged - cell.met,
      minor,
    ),
  );
}

/** `F-update/premier/high+timed/yes+span/all`. */
export function attainableSubject({ promise, tier, severity }: AttainableFinding): Subject {
  return { of: promise, cell: { tier, severity }, and: { timed: 'yes' }, isWhole: true };
}
