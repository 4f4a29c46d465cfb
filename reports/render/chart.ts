import type { TopLevelSpec } from 'vega-lite';
import { light, secondTypeface, size, typeface } from '../look/tokens.js';
import { textWidth } from './measure.js';

const config = {
  font: `${typeface}, ${secondTypeface}`,
  padding: 0,
  view: { stroke: null },
  axis: {
    aria: false,
    labelColor: light.muted,
    labelFontSize: size.smallest,
    labelFontWeight: 'normal',
    titleColor: light.muted,
    titleFontSize: size.smallest,
    titleFontWeight: 'normal',
    domainColor: light.hairline,
    domainWidth: 0.5,
    gridColor: light.hairline,
    gridWidth: 0.4,
    ticks: false,
    labelPadding: 4,
  },
  text: { color: light.ink, fontSize: size.chart },
} as const;

/** A mark carries the accent's hatching where it is filled with this colour. */
export const hatch = '#010203';

/** Draws a Vega-Lite chart as SVG text, without a canvas, in the tokens' light colours. */
export async function renderChart(spec: TopLevelSpec, id: string): Promise<string> {
  const { vega, lite } = await engines();
  const compiled = lite.compile({ ...spec, config }, { logger: vega.logger(vega.None) });
  const view = new vega.View(vega.parse({ ...compiled.spec, background: 'none' }), {
    renderer: 'none',
  });
  const svg = await view.toSVG();
  view.finalize();
  return hatched(svg, id);
}

async function engines() {
  const [vega, lite] = await Promise.all([import('vega'), import('vega-lite')]);
  Object.assign(measuring(vega), { width: itemWidth });
  return { vega, lite };
}

// vega exports its text metrics, its typings leave them out.
function measuring(vega: object): object {
  if ('textMetrics' in vega && typeof vega.textMetrics === 'object' && vega.textMetrics !== null) {
    return vega.textMetrics;
  }
  throw new Error('This vega measures no text.');
}

interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
}

function itemWidth(item: TextItem, text: unknown): number {
  const weight = Number(item.fontWeight) >= 600 ? 600 : 400;
  return textWidth(String(text ?? ''), item.fontSize ?? size.chart, weight);
}

/** The drawing with its hatching drawn, under a name of its own. */
export function hatched(svg: string, id: string): string {
  if (!svg.includes(hatch)) return svg;
  const pattern =
    `<defs><pattern id="${id}-hatch" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    `<rect width="1.2" height="3" fill="${light.paper}"/></pattern></defs>`;
  return svg.replace(/(<svg[^>]*>)/, `$1${pattern}`).replaceAll(hatch, `url(#${id}-hatch)`);
}
