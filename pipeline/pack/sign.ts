import type { KeyObject } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../failure.js';
import { checkFiles } from './check-files.js';
import { manifestName, signatureName } from './manifest.js';
import { type OpenedPack, openPack } from './open.js';
import { signBytes } from './signature.js';
import { beginTarget } from './target.js';

/** Signs a pack's manifest and puts the signature into the pack; one that is there is replaced. Files that are not as listed are refused. */
export async function signPack(
  name: string,
  path: string,
  key: KeyObject,
): Promise<{ readonly sha256: string; readonly wasSigned: boolean }> {
  const scratch = await mkdtemp(join(tmpdir(), 'punctual-sign-'));
  try {
    const pack = await openPack(name, path, scratch);
    const [wrong] = await checkFiles(pack, () => undefined);
    if (wrong !== undefined) throw notWhole(name, wrong.says);
    const signature = signBytes(pack.manifestBytes, key);
    if (pack.isZip) await zipAgain(pack, path, signature);
    else await writeFile(join(pack.folder, signatureName), signature);
    return { sha256: pack.sha256, wasSigned: pack.signature !== null };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Writes the zip anew as it was first written, the signature last. */
async function zipAgain(pack: OpenedPack, path: string, signature: Uint8Array): Promise<void> {
  const target = await beginTarget(path, pack.name, true);
  try {
    for (const { name } of pack.manifest.files) {
      await target.add(name, { path: join(pack.folder, name) });
    }
    await target.add(manifestName, { bytes: pack.manifestBytes });
    await target.add(signatureName, { bytes: signature });
    await target.finish();
  } catch (error) {
    await target.abandon().catch(() => undefined);
    throw error;
  }
}

function notWhole(name: string, what: string): UserError {
  return new UserError({
    code: 'pack.not-whole',
    message: `${name} is not as its manifest lists it, so it was not signed: ${what}`,
    hint: 'See punctual verify for all that differs, and pack it again.',
  });
}
