import type { Figure, TimelinePanel } from '../render/contract.js';
import { capital } from '../words/capital.js';

const signs = {
  opened: 'triangle: the customer wrote',
  message: 'dot: support wrote',
  automatic: 'open dot: an automatic message',
  note: 'small square: an internal note',
  attempt: 'diamond: an attempt to reach the customer',
} as const;

const states = {
  owed: 'thin line: owed, by no clock',
  counted: 'line: the clock counts',
  overdue: 'thick line: it counts after the due',
  paused: 'hatched: paused',
  closed: 'shaded: closed',
  idle: null,
} as const;

/** What the signs of these drawings mean, once for all of them: only those that are used. */
export function timelineKey(figures: readonly Figure[]): string {
  const panels = figures
    .flatMap(({ panels: own }) => own)
    .filter((panel): panel is TimelinePanel => panel.chart === 'timeline');
  const has = (shape: string) =>
    panels.some(({ marks }) =>
      marks.some((mark) => (mark.side === 'customer' ? 'opened' : mark.shape) === shape),
    );
  const used = [
    ...Object.entries(signs).flatMap(([shape, says]) => (has(shape) ? [says] : [])),
    ...Object.entries(states).flatMap(([state, says]) =>
      says !== null && panels.some(({ hours }) => hours.some((each) => each.state === state))
        ? [says]
        : [],
    ),
    ...(panels.some(({ dues }) => dues.length > 0)
      ? ['flag: a due, notched where it was missed']
      : []),
  ];
  const text = used.join('; ');
  return text === '' ? '' : `${capital(text)}.`;
}
