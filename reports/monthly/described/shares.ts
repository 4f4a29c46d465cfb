import type { Share } from '../../../pipeline/findings/contract.js';
import type { Block, DotsPanel } from '../../render/contract.js';
import { column, counting, figure, table, words } from '../../words/cells.js';
import { count } from '../../words/count.js';
import { intervalText, shareText } from './telling.js';

/** A finding that is one share or a few of them. */
export interface Shares {
  readonly id: string;
  readonly title: string;
  readonly counted: string;
  /** What the shares are of, over the chart and as a column. */
  readonly heading: string;
  /** What a row is: "Channel". */
  readonly rowLabel: string;
  /** What is counted: "Responses". */
  readonly unit: string;
  readonly rows: readonly (readonly [label: string, share: Share])[];
}

/** Shares as dots on their intervals, or as a table where there are too few to draw. */
export function sharesTold(told: Shares): Block {
  const { id, title, counted, heading, rowLabel, unit, rows } = told;
  const numbers = table(
    `${id}-numbers`,
    `${heading}, ${unit.toLowerCase()}`,
    [
      column('what', rowLabel),
      column('share', heading, 'rate'),
      column('interval', '95 % interval', 'rate'),
      column('n', unit, 'count'),
    ],
    rows.map(([label, share]) => [
      words(label),
      figure(share.n === 0 ? 'none' : shareText(share), share.rate),
      figure(intervalText(share), share.low),
      counting(share.n),
    ]),
  );
  const panel = panelOf(told);
  if (panel === null) return { kind: 'table', title, counted, table: numbers };
  return {
    kind: 'figure',
    id,
    title,
    counted,
    panels: [panel],
    columns: 1,
    note: null,
    numbers,
  };
}

function panelOf({ heading, unit, rows }: Shares): DotsPanel | null {
  const drawn = rows.flatMap(([label, share]) => {
    const { rate, low, high, n } = share;
    if (rate === null || low === null || high === null) return [];
    return [
      {
        label,
        score: rate,
        low,
        high,
        boundLow: null,
        boundHigh: null,
        text: shareText(share),
        nText: `n ${count(n)}`,
      },
    ];
  });
  if (drawn.length < rows.length) return null;
  return {
    chart: 'dots',
    heading,
    description: `${heading}: share of ${unit.toLowerCase()} with its 95 % interval.`,
    rows: drawn,
  };
}
