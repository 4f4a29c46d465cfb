import type { KindFinding, MonthlyFindings } from '../../../pipeline/findings/contract.js';
import type { BarsPanel, Figure, HoursPanel, Section } from '../../render/contract.js';
import { kindId } from '../../trace/figure-id.js';
import { column, figure, table, traced, words } from '../../words/cells.js';
import { count, counted } from '../../words/count.js';
import { monthName } from '../../words/instant.js';
import { wordsOf } from '../../words/names.js';
import { outOf, percent, RATED_FROM } from '../../words/rate.js';
import { totalOf, worstKind, worstUnit } from '../standing-out.js';
import { worstPart } from '../week-parts.js';
import { unitIn } from './funnel-tables.js';
import { funnelBlocks } from './funnels.js';

const shownKinds = [
  ['Channel', 'channel'],
  ['Category', 'category'],
] as const;

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const mostBars = 8;
const notGiven = 'not given';
const fewToPlace = 5;

/** Where misses come from; null where nothing was missed. */
export function missesSection(findings: MonthlyFindings): Section | null {
  const { judged, missed } = totalOf(findings);
  if (missed === 0) return null;
  const figures = [hoursFigure(findings), kindsFigure(findings)].filter((each) => each !== null);
  const funnels = funnelBlocks(findings);
  return {
    id: 'misses',
    topic: 'Where misses come from',
    heading: headingOf(findings),
    counted: `${count(missed)} missed of ${counted(judged, 'obligation')}.`,
    blocks: [...figures, ...funnels],
  };
}

function headingOf(findings: MonthlyFindings): string {
  const month = monthName(findings.scope.month);
  const { missed } = totalOf(findings);
  if (missed < fewToPlace) {
    return `${month} has ${missed === 1 ? 'one miss' : `${missed} misses`}, too few to see a pattern`;
  }
  const part = worstPart(findings.hours);
  if (part !== null) return `${part.name} is where ${month}’s misses start`;
  const worst = worstUnit(findings);
  if (worst !== null) {
    const { funnel, unit } = worst;
    return `${unit.name}, ${unitIn(funnel.kind)}, missed more ${wordsOf(funnel.promise).many} than chance would leave`;
  }
  const kind = worstKind(findings);
  if (kind !== null) return `${month}’s misses stand out at one ${kind.kind}: ${kind.value}`;
  return `${month}’s misses have no one source`;
}

function hoursFigure(findings: MonthlyFindings): Figure | null {
  const { hours, openHours, scope } = findings;
  const missed = hours.reduce((sum, cell) => sum + cell.missed, 0);
  if (missed === 0) return null;
  const isOutlined = openHours.some(({ from, to }) => to - from < 24);
  const cells = hours.map(({ day, hour, obligations, missed: late }) => ({
    day,
    hour,
    n: obligations,
    missed: late,
    text: `${dayNames[day - 1]} ${clock(hour)}, ${count(late)} of ${count(obligations)} missed`,
  }));
  const heading = `Hour of the week in which the clock started, ${scope.zone}`;
  const panel: HoursPanel = {
    chart: 'hours',
    heading,
    description: 'Missed obligations by weekday and hour of their start.',
    cells,
    supportHours: isOutlined ? openHours : [],
    firstDay: 1,
  };
  return {
    kind: 'figure',
    id: 'hours',
    title: null,
    counted: null,
    panels: [panel],
    columns: 1,
    note: isOutlined
      ? 'Outlined: the hours in which support was open in most weeks of the month, on any calendar that timed these obligations.'
      : null,
    numbers: table(
      'hours-numbers',
      heading,
      [column('hour', 'Hour'), ...dayNames.map((name) => column(name, name, 'count'))],
      Array.from({ length: 24 }, (_, hour) => [
        words(clock(hour)),
        ...dayNames.map((_, index) => {
          const cell = cells.find((each) => each.day === index + 1 && each.hour === hour);
          const n = cell?.n ?? 0;
          const told = figure(n === 0 ? '–' : outOf(cell?.missed ?? 0, n), cell?.missed ?? 0);
          return n === 0 ? told : traced(told, kindId('hour', `${dayNames[index]} ${clock(hour)}`));
        }),
      ]),
    ),
  };
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

function kindsFigure(findings: MonthlyFindings): Figure | null {
  const panels = shownKinds.flatMap(([heading, kind]) => barsOf(heading, kind, findings));
  if (panels.length === 0) return null;
  return {
    kind: 'figure',
    id: 'kinds',
    title: null,
    counted:
      'Share missed with the 95 % interval, and missed of all; the line is the share over all.',
    panels,
    columns: 2,
    note: null,
    numbers: table(
      'kinds-numbers',
      'Share missed by channel and category',
      [
        column('kind', 'Kind'),
        column('value', 'Value'),
        column('missed', 'Missed', 'count'),
        column('share', 'Share missed', 'rate'),
      ],
      panels.flatMap(({ heading, bars }) =>
        bars.map((bar) => [
          words(heading),
          words(bar.label),
          traced(words(bar.nText), barId(heading, bar.label)),
          figure(bar.text, bar.value),
        ]),
      ),
    ),
  };
}

function barId(heading: string, label: string): string {
  const kind = shownKinds.find(([name]) => name === heading)?.[1] ?? 'channel';
  return kindId(kind, label === notGiven ? null : label);
}

function barsOf(
  heading: string,
  kind: KindFinding['kind'],
  findings: MonthlyFindings,
): BarsPanel[] {
  const own = findings.kinds.filter((each) => each.kind === kind);
  if (!own.some(({ value }) => value !== null)) return [];
  const { judged, missed } = totalOf(findings);
  const rated = own
    .filter(({ obligations }) => obligations >= RATED_FROM)
    .sort((a, b) => b.missed / b.obligations - a.missed / a.obligations)
    .slice(0, mostBars);
  if (rated.length === 0) return [];
  return [
    {
      chart: 'bars',
      heading,
      description: `Share missed by ${heading.toLowerCase()}, the highest first.`,
      overall: missed / judged,
      overallText: `All ${percent(missed / judged, judged)}`,
      bars: rated.map((each) => ({
        label: each.value ?? notGiven,
        value: each.missed / each.obligations,
        low: each.low,
        high: each.high,
        text: percent(each.missed / each.obligations, each.obligations),
        nText: outOf(each.missed, each.obligations),
      })),
    },
  ];
}
