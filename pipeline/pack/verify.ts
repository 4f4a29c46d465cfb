import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programVersion, zoneData } from '../root.js';
import { openWarehouse, type Warehouse } from '../warehouse/open.js';
import { checkFiles } from './check-files.js';
import { checkLedger } from './check-ledger.js';
import { checkManifest } from './check-manifest.js';
import { checkCounts, checkReplay } from './check-recomputed.js';
import { checkWindows } from './check-windows.js';
import type { Difference } from './difference.js';
import { findInputs } from './find-inputs.js';
import { type Manifest, signatureName } from './manifest.js';
import { parseOffsets } from './offsets.js';
import { type OpenedPack, openPack } from './open.js';
import { ingestAgain, replayAgain } from './recompute.js';
import { fingerprintOf, isSigned } from './signature.js';
import { offsetsFile } from './tables.js';
import { zoneNotices } from './zone-notices.js';

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

interface Again {
  readonly differences: readonly Difference[];
  readonly notices: readonly string[];
}

async function computeAgain(
  pack: OpenedPack,
  paths: Parameters<typeof ingestAgain>[2],
  scratch: string,
  show: (text: string) => void,
): Promise<Again> {
  const warehouse = await openWarehouse(join(scratch, 'again.duckdb'));
  try {
    return await compareAgain(warehouse, pack, paths, show);
  } finally {
    warehouse.close();
  }
}

async function compareAgain(
  warehouse: Warehouse,
  pack: OpenedPack,
  paths: Parameters<typeof ingestAgain>[2],
  show: (text: string) => void,
): Promise<Again> {
  const { manifest } = pack;
  const path = join(pack.folder, offsetsFile);
  const offsets = existsSync(path) ? parseOffsets(readFileSync(path, 'utf8')) : null;
  if (offsets === null) {
    const says = `${offsetsFile} cannot be read, so nothing can be computed again.`;
    return { differences: [{ kind: 'windows', says }], notices: [] };
  }
  const ingested = await ingestAgain(warehouse, manifest.sources, paths, offsets, (name) =>
    show(`Reading ${name} again …`),
  );
  const replayed = await replayAgain(warehouse, pack, offsets, (name) =>
    show(`Replaying: ${name} …`),
  );
  const notices = await zoneNotices(warehouse, manifest, offsets);
  const sofar = [...ingested.differences, ...checkCounts(ingested.read), ...replayed];
  if (replayed.length > 0) return { differences: sofar, notices };
  show('Comparing …');
  return {
    differences: [
      ...sofar,
      ...(await checkReplay(warehouse, manifest)),
      ...(await checkWindows(warehouse, pack, offsets)),
      ...(await checkLedger(warehouse, pack)),
    ],
    notices,
  };
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
