import { chartSpecs } from '../charts/specs.js';
import { renderChart } from './chart.js';
import type { Section } from './contract.js';

/** Every chart of the sections as SVG, by the id of its figure, in the order of its panels. */
export async function drawFigures(
  sections: readonly Pick<Section, 'blocks'>[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const drawings = new Map<string, readonly string[]>();
  for (const section of sections) {
    for (const block of section.blocks) {
      if (block.kind !== 'figure') continue;
      const svgs: string[] = [];
      for (const [index, spec] of chartSpecs(block).entries()) {
        svgs.push(await renderChart(spec, `${block.id}-${index}`));
      }
      drawings.set(block.id, svgs);
    }
  }
  return drawings;
}
