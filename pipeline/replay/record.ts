import type { LoadedPolicy } from '../policy/load.js';
import { programVersion, zoneData } from '../root.js';
import { fill } from '../warehouse/fill.js';
import type { Warehouse } from '../warehouse/open.js';

interface Replay {
  readonly asOfMs: number;
  readonly isAsOfGiven: boolean;
  /** How far the calendars are laid out. */
  readonly from: number;
  readonly to: number;
}

/** Records which replay made the ledger, and the policy files that it read. */
export async function writeReplay(
  warehouse: Warehouse,
  policies: readonly LoadedPolicy[],
  { asOfMs, isAsOfGiven, from, to }: Replay,
): Promise<void> {
  const told = policies.map(({ policy, path, sha256, raw }) => ({
    policy: policy.id,
    version: policy.version,
    path,
    sha256,
    raw,
  }));
  await fill(warehouse, 'policy.replays', replayColumns, [
    [asOfMs, isAsOfGiven, programVersion, zoneData, from, to, JSON.stringify(told)],
  ]);
  const files = policies.map(({ policy, path, sha256, text }, place) => [
    place,
    policy.id,
    policy.version,
    path,
    sha256,
    text,
  ]);
  await fill(warehouse, 'policy.files', fileColumns, files);
}

const replayColumns = {
  as_of_ms: 'bigint',
  is_as_of_given: 'boolean',
  program_version: 'text',
  zone_data: 'text',
  laid_from_ms: 'bigint',
  laid_to_ms: 'bigint',
  policies: 'text',
} as const;

const fileColumns = {
  place: 'integer',
  policy: 'text',
  policy_version: 'text',
  path: 'text',
  sha256: 'text',
  content: 'text',
} as const;
