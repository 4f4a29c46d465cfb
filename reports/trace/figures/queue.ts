import type { CallFinding, QueueFinding } from '../../../pipeline/findings/contract.js';
import type { TracedFigure } from '../../render/contract.js';
import type { Names } from '../../words/names.js';
import { byCase, minor, tracedFigure } from '../traced.js';
import { beyond, main, side } from './counted.js';

/** Responses that overtook, cases that waited, and how long. */
export function queueFigures(queue: QueueFinding | null, names: Names): TracedFigure[] {
  if (queue === null) return [];
  const { overtaking, waiting, places, months } = queue;
  return [
    main('Responses', 'responses', {}, overtaking.n),
    side('Responses that overtook', 'responses', { says: 'overtook' }, overtaking.part),
    tracedFigure('Cases that waited', { of: 'waiting' }, waiting.n, null, byCase),
    tracedFigure('Cases overtaken', { of: 'waiting', says: 'overtaken' }, waiting.part, null, {
      ...minor,
      ...byCase,
    }),
    ...places.flatMap((place) => {
      const { tier, severity } = place;
      const where = names.place(tier, severity) || 'not known';
      const and = { tier: tier ?? '', severity: severity ?? '' };
      return [
        side(`Responses, ${where}`, 'responses', { and }, place.overtaking.n),
        side(
          `Responses that overtook, ${where}`,
          'responses',
          { says: 'overtook', and },
          place.overtaking.part,
        ),
        side(`Waits on a clock, ${where}`, 'waits', { and }, place.timed),
        side(`Cases that waited, ${where}`, 'waiting', { and }, place.waiting.n),
        side(
          `Cases overtaken, ${where}`,
          'waiting',
          { says: 'overtaken', and },
          place.waiting.part,
        ),
      ];
    }),
    ...months
      .slice(0, -1)
      .flatMap(({ month, overtaking: then }) => [
        beyond(side(`Responses, ${month}`, 'responses', { and: { period: month } }, then.n)),
        beyond(
          side(
            `Responses that overtook, ${month}`,
            'responses',
            { says: 'overtook', and: { period: month } },
            then.part,
          ),
        ),
      ]),
  ];
}

/** How calls were taken. */
export function callFigures(calls: CallFinding | null): TracedFigure[] {
  if (calls === null) return [];
  const { overtaking } = calls;
  return [
    main('Calls', 'calls', {}, calls.calls),
    side('Calls not answered', 'calls', { says: 'unanswered' }, calls.calls - overtaking.n),
    side('Calls taken before earlier ones', 'calls', { says: 'overtook' }, overtaking.part),
    side('Calls taken in turn', 'calls', { says: 'in_turn' }, overtaking.n - overtaking.part),
  ];
}
