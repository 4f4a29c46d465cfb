import { light } from '../look/tokens.js';
import type { RateFigure } from '../render/contract.js';

const width = 84;

/** The bar of a matrix cell: all that was due, what was missed of it at the right end, the interval below, then the range over the readings. */
export function cellBar(figure: RateFigure): string | null {
  if (figure.rate === null || figure.interval === null) return null;
  const at = (rate: number) => Math.round(rate * width * 100) / 100;
  const met = at(figure.rate);
  const { low, high } = figure.interval;
  const missed =
    figure.missed === 0
      ? ''
      : `<rect x="${met}" width="${Math.max(0.8, width - met)}" height="5" fill="${light.accent}"/>`;
  const range =
    figure.range === null
      ? ''
      : `<path d="M${at(figure.range.low)} 10.6H${at(figure.range.high)}M${at(figure.range.low)} 9.1v3M${at(figure.range.high)} 9.1v3" stroke="${light.ink}" stroke-width="0.7" fill="none"/>`;
  const height = range === '' ? 9 : 13;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<rect width="${met}" height="5" fill="${light.met}"/>${missed}` +
    `<path d="M${at(low)} 7.6H${at(high)}" stroke="${light.ink}" stroke-width="0.9"/>${range}</svg>`
  );
}
