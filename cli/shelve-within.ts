import { relative, resolve, sep } from 'node:path';
import type { Workspace } from '../pipeline/workspace.js';
import type { Shelved } from '../reports/shelf/contract.js';
import { shelve } from './shelf.js';

/** Lists files of `folder` on the workspace's index page, if they lie within its folder of reports; elsewhere nobody would look for them there. */
export function shelveWithin(
  { folder: home, config }: Workspace,
  folder: string,
  files: readonly string[],
  made: Omit<Shelved, 'files'>,
): void {
  const out = resolve(home, config.out);
  const within = relative(out, folder);
  if (within === '..' || within.startsWith(`..${sep}`) || resolve(out, within) !== folder) return;
  const paths = files.map((file) => [...within.split(sep), file].filter((part) => part !== ''));
  shelve(out, [{ ...made, files: paths.map((parts) => parts.join('/')) }]);
}
