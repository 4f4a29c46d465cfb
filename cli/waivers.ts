import { resolve } from 'node:path';
import type { WaiverRegister } from '../pipeline/waivers/contract.js';
import { readWaivers } from '../pipeline/waivers/read.js';
import type { Workspace } from '../pipeline/workspace.js';
import type { Io } from './io.js';

/** The register of waivers that `--waivers` names, else the one of punctual.yaml; null where neither does. */
export function registerOf(
  io: Io,
  { folder, config }: Workspace,
  asked?: string | undefined,
): WaiverRegister | null {
  if (asked !== undefined) return readWaivers(resolve(io.cwd, asked), asked);
  if (config.waivers === undefined) return null;
  return readWaivers(resolve(folder, config.waivers), config.waivers);
}
