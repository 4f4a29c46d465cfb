import { light } from '../look/tokens.js';
import type { RateFigure } from '../render/contract.js';
import { shareDomain } from './parts.js';

const width = 150;
const height = 14;
const inset = 4;

/** One strip: a rate, and the rate of the month before if there was one. */
export interface Strip {
  readonly figure: RateFigure | null;
  readonly before: number | null;
}

/** The span that the strips of a page share: every figure, its interval, its range, the month before. */
export function stripDomain(strips: readonly Strip[]): [number, number] {
  return shareDomain(
    strips.flatMap(({ figure, before }) => [
      figure?.rate ?? null,
      figure?.interval?.low ?? null,
      figure?.interval?.high ?? null,
      figure?.range?.low ?? null,
      figure?.range?.high ?? null,
      before,
    ]),
  );
}

/** A rate as a dot in its interval, the range over the readings as a line with ends, the month before as an open dot. */
export function rateStrip({ figure, before }: Strip, domain: [number, number]): string | null {
  if (figure === null || figure.rate === null) return null;
  const [low, high] = domain;
  const at = (rate: number) =>
    Math.round((inset + ((rate - low) / (high - low || 1)) * (width - 2 * inset)) * 100) / 100;
  const middle = height / 2;
  const marks = [`<path d="M0 ${middle}H${width}" stroke="${light.hairline}" stroke-width="0.5"/>`];
  if (figure.interval !== null) {
    const from = at(figure.interval.low);
    marks.push(
      `<rect x="${from}" y="${middle - 3.5}" width="${at(figure.interval.high) - from}" height="7" fill="${light.met}"/>`,
    );
  }
  if (figure.range !== null) {
    const from = at(figure.range.low);
    const to = at(figure.range.high);
    marks.push(
      `<path d="M${from} ${middle}H${to}M${from} ${middle - 5.5}v11M${to} ${middle - 5.5}v11" stroke="${light.ink}" stroke-width="0.8" fill="none"/>`,
    );
  }
  if (before !== null) {
    marks.push(
      `<circle cx="${at(before)}" cy="${middle}" r="2.6" fill="${light.paper}" stroke="${light.muted}" stroke-width="0.9"/>`,
    );
  }
  marks.push(`<circle cx="${at(figure.rate)}" cy="${middle}" r="3.1" fill="${light.ink}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${marks.join('')}</svg>`;
}
