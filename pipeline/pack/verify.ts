import type { KeyObject } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programVersion, zoneData } from '../root.js';
import { checkFiles } from './check-files.js';
import { checkManifest } from './check-manifest.js';
import { computeAgain } from './compute-again.js';
import type { Difference } from './difference.js';
import { findInputs } from './find-inputs.js';
import { type Manifest, signatureName } from './manifest.js';
import { type OpenedPack, openPack } from './open.js';
import { fingerprintOf, isSigned } from './signature.js';

export interface VerifyOptions {
  /** The path as the user wrote it. */
  readonly name: string;
  readonly path: string;
  /** The folder with the inputs that a pack leaves out. */
  readonly inputs?: { readonly folder: string; readonly name: string } | undefined;
  readonly key?: KeyObject | undefined;
  /** Told what is at hand. */
  readonly onStep?: (text: string) => void;
}

/** What came of verifying a pack. */
export interface Verification {
  readonly name: string;
  readonly manifest: Manifest;
  /** The SHA-256 of the manifest. */
  readonly sha256: string;
  /** The fingerprint of the key whose signature holds; null where none was asked for or it does not hold. */
  readonly signedBy: string | null;
  /** Each way in which the pack is not what it says; none if it is. */
  readonly differences: readonly Difference[];
  /** What is told, and not held against the pack. */
  readonly notices: readonly string[];
}

/**
 * Checks a pack by nothing but itself: every hash, then every row, computed again from the inputs with the pack's policies and
 * the pack's zones. Throws a UserError where it is no pack that can be read.
 */
export async function verifyPack(options: VerifyOptions): Promise<Verification> {
  const scratch = await mkdtemp(join(tmpdir(), 'punctual-verify-'));
  const show = options.onStep ?? (() => undefined);
  try {
    show(`Opening ${options.name} …`);
    const pack = await openPack(options.name, options.path, scratch);
    const inputs = await findInputs(pack, options.inputs ?? null);
    const files = await checkFiles(pack, (name) => show(`Hashing ${name} …`));
    const signature = checkSignature(pack, options.key);
    const again = await computeAgain(pack, inputs.paths, scratch, show);
    return {
      name: pack.name,
      manifest: pack.manifest,
      sha256: pack.sha256,
      signedBy:
        options.key !== undefined && signature.length === 0 ? fingerprintOf(options.key) : null,
      differences: [
        ...files,
        ...signature,
        ...checkManifest(pack.manifest),
        ...inputs.differences,
        ...again.differences,
      ],
      notices: [...noticesOf(pack, options.key), ...again.notices],
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function checkSignature(pack: OpenedPack, key: KeyObject | undefined): Difference[] {
  if (key === undefined) return [];
  const tell = (says: string): Difference[] => [{ kind: 'signature', says }];
  if (pack.signature === null) return tell(`The pack is not signed: it has no ${signatureName}.`);
  if (isSigned(pack.manifestBytes, pack.signature, key)) return [];
  return tell(`${signatureName} is not the signature of this manifest by this key.`);
}

function noticesOf(
  { manifest, signature, left }: OpenedPack,
  key: KeyObject | undefined,
): string[] {
  const { replayed_by } = manifest.program;
  const documents = manifest.files.filter(({ name }) => name.startsWith('documents/'));
  return [
    ...(replayed_by === programVersion
      ? []
      : [`The ledger was made by Punctual ${replayed_by}; this is ${programVersion}.`]),
    ...(manifest.zone_data === zoneData
      ? []
      : [
          `The ledger was made with the zone data ${manifest.zone_data}; this machine has ${zoneData}.`,
        ]),
    ...(signature !== null && key === undefined
      ? ['The pack is signed, and the signature was not checked; name the public key with --key.']
      : []),
    ...documents.map(
      ({ name }) => `${name}: its bytes are as listed; its figures were not computed again.`,
    ),
    ...left.map((name) => `${name} was left by a desktop and is no part of the pack.`),
  ];
}
