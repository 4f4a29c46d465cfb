import type { CountedThing } from '../../../pipeline/findings/contract.js';
import type { TracedFigure } from '../../render/contract.js';
import type { Subject } from '../figure-id.js';
import { minor, tracedFigure } from '../traced.js';

export type Asked = Omit<Subject, 'of'>;

export function main(name: string, of: CountedThing, asked: Asked, n: number): TracedFigure {
  return tracedFigure(name, { of, ...asked }, n);
}

/** One that paper tells by the pattern of its id. */
export function side(name: string, of: CountedThing, asked: Asked, n: number): TracedFigure {
  return tracedFigure(name, { of, ...asked }, n, null, minor);
}

/** Whose rows no document carries. */
export function beyond(figure: TracedFigure): TracedFigure {
  return { ...figure, list: null };
}
