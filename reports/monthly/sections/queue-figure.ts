import type { MonthlyFindings, QueueFinding } from '../../../pipeline/findings/contract.js';
import type { Figure, QueuePanel, TrendPanel } from '../../render/contract.js';
import { column, counting, table, words } from '../../words/cells.js';
import { count, counted } from '../../words/count.js';
import { monthName, monthShort } from '../../words/instant.js';
import { shareText } from '../../words/share.js';

const fewestMonths = 4;

/** Responses over the month by how many waiting cases they overtook, and their share by month. */
export function queueFigure(findings: MonthlyFindings, queue: QueueFinding): Figure {
  const panels = [dotsPanel(findings, queue), ...trendPanel(queue)];
  const heading = `Responses by date and waiting cases overtaken, ${findings.scope.zone}`;
  return {
    kind: 'figure',
    id: 'queue',
    title: null,
    counted: null,
    panels,
    columns: panels.length > 1 ? 2 : 1,
    note: 'The more responses, the larger the dot; the figure at the right counts them.',
    numbers: table(
      'queue-numbers',
      heading,
      [
        column('date', 'Date'),
        column('overtaken', 'Cases overtaken', 'count'),
        column('responses', 'Responses', 'count'),
      ],
      queue.dots.map(({ date, overtaken, responses }) => [
        words(date),
        counting(overtaken),
        counting(responses),
      ]),
    ),
  };
}

function dotsPanel({ scope }: MonthlyFindings, queue: QueueFinding): QueuePanel {
  const most = Math.max(0, ...queue.dots.map(({ overtaken }) => overtaken));
  const steps = Array.from({ length: stepOf(most) + 1 }, (_, step) => step);
  const dots = new Map<string, { date: string; step: number; responses: number }>();
  for (const { date, overtaken, responses } of queue.dots) {
    const step = stepOf(overtaken);
    const key = `${date} ${step}`;
    dots.set(key, { date, step, responses: responses + (dots.get(key)?.responses ?? 0) });
  }
  const held = [...dots.values()];
  const total = (step: number) =>
    held.filter((dot) => dot.step === step).reduce((sum, { responses }) => sum + responses, 0);
  return {
    chart: 'queue',
    heading: 'Waiting cases overtaken',
    description: `Responses of ${monthName(scope.month)} by date and by how many waiting cases they overtook.`,
    dates: datesOf(scope.month),
    steps: steps.map((step) => ({ label: labelOf(step), nText: count(total(step)) })),
    dots: held.map((dot) => ({
      ...dot,
      text: `${dot.date}: ${counted(dot.responses, 'response')} overtook ${dot.step === 0 ? 'none' : labelOf(dot.step)}`,
    })),
  };
}

/** None, 1, 2, 3 – 4, 5 – 8 …: each step twice as far as the one before. */
function stepOf(overtaken: number): number {
  return overtaken === 0 ? 0 : Math.ceil(Math.log2(overtaken)) + 1;
}

function labelOf(step: number): string {
  if (step === 0) return 'None';
  if (step < 3) return count(step);
  return `${count(2 ** (step - 2) + 1)} – ${count(2 ** (step - 1))}`;
}

function datesOf(month: string): string[] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
}

function trendPanel({ months }: QueueFinding): TrendPanel[] {
  if (months.filter(({ overtaking }) => overtaking.rate !== null).length < fewestMonths) return [];
  return [
    {
      chart: 'trend',
      heading: 'Responses that overtook, by month',
      description: 'Share of first responses that overtook a waiting case, by month.',
      months: months.map(({ month, overtaking }) => ({
        month,
        label: monthShort(month),
        rate: overtaking.rate,
        low: overtaking.low,
        high: overtaking.high,
        limitLow: null,
        limitHigh: null,
        published: null,
        text: shareText(overtaking),
        tooltip: `${monthShort(month)}: ${shareText(overtaking)}, n ${count(overtaking.n)}`,
      })),
    },
  ];
}
