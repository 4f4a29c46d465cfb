import type { Warehouse } from '../../warehouse/open.js';
import type { SourceFile } from '../source.js';
import type { Incoming } from './incoming.js';

export async function readIcalendar(_source: SourceFile, _warehouse: Warehouse): Promise<Incoming> {
  throw new Error('soon');
}
