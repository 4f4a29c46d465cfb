import type { Policy } from '../../pipeline/policy/schema.js';
import { replayWorld } from '../oracle/world.js';
import { sampleExport } from './sample-export.js';

/** Replays a sample of a generated export case by case, as the slow oracle does, and tells how many events it got through in a second. */
export async function runLuxonLoop(
  folder: string,
  cases: number,
  policies: readonly Policy[],
): Promise<{ cases: number; events: number; events_per_second: number }> {
  const { world, asOf } = await sampleExport(folder, cases);
  const events = Object.values(world.events).flat().length;
  const started = process.hrtime.bigint();
  replayWorld(world, policies, asOf);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  return { cases: world.cases.length, events, events_per_second: events / seconds };
}
