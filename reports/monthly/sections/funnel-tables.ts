import type {
  FunnelFinding,
  FunnelUnit,
  UnitKind,
  UnitPlace,
} from '../../../pipeline/findings/contract.js';
import type { Cell, Table } from '../../render/contract.js';
import { column, figure, table, words } from '../../words/cells.js';
import { linked } from '../../trace/link.js';
import { unitSubject } from '../../trace/figures/units.js';
import { wordsOf } from '../../words/names.js';
import { outOf, percent, percentSpan } from '../../words/rate.js';

/** How units of one kind are called. */
export const kindNames: Readonly<Record<UnitKind, readonly [one: string, many: string]>> = {
  group: ['assignment group', 'assignment groups'],
  account: ['account', 'accounts'],
  agent: ['responder', 'responders'],
};

const placeNames: Readonly<Record<UnitPlace, string>> = {
  within: 'within',
  'above-95': 'above 95 %',
  'above-99.8': 'above 99.8 %',
  'below-95': 'below 95 %',
  'below-99.8': 'below 99.8 %',
};

/** How a unit of one kind is called after its name: "an assignment group". */
export function unitIn(kind: UnitKind): string {
  return `an ${kindNames[kind][0]}`.replace('an responder', 'a responder');
}

/** The share missed as printed. */
export function shareOf({ missed, obligations }: FunnelUnit): string {
  return percent(missed / obligations, obligations);
}

/** Those outside the limits, with the misses that their mix of tiers and severities would have. */
export function outsideTable(
  outside: readonly { readonly funnel: FunnelFinding; readonly unit: FunnelUnit }[],
): Table {
  const isFar = ({ place }: FunnelUnit) => (place.endsWith('99.8') ? 0 : 1);
  const excess = ({ missed, expected }: FunnelUnit) => missed - expected;
  const rows = [...outside].sort(
    (a, b) => isFar(a.unit) - isFar(b.unit) || excess(b.unit) - excess(a.unit),
  );
  return table(
    'outside-limits',
    'Outside the limits of chance, the farthest first',
    [...columns(), column('expected', 'Of its mix', 'count'), column('place', 'Lies')],
    rows.map(({ funnel, unit }) => [
      ...cellsOf(funnel, unit),
      figure(unit.expected.toFixed(1), unit.expected),
      words(placeNames[unit.place]),
    ]),
    {
      note: 'Of its mix: the misses of as many obligations of the same tiers and severities, at the shares over all.',
    },
  );
}

/** Every unit with its limits. */
export function unitsTable(id: string, caption: string, funnels: readonly FunnelFinding[]): Table {
  return table(
    id,
    caption,
    columns(),
    funnels.flatMap((funnel) => funnel.units.map((unit) => cellsOf(funnel, unit))),
  );
}

function columns() {
  return [
    column('name', 'Name'),
    column('kind', 'Kind'),
    column('promise', 'Promise'),
    column('missed', 'Missed of', 'count'),
    column('share', 'Share missed', 'rate'),
    column('interval', '95 % interval', 'rate'),
    column('limits', '95 % limits', 'rate'),
  ];
}

function cellsOf({ kind, promise }: FunnelFinding, unit: FunnelUnit): Cell[] {
  const { name, obligations, missed, low, high, limitLow, limitHigh } = unit;
  return [
    words(name),
    words(kindNames[kind][0]),
    words(wordsOf(promise).name),
    linked(figure(outOf(missed, obligations), missed), unitSubject(promise, kind, name)),
    figure(shareOf(unit), missed / obligations),
    figure(percentSpan(low, high, obligations), low),
    figure(percentSpan(limitLow, limitHigh, obligations), limitHigh),
  ];
}
