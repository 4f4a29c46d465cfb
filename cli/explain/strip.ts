import { DateTime } from 'luxon';
import type { Explanation, Stretch } from '../../pipeline/explain/contract.js';

const labelWidth = 10;
const minute = 60_000;
const hour = 60 * minute;
const steps = [15 * minute, hour, 3 * hour, 6 * hour, 24 * hour, 48 * hour, 168 * hour, 672 * hour];

interface Scale {
  readonly from: number;
  readonly to: number;
  readonly cells: number;
  readonly zone: string;
}

/** The life of a case on one line of time: closed hours shaded, pauses hatched, messages by side, dues as flags. */
export function stripLines(
  { hours, messages, obligations }: Explanation,
  { zone, width }: { readonly zone: string; readonly width: number },
): string[] {
  const from = hours[0]?.from_at_ms;
  const to = hours.at(-1)?.to_at_ms;
  if (from === undefined || to === undefined) return [];
  const scale = { from, to, cells: Math.max(20, width - labelWidth - 3), zone };
  const at = (side: string) =>
    messages.filter((message) => message.side === side).map(({ at_ms }) => at_ms);
  const dues = (isMissed: boolean) =>
    obligations
      .filter(({ verdict }) => verdict !== 'excluded' && (verdict === 'missed') === isMissed)
      .flatMap(({ due_at_ms }) => due_at_ms ?? []);
  const rows = [
    ['', axis(scale)],
    ['customer', marks(scale, [['▲', at('customer')]])],
    ['hours', hoursRow(scale, hours)],
    [
      'support',
      marks(scale, [
        ['○', at('system')],
        ['●', at('agent')],
      ]),
    ],
    [
      'due',
      marks(scale, [
        ['⚑', dues(false)],
        ['✗', dues(true)],
      ]),
    ],
  ] as const;
  const drawn = rows.map(([label, cells]) => `  ${label.padEnd(labelWidth)}${cells}`.trimEnd());
  const used = Object.entries(signs).filter(([sign]) => drawn.some((row) => row.includes(sign)));
  return [...drawn, `  ${''.padEnd(labelWidth)}${used.map((pair) => pair.join(' ')).join('  ')}`];
}

const signs = {
  '─': 'open',
  '░': 'closed',
  '╱': 'paused',
  '▲': 'customer',
  '●': 'agent',
  '○': 'automatic',
  '⚑': 'due',
  '✗': 'due, missed',
} as const;

function hoursRow(scale: Scale, hours: readonly Stretch[]): string {
  return Array.from({ length: scale.cells }, (_, cell) => {
    const from = instantOf(scale, cell);
    const to = instantOf(scale, cell + 1);
    const held = hours.filter((each) => each.from_at_ms < to && each.to_at_ms > from);
    const state = (['counted', 'paused'] as const).find((each) =>
      held.some((stretch) => stretch.state === each && covers(stretch, from, to)),
    );
    return cellSigns[state ?? 'closed'];
  }).join('');
}

const cellSigns = { counted: '─', paused: '╱', closed: '░' } as const;

/** Whether a stretch takes up enough of a cell to be what the cell shows: a third, or a whole working day's share of it. */
function covers({ from_at_ms, to_at_ms }: Stretch, from: number, to: number): boolean {
  const shared = Math.min(to_at_ms, to) - Math.max(from_at_ms, from);
  return shared * 3 >= Math.min(to - from, 12 * hour);
}

function marks(scale: Scale, layers: readonly (readonly [string, readonly number[]])[]): string {
  const cells = Array.from({ length: scale.cells }, () => ' ');
  for (const [sign, instants] of layers) {
    for (const instant of instants) {
      const cell = cellOf(scale, instant);
      if (cell !== null) cells[cell] = sign;
    }
  }
  return cells.join('');
}

function axis(scale: Scale): string {
  const { from, to, cells, zone } = scale;
  const step = steps.find((each) => (to - from) / each <= cells / 14) ?? 2688 * hour;
  const labels = [{ cell: 0, text: labelOf(from, zone, true) }];
  for (const instant of ticks(from, to, step, zone)) {
    const cell = cellOf(scale, instant) ?? cells;
    const text = labelOf(instant, zone, step < 24 * hour);
    const last = labels.at(-1);
    const isClear = last === undefined || cell >= last.cell + last.text.length + 2;
    if (isClear && cell + text.length <= cells) labels.push({ cell, text });
  }
  return labels.reduce((line, { cell, text }) => `${line.padEnd(cell)}${text}`, '');
}

function ticks(from: number, to: number, step: number, zone: string): number[] {
  const found: number[] = [];
  const start = DateTime.fromMillis(from, { zone }).startOf('day');
  const inDays = step >= 24 * hour;
  for (let index = 1; ; index += 1) {
    const next = inDays
      ? start.plus({ days: (index * step) / (24 * hour) })
      : start.plus({ minutes: (index * step) / minute });
    if (+next >= to) return found;
    if (+next > from) found.push(+next);
  }
}

function labelOf(instant: number, zone: string, hasClock: boolean): string {
  const local = DateTime.fromMillis(instant, { zone, locale: 'en' });
  return local.toFormat(hasClock && +local !== +local.startOf('day') ? 'd LLL HH:mm' : 'ccc d LLL');
}

function cellOf({ from, to, cells }: Scale, instant: number): number | null {
  if (instant < from || instant > to) return null;
  return Math.min(cells - 1, Math.floor(((instant - from) / (to - from)) * cells));
}

function instantOf({ from, to, cells }: Scale, cell: number): number {
  return from + ((to - from) * cell) / cells;
}
