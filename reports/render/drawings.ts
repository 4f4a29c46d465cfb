import { quartersDomain, quartersDrawing } from '../charts/quarters.js';
import { chartSpecs, panelWidth } from '../charts/specs.js';
import { timelineDrawing } from '../charts/timeline.js';
import { renderChart } from './chart.js';
import type { Figure, Section } from './contract.js';

/** Every chart of the sections as SVG, by the id of its figure, in the order of its panels. */
export async function drawFigures(
  sections: readonly Pick<Section, 'blocks'>[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const drawings = new Map<string, readonly string[]>();
  for (const section of sections) {
    for (const block of section.blocks) {
      if (block.kind !== 'figure') continue;
      drawings.set(block.id, await drawFigure(block));
    }
  }
  return drawings;
}

async function drawFigure(figure: Figure): Promise<readonly string[]> {
  const width = panelWidth(figure.columns);
  const charted = figure.panels.filter(({ chart }) => chart !== 'timeline' && chart !== 'quarters');
  const specs = chartSpecs({ ...figure, panels: charted });
  const svgs: string[] = [];
  for (const [index, panel] of figure.panels.entries()) {
    const id = `${figure.id}-${index}`;
    if (panel.chart === 'timeline') svgs.push(timelineDrawing(panel, width, id));
    if (panel.chart === 'quarters') {
      svgs.push(quartersDrawing(panel, width, quartersDomain(figure)));
    }
    const spec = specs[charted.indexOf(panel)];
    if (spec !== undefined) svgs.push(await renderChart(spec, id));
  }
  return svgs;
}
