import type { FunnelFinding, MonthlyFindings } from '../../../pipeline/findings/contract.js';
import type { Block, Figure, FunnelPanel } from '../../render/contract.js';
import { capital } from '../../words/capital.js';
import { count, counted, listed } from '../../words/count.js';
import { wordsOf } from '../../words/names.js';
import { outOf, percent, RATED_FROM } from '../../words/rate.js';
import { kindNames, outsideTable, shareOf, unitsTable } from './funnel-tables.js';

const fewestUnits = 3;
const mostPanels = 6;
const beyond95 = 0.05;

/** Groups, accounts and responders beside what chance leaves at their n, and a table of those outside; none where nothing can be compared. */
export function funnelBlocks({ funnels }: MonthlyFindings): Block[] {
  const told = funnels.filter(({ missed, units }) => missed > 0 && units.length > 0);
  const drawn = drawnOf(told);
  if (drawn.length === 0) return [];
  const outside = told.flatMap((funnel) =>
    funnel.units.filter(({ place }) => place !== 'within').map((unit) => ({ funnel, unit })),
  );
  return [
    figureOf(drawn, told),
    ...(outside.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            title: null,
            counted: null,
            table: outsideTable(outside),
          },
        ]),
  ];
}

/** Those of three units or more; where there are too many to draw, those with someone outside, then the largest. */
function drawnOf(told: readonly FunnelFinding[]): FunnelFinding[] {
  const rank = ({ units, obligations }: FunnelFinding) =>
    (units.some(({ place }) => place !== 'within') ? 1e12 : 0) + obligations;
  const worth = told.filter(({ units }) => units.length >= fewestUnits);
  const kept = new Set([...worth].sort((a, b) => rank(b) - rank(a)).slice(0, mostPanels));
  return worth.filter((funnel) => kept.has(funnel));
}

function figureOf(drawn: readonly FunnelFinding[], told: readonly FunnelFinding[]): Figure {
  return {
    kind: 'figure',
    id: 'funnels',
    title: null,
    counted:
      'Share missed by the number of obligations, for each promise by itself; the level line is the share over all.',
    panels: drawn.map(panelOf),
    columns: 2,
    note: noteOf(told),
    numbers: unitsTable(
      'funnels-numbers',
      'Share missed and its limits by group, account and responder',
      drawn,
    ),
  };
}

function noteOf(told: readonly FunnelFinding[]): string {
  const units = told.flatMap((funnel) => funnel.units);
  const outside = units.filter(({ place }) => place !== 'within').length;
  const compared = counted(units.length, 'comparison');
  const few = told.filter((funnel) => funnel.few.units > 0);
  return [
    'Within the dashed lines chance alone leaves 95 %, within the plain ones 99.8 % (exact binomial at each n, around the share over all).',
    `Of ${compared} ${outside === 0 ? 'none lies' : outside === 1 ? '1 lies' : `${count(outside)} lie`} outside the dashed ones; chance alone would leave up to ${count(Math.max(1, Math.round(units.length * beyond95)))}.`,
    ...(few.length === 0
      ? []
      : [`Not compared, with fewer than ${RATED_FROM} obligations: ${listed(few.map(fewText))}.`]),
    ...(told.some(({ kind }) => kind === 'agent')
      ? ['A responder is who satisfied an obligation; what nobody satisfied is nobody’s.']
      : []),
  ].join(' ');
}

function fewText({ kind, promise, few }: FunnelFinding): string {
  const [one, many] = kindNames[kind];
  return `${counted(few.units, one, many)} by ${wordsOf(promise).many}`;
}

function panelOf(funnel: FunnelFinding): FunnelPanel {
  const { kind, promise, obligations, missed, units, limits } = funnel;
  const [, many] = kindNames[kind];
  const heading = `${capital(many)}, ${wordsOf(promise).many}`;
  return {
    chart: 'funnel',
    heading,
    description: `Share missed of ${wordsOf(promise).many} by ${many} and number of obligations; ${counted(units.filter(({ place }) => place !== 'within').length, 'unit')} outside the 95 % limits.`,
    overall: missed / obligations,
    overallText: `All ${percent(missed / obligations, obligations)}`,
    points: units.map((unit) => ({
      label: unit.name,
      n: unit.obligations,
      share: unit.missed / unit.obligations,
      place: unit.place === 'within' ? 'within' : unit.place.endsWith('99.8') ? 'far' : 'outside',
      text: `${unit.name}: ${shareOf(unit)} missed, ${outOf(unit.missed, unit.obligations)}`,
    })),
    limits,
  };
}
